import { commonWords, ownLetters, scripts } from './languages/common.ts'

const codes = Object.keys(commonWords)
const codesOfWord = new Map<string, number[]>()
for (const [at, code] of codes.entries())
  for (const word of new Set((commonWords[code] as string).split(' ')))
    codesOfWord.set(word, [...(codesOfWord.get(word) ?? []), at])

/** So many characters tell a language. */
const enough = 3000

/** ISO 639-1 code of the language a text is in, by script, letters and commonest words; `und` where they do not tell. */
export function languageOf(text: string): string {
  const sample = text.slice(0, enough).toLowerCase()
  const letters = countOf(sample, /\p{L}/gu)
  if (letters < 3) return 'und'
  if (countOf(sample, /\p{Script=Latin}/gu) > letters / 2) return inLatin(sample)
  if (countOf(sample, /[\u0600-\u06ff]/g) > letters / 2) return inArabic(sample, letters)
  if (countOf(sample, /[\u0400-\u04ff]/g) > letters / 2) return inCyrillic(sample, letters)
  return inOtherScript(sample, letters)
}

/** English words are read in what is English, or too short to tell; nothing is guessed where a text is clearly neither. */
export function readAs(language: string, text: string): string {
  if (language !== 'und') return language
  const words = wordsOf(text.slice(0, 6000).toLowerCase())
  const english = words.filter((word) => codesOfWord.get(word)?.[0] === 0).length
  return words.length < 12 || english * 30 >= words.length ? 'en' : 'und'
}

/** How many times as many words of another language a text must hold to be not English. */
const clearly = 1.2

function inLatin(sample: string): string {
  const words = wordsOf(sample)
  const hits = codes.map(() => 0)
  for (const word of words) for (const at of codesOfWord.get(word) ?? []) hits[at] = (hits[at] as number) + 1
  for (const [letters, code] of ownLetters) {
    const at = codes.indexOf(code)
    if (hits[0] === 0 || (hits[at] as number) > 0)
      hits[at] = (hits[at] as number) + Math.min(3, countOf(sample, letters))
  }
  const [english = 0, ...others] = hits
  const next = Math.max(...others)
  const most = next > english * clearly ? next : english
  const best = codes[hits.indexOf(most)] as string
  if (most >= Math.max(2, words.length * 0.08)) return best
  return best === 'en' && most > 0 && words.length < 30 ? 'en' : 'und'
}

function inArabic(sample: string, letters: number): string {
  if (countOf(sample, /[ٹڈڑںے]/g) > letters / 100) return 'ur'
  if (countOf(sample, /[ټډړښځڅ]/g) > letters / 100) return 'ps'
  if (countOf(sample, /[ۆێڕڵ]/g) > letters / 60) return 'ku'
  return countOf(sample, /[پچژگیک]/g) > letters / 40 ? 'fa' : 'ar'
}

function inCyrillic(sample: string, letters: number): string {
  if (countOf(sample, /[ђћјљњџ]/g) > letters / 60) return countOf(sample, /[ѓќѕ]/g) > 0 ? 'mk' : 'sr'
  if (countOf(sample, /ў/g) > letters / 200) return 'be'
  if (countOf(sample, /[қғұәүөңһ]/g) > letters / 100) return /[құ]/.test(sample) ? 'kk' : 'und'
  if (countOf(sample, /[іїєґ]/g) > letters / 60) return 'uk'
  return letters > 60 && countOf(sample, /ъ/g) > letters / 120 && !/[ыэё]/.test(sample) ? 'bg' : 'ru'
}

function inOtherScript(sample: string, letters: number): string {
  const kana = countOf(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = countOf(sample, /\p{Script=Han}/gu)
  if (kana + han > letters / 2) return kana > letters / 10 ? 'ja' : 'zh'
  if (countOf(sample, /\p{Script=Devanagari}/gu) > letters / 2)
    return /(?<!\p{L}\p{M}?)(?:है|हैं|में|के|की|का)(?!\p{L})/u.test(sample) ? 'hi' : 'und'
  return scripts.find(([pattern]) => countOf(sample, pattern) > letters / 2)?.[1] ?? 'und'
}

function wordsOf(sample: string): string[] {
  return sample.match(/\p{L}+/gu) ?? []
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
