/** A sentence with its UTF-16 offset in the text it was cut from. */
export type Sentence = { text: string; start: number; end: number }

const abbreviations = new Set(
  (
    'mr mrs ms dr prof gen col lt capt sgt maj sen rep gov pres st ste mt ft no nos vs etc approx dept jan feb mar apr ' +
    'jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k u.n e.u d.c a.m p.m e.g i.e inc ltd co km'
  ).split(' '),
)

/** Longer than any sentence that somebody wrote: what goes on without a stop is cut at a space, so that no reader of sentences meets more. */
const longest = 2000

/** Cuts text into sentences at full stops and line ends, but not after `U.S.`, `Jan.`, `a.m.` and the like. Linear. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (const stop of text.matchAll(/(?<![.!?؟。])[.!?؟。]+["”’')\]]{0,2}(?= )|\n+/gu)) {
    const end = stop.index + stop[0].length
    if (stop[0][0] === '.' && !isEnd(text, from, stop.index, end)) continue
    push(sentences, text, from, end)
    from = end
  }
  push(sentences, text, from, text.length)
  return sentences
}

/** "15. September" is no end of a sentence. */
const germanMonth =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  let begin = from
  while (to - begin > longest) {
    const space = text.lastIndexOf(' ', begin + longest)
    const cut = space > begin ? space : begin + longest
    add(sentences, text, begin, cut)
    begin = cut
  }
  add(sentences, text, begin, to)
}

function add(sentences: Sentence[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to)
  const trimmed = raw.trim()
  if (trimmed === '') return
  const start = from + raw.length - raw.trimStart().length
  sentences.push({ text: trimmed, start, end: start + trimmed.length })
}

function isEnd(text: string, from: number, dot: number, end: number): boolean {
  const before = text.slice(Math.max(from, dot - 12), dot)
  const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase() ?? ''
  const next = text.slice(end, end + 3).trim()
  if (/^[\p{Ll}]/u.test(next)) return false
  if (/(?<!\d)\d{1,2}$/.test(before) && germanMonth.test(text.slice(end + 1, end + 12))) return false
  if (/^(?:a\.m|p\.m|etc)$/.test(word)) return true
  if (abbreviations.has(word)) return false
  return !(word.length === 1 && /\p{L}/u.test(word))
}
