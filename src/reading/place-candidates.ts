/** A run of capitalised words that may name a place, with what stands around it. Offsets are UTF-16. */
export type Token = { text: string; start: number; end: number }
export type Run = { tokens: Token[]; start: number; end: number }

const wordPattern = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’ʼ.-]*/gu
const particles = new Set(
  'of the de del da do dos du des la le les el al an e y and ul ur bin von am sur upon'.split(' '),
)

/** Runs of capitalised words, small particles between them included ("Rio de Janeiro"). Linear in the length. */
export function runsOf(text: string): Run[] {
  const tokens = tokensOf(text)
  const runs: Run[] = []
  let at = 0
  while (at < tokens.length) {
    if (!isCapitalised(tokens[at])) {
      at++
      continue
    }
    const end = runEnd(text, tokens, at)
    const run = tokens.slice(at, end)
    runs.push({ tokens: run, start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 })
    at = end
  }
  return runs
}

/** Whether a token begins with a capital or belongs to a script without capitals. */
export function isCapitalised(token: Token | undefined): boolean {
  return (
    token !== undefined && /^(?:\p{Lu}|\p{Lo}|(?:al|el|as|ash|ar|an|ad|az|d|l)[-'’]\p{Lu})/u.test(token.text)
  )
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(wordPattern)].map((hit) => {
    const word = hit[0].replace(/(?:['’]s|['’])$/u, '')
    const bare =
      /^(?:\p{L}\.)+$/u.test(word) || /^(?:St|Mt|Ft|Ste)\.$/.test(word) ? word : word.replace(/[.'’-]+$/u, '')
    return { text: bare, start: hit.index, end: hit.index + bare.length }
  })
}

const longestRun = 12

function runEnd(text: string, tokens: readonly Token[], from: number): number {
  let end = from + 1
  for (let at = from + 1; at < tokens.length && at - from < longestRun; at++) {
    const token = tokens[at]
    const before = tokens[at - 1]
    if (!token || !before || text.slice(before.end, token.start) !== ' ') break
    if (isCapitalised(token)) end = at + 1
    else if (!particles.has(token.text) || at - end >= 2) break
  }
  return end
}
