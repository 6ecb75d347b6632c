/** Words that say nothing of their own, which a rewording may bring along. */
const neutral = new Set(
  (
    'a an the and or but of in on at to for from by with as is are was were be been being has have had it its this that these those ' +
    'there their they he she his her who which what when where while after before during since until about around near between ' +
    'among over under into out up down more most less than least also both each other some any all such own same so very can may ' +
    'might could should would will shall do does did until within across through along if because due then now later earlier ' +
    'further several many people person individuals travellers area areas reported reportedly according said says say one two'
  ).split(' '),
)
const denials =
  /\b(?:no|not|none|nobody|never|without|den(?:y|ies|ied|ial)|false|unlikely|neither|nor|cannot|can’t|can't|didn’t|didn't|ruled out|called off|cancelled|lifted|over|ended|safe|drill|exercise|rumou?rs?|hoax|all[- ]clear|clear(?:ed)?|calm|normal|resolved|reopen\w*|peaceful|contained|recover\w*|resum\w*|unharmed|unhurt|minor|test)\b/gi
const numbers: Record<string, string> = {
  ...{ one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
  ...{ ten: '10', eleven: '11', twelve: '12', twenty: '20', thirty: '30', forty: '40', fifty: '50' },
}

/** Why a rewording is not taken; null where it is. */
export type RewriteFault = 'too long' | 'not plain' | 'new words' | 'new numbers' | 'denial changed'

/**
 * Whether new words for a text say only what the source says: every name and number stands in it, every other
 * word that carries meaning begins like one of its words, and what was denied stays denied. It is stricter than a person would be: what is
 * not certainly the source's is left out, and the words as read stand.
 */
export function rewriteFault(
  words: string,
  { source, before, most }: { source: string; before: string; most: number },
): RewriteFault | null {
  if (words.trim() === '' || words.length > most) return 'too long'
  if (
    /[<>{}[\]\\^`|*_#~]|https?:|www\.|\S@\S|\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u.test(
      words.replaceAll('\n', ' '),
    )
  )
    return 'not plain'
  const known = new Set(wordsOf(source).flatMap((word) => [word, stemOf(word)]))
  const figures = new Set(numbersOf(source))
  if (numbersOf(words).some((number) => !figures.has(number))) return 'new numbers'
  const fresh = wordsOf(words).filter(
    (word) => !neutral.has(word) && !(word in numbers) && !known.has(word) && !known.has(stemOf(word)),
  )
  const names = words.match(/(?<=[\p{L}\p{N},;:’')] )\p{Lu}\p{L}+/gu) ?? []
  if (fresh.length > 0 || names.some((name) => !known.has(name.toLowerCase()))) return 'new words'
  return sameDenials(words, before) ? null : 'denial changed'
}

/** Words of denial and relief are those of the text that is replaced: a report may hold others, put there to be picked up. */
function sameDenials(words: string, before: string): boolean {
  const [after, was] = [denialsIn(words), denialsIn(before)]
  return after.every((word) => was.includes(word)) && (was.length === 0 || after.length > 0)
}

function denialsIn(text: string): string[] {
  return text.toLowerCase().match(denials) ?? []
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
}

/** Enough to know "closing" in "closed". */
function stemOf(word: string): string {
  return word.length > 5 ? word.slice(0, 4) : word
}

function numbersOf(text: string): string[] {
  const digits = text.match(/\d+(?:[.,]\d+)*/g) ?? []
  const spelt = wordsOf(text).flatMap((word) => numbers[word] ?? [])
  return [...digits, ...spelt]
}
