/** What a term is: a name (or two names in a row), a number, another word. Each kind is weighed apart. */
export type TermKind = 'name' | 'number' | 'word'
/** A term as it is kept: `N:kisumu`, `N:kisumu port`, `D:5.1`, `bridg`. */
export type Term = { key: string; weight: number }

/** Letters of a report that are looked at. */
const longest = 20_000
/** The title and the first two sentences say what it is about. */
const leadWeight = 1.5
const leadSentences = 2
/** Two names in a row count beside each of them, with half the weight. */
const pairWeight = 0.5

/**
 * The terms of a report with how much it speaks of each, the logarithm of its count, words of the lead counted more. Text
 * that was cut into tokens gives the same as text as it was written. Linear in the text’s length.
 */
export function termsOf(title: string | null, text: string): Term[] {
  const body = text.slice(0, longest)
  const whole = title && !body.startsWith(title) ? `${title} . ${body}` : body
  const sentences = whole.split(/[.!?。؟]+(?=["”’')\]]?\s)|[\n\r]+/u)
  const names = namesIn(sentences)
  const counts = new Map<string, number>()
  sentences.forEach((sentence, at) => {
    countSentence(sentence, at < leadSentences ? leadWeight : 1, names, counts)
  })
  return [...counts].map(([key, count]) => ({ key, weight: count < 1 ? count : 1 + Math.log(count) }))
}

export function kindOf(key: string): TermKind {
  return key.startsWith('N:') ? 'name' : key.startsWith('D:') ? 'number' : 'word'
}

const token = /[\p{L}\p{M}\p{N}]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*/gu
/** Scripts without spaces between words: pairs of letters stand for words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Words that are written with a capital inside a sentence: they are names wherever they stand. */
function namesIn(sentences: string[]): Set<string> {
  const names = new Set<string>()
  for (const sentence of sentences)
    sentence.match(token)?.forEach((word, at) => {
      if (at > 0 && /^\p{Lu}/u.test(word) && !isShouted(sentence)) names.add(folded(word))
    })
  return names
}

/** A headline in capitals says nothing of names. */
function isShouted(sentence: string) {
  return !/\p{Ll}/u.test(sentence)
}

function countSentence(sentence: string, by: number, names: Set<string>, counts: Map<string, number>) {
  const add = (key: string, weight: number) => counts.set(key, (counts.get(key) ?? 0) + weight)
  let before = ''
  for (const word of sentence.match(token) ?? []) {
    const low = folded(word)
    if (unspaced.test(word)) for (const pair of pairsIn(word)) add(pair, by)
    const isName = names.has(low) && /^\p{Lu}/u.test(word)
    // What is nothing but marks folds to nothing.
    if (low === '' || stopWords.has(low) || unspaced.test(word)) before = ''
    else if (/^\d/.test(low)) {
      add(`D:${low.replace(/,(?=\d{3})/g, '')}`, by)
      before = ''
    } else {
      const key = stemOf(low)
      add(isName ? `N:${key}` : key, by)
      if (isName && before) add(`N:${before} ${key}`, by * pairWeight)
      before = isName ? key : ''
    }
  }
}

function folded(word: string) {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s$/, '')
    .replace(/[.’']/g, (mark) => (mark === '.' ? '.' : ''))
}

function pairsIn(word: string): string[] {
  const letters = [...word]
  return letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}

/** Endings of English and of its neighbours that do not change what a word is about. */
function stemOf(word: string): string {
  if (word.length < 5) return word
  return word.replace(/(?:(?<=[hsxz])e|(?<![su]))s$/, '').replace(/(?:ing|edly|ed|ly|er)$/, '')
}

const stopWords = new Set(
  (
    'the a an of to in and or on at by for with from is are was were be been being has have had it its that this these those as ' +
    'he she they his her their them said says say will would not no but who which after about into than when out up more over ' +
    'one two also there what if can could all we i you our your my me us so do does did just other some any most many much ' +
    'how where while during before since between through under against being because n t s re ve ll don didn ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october ' +
    'november december ' +
    'de la le les des et en un une du el los las y del que der die das und den von zu im mit o os da do e'
  ).split(' '),
)
