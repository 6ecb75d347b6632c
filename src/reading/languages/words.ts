import type { Category } from '../../vocabulary/category.ts'
import type { Likelihood } from '../../vocabulary/likelihood.ts'

/**
 * The words by which a language other than English is read. Every list is an alternation of whole words and phrases, in small
 * letters, divided by `|`; `*` stands for any further letters of a word, for what is inflected or compounded.
 */
export type LanguageWords = {
  /** ISO 639-1. */
  code: string
  /** What may be written before a word without a space (Arabic conjunctions, prepositions and the article), as a pattern. */
  joined?: string
  /** Of each category the words that name such an event, and those that hint at one. */
  category: Record<Exclude<Category, 'other'>, readonly [names: string, hints: string]>
  dates: DateWords
  toll: TollWords
  /** Words of events that are rated so whatever else is said. */
  severity: { Extreme: string; Severe: string; Moderate: string }
  aside: AsideWords
  /** The first that a sentence holds counts. */
  likelihood: readonly (readonly [string, Likelihood])[]
  places: PlaceWords
}

export type DateWords = {
  /** January to December, a month's names and cases divided by `/`. */
  months: string
  /** Sunday to Saturday, likewise. */
  weekdays: string
  /** Letters that may follow a weekday as part of the word ("Dienstagabend"). */
  weekdayEnd?: string
  /** What stands between day, month and year. */
  of: string
  /** What joins the two ends of a range. */
  to: string
  /** Days from the day of publication to the first and last day that is meant. */
  relative: readonly (readonly [words: string, from: number, to: number])[]
  /** "Three days ago", with `#` for the number. */
  ago: string
  /** Words right before a date up to which something lasts, or from which it begins. */
  until: string
  from: string
  /** Words right behind or before a weekday that make it the one to come, or the one before. */
  next: string
  last: string
  /** What says that a clause speaks of what is to come. */
  ahead: string
  /** Outlook phrases and the days they reach; null without an end. */
  horizons: readonly (readonly [words: string, days: number | null])[]
}

export type TollWords = {
  /** Number words and their values: `zwei:2`. */
  numbers: string
  /** What says that the people counted before it died, or were hurt. */
  dead: string
  hurt: string
  /** What says so of those counted behind it. */
  deadBefore: string
  hurtBefore: string
  /** What says that somebody died, with no number. */
  died: string
}

export type AsideWords = {
  bygone: string
  /** What puts a sentence into these days whatever else it names. */
  today: string
  denied: string
  court: string
  drill: string
}

export type PlaceWords = {
  /** Words right before a place. */
  locative: string
  /** Generic words that go with a place's name, before or behind it. */
  generic: string
  /** Words that are no places although a gazetteer has them. */
  never: string
  /** Usual names of countries beside those of CLDR, `_` for a space: `Angleterre:GB`; and of regions, by ISO 3166-2. */
  countries: string
  /** Adjectives and peoples of countries, without their endings: `irakien:IQ`; and what they may end in, as a pattern. */
  demonyms: string
  demonymEnd: string
}

/** Letters that other letters stand for, one for one, so that offsets hold: typographic marks, ё, Eastern Arabic digits. */
const plainOf: Readonly<Record<string, string>> = {
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
  ё: 'е',
  Ё: 'Е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
}

/** A text with typographic variants made equal; as long as it was, so that offsets hold. */
export function plainly(text: string): string {
  return text
    .replace(/[’ʼ‘\u00a0\u202fёЁأإآى]/g, (letter) => plainOf[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
}

/** A pattern of whole words (see `LanguageWords`) for text that went through `plainly`; it matches nothing where there are none. */
export function wholeWords(list: string, joined = '', flags = 'iu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])${joined}(?:${lettersOf(list)})(?![\\p{L}\\p{M}])`, flags)
}

/** The alternation itself, to be part of a larger pattern. */
export function lettersOf(list: string): string {
  return list === '' ? '(?!)' : plainly(list).replace(/(?<!\})\*/g, '\\p{L}*')
}
