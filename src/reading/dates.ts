import { horizonsIn } from './horizons.ts'
import { type Day, dayOf, daysBetween, nearestYear, plusDays, weekdayOf } from './instants.ts'
import { datesSpoken } from './languages/dates.ts'
import { rulesOf } from './languages/rules.ts'
import { monthNumber, monthPattern, weekdayNumber, weekdayPattern } from './months.ts'
import { relativeDates } from './relative-dates.ts'
import { sentencesOf } from './sentences.ts'

/** A date expression at `index` of the text, and the days or instants it means. */
export type FoundDate = { text: string; from: string; to: string; index: number }

/** Whether two dates share characters of the text. */
export function overlap(a: FoundDate, b: FoundDate): boolean {
  return a.index < b.index + b.text.length && b.index < a.index + a.text.length
}

const ahead =
  /\b(?:will|shall|may|can|should|must|plan(?:s|ned|ning)?|scheduled?|expected|forecast|upcoming|next|due|set to|going to|(?:is|are) (?:now )?to|intend\w*|announced (?:plans|a)|calls? for|called for|valid|goes?|opens?|closes?|begins?|starts?|votes?|holds?|resumes?|remains?|tomorrow|later)\b/i
const deadline =
  /\b(?:until|through|till|by|before|from|starting|beginning|effective|due|valid) (?:(?:late|early|at least|noon|midnight|about|around|\d[\d.:]*(?: ?[ap]\.?m\.?)?|on|local|time|to) ){0,6}$/i
const bygone = /\b(?:since|(?:shortly|just|soon|hours|days|minutes) (?:before|after)) (?:\S+ ){0,4}$/i
const happened =
  /\b(?:was|were|had|has been|have been|\p{L}{2,}(?:[^e]ed|ied)|fell|struck|hit|broke|took|began|shot|came|went|led|left|met|said|told|gave|swept|blew|burnt|rose|fought|ran|held|won|lost|made|found|saw|sent|spoke|stole|sank|drew|stood|got|cut|put|set|died|drove|flew|heard|threw|brought|caught|bought|tore|shook|blast|attack|explosion|crash)\b/iu
const D = '(\\d{1,2})(?:st|nd|rd|th|er)?'
const M = `(${monthPattern})(?!\\p{L})\\.?`
const Y = '(?:,? +(?:de +)?(\\d{4})(?!\\d))?'
const dash = ' *(?:[-–—/]|to|through|and|until|au|et|al|y) *'
const edge = '(?<![\\p{L}\\d])'
const weekday = `(?:(?:${weekdayPattern})\\.?,? +)?`

type Reader = (groups: RegExpMatchArray, reference: Day) => { from: Day; to: Day } | null
const forms: readonly (readonly [RegExp, Reader])[] = [
  [
    form(`${M} ${D}${Y}${dash}${weekday}${M} ${D}(?!\\d)${Y}`),
    (g, r) => span(g[1], g[2], g[3] ?? g[6], g[4], g[5], g[6], r),
  ],
  [
    form(`(?:${D}|1er) ${M}${Y}${dash}${weekday}${D} (?:de )?${M}${Y}`),
    (g, r) => span(g[2], g[1] ?? '1', g[3] ?? g[6], g[5], g[4], g[6], r),
  ],
  [
    form(`${M} ${D}${dash}${D}(?![\\d:])(?! ?[ap]\\.?m)${Y}`),
    (g, r) => span(g[1], g[2], g[4], g[1], g[3], g[4], r),
  ],
  [form(`${D}${dash}${D} (?:de )?${M}${Y}`), (g, r) => span(g[3], g[1], g[4], g[3], g[2], g[4], r)],
  [form(`${weekday}${M} ${D}(?![\\d:])${Y}`), (g, r) => span(g[1], g[2], g[3], g[1], g[2], g[3], r)],
  [form(`${weekday}${D} (?:de )?${M}${Y}`), (g, r) => span(g[2], g[1], g[3], g[2], g[1], g[3], r)],
  [form('(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)'), (g) => oneDay(dayOf(Number(g[1]), Number(g[2]), Number(g[3])))],
  [
    form('(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)'),
    (g) => oneDay(slashed(Number(g[1]), Number(g[2]), Number(g[3]))),
  ],
]

/**
 * The dates a text mentions, in order: calendar dates and ranges, weekdays, relative words and outlook
 * phrases in the language given; English knows the months and weekdays of four others too. `reference` is the day of publication; without it only dates with a year are read.
 */
export function datesIn(text: string, reference: Day | null, language = 'en'): FoundDate[] {
  const sentences = sentencesOf(text).slice(0, mostSentences)
  const found = sentences.flatMap((sentence) =>
    datesInSentence(sentence.text.slice(0, 3000), reference, language).map((one) => ({
      ...one,
      index: one.index + sentence.start,
    })),
  )
  return found.sort((a, b) => a.index - b.index).map((one) => named(one, found))
}

/** "Thursday" is the "Thursday 18 November" of the same text. */
function named(one: FoundDate, found: readonly FoundDate[]): FoundDate {
  if (weekdayNumber(one.text) === null) return one
  const same = found.find(
    ({ text, from, to }) =>
      from === to &&
      text.length > one.text.length &&
      text.startsWith(one.text) &&
      Math.abs(daysBetween(one.from, from)) <= 7,
  )
  return same ? { ...one, from: same.from, to: same.to } : one
}

/** The dates of one sentence. A weekday alone looks back, unless the sentence speaks of what is to come. */
export function datesInSentence(sentence: string, reference: Day | null, language = 'en'): FoundDate[] {
  if (language !== 'en') return datesSpoken(sentence, reference, rulesOf(language)?.words)
  const found: FoundDate[] = []
  const add = (one: FoundDate) => {
    const end = one.index + one.text.length
    if (!found.some((other) => one.index < other.index + other.text.length && other.index < end))
      found.push(one)
  }
  if (/\d/.test(sentence)) for (const one of calendarDates(sentence, reference)) add(one)
  if (reference === null) return found
  for (const one of horizonsIn(sentence, reference)) add(one)
  for (const one of weekdays(sentence, reference)) add(one)
  for (const one of relativeDates(sentence, reference)) add(one)
  return found.sort((a, b) => a.index - b.index).map((one) => untilThen(one, sentence, reference))
}

const mostSentences = 2000

function form(pattern: string): RegExp {
  return new RegExp(`${edge}${pattern}`, 'giu')
}

function calendarDates(sentence: string, reference: Day | null): FoundDate[] {
  return forms.flatMap(([pattern, read]) =>
    [...sentence.matchAll(pattern)].flatMap((hit) => {
      const days = read(hit, reference ?? '')
      return days ? [{ text: withoutStop(hit[0].trim()), index: hit.index, ...days }] : []
    }),
  )
}

/** "on 2 July." ends a sentence, "Jan." does not. */
function withoutStop(text: string): string {
  return /(?:\p{L}{5,}|\bMay|\bJune|\bJuly)\.$/u.test(text) ? text.slice(0, -1) : text
}

type Text = string | undefined

/** Two ends; a year printed at one end counts for both, and an end before its start lies in the next year. */
function span(
  m1: Text,
  d1: Text,
  y1: Text,
  m2: Text,
  d2: Text,
  y2: Text,
  reference: Day,
): { from: Day; to: Day } | null {
  const from = dayFrom(m1, d1, y1, reference)
  const last = from === null ? null : dayFrom(m2, d2, y2 ?? y1 ?? from.slice(0, 4), reference)
  if (!from || !last) return null
  const to = last < from && !y2 ? dayFrom(m2, d2, String(Number(from.slice(0, 4)) + 1), reference) : last
  return to === null || to < from || daysBetween(from, to) > 366 ? null : { from, to }
}

function dayFrom(month: Text, day: Text, year: Text, reference: Day): Day | null {
  const m = monthNumber(month ?? '')
  if (!m) return null
  if (year) return dayOf(Number(year), m, Number(day))
  return reference === '' ? null : nearestYear(m, Number(day), reference)
}

function oneDay(day: Day | null): { from: Day; to: Day } | null {
  return day === null ? null : { from: day, to: day }
}

/** Day first, unless that is no date: bodies of English-language alerts outside the US write it so. */
function slashed(first: number, second: number, year: number): Day | null {
  return dayOf(year, second, first) ?? dayOf(year, first, second)
}

const weekdayAlone = new RegExp(
  `${edge}(?:(next|last|this|past|coming) )?(${weekdayPattern})(?!\\p{L})`,
  'giu',
)

function weekdays(sentence: string, reference: Day): FoundDate[] {
  return [...sentence.matchAll(weekdayAlone)].flatMap((hit) => {
    const name = hit[2] ?? ''
    const number = weekdayNumber(name)
    // "sun", "sat", "mar" in small letters are ordinary words.
    if (number === null || (name.length <= 5 && !/^\p{Lu}/u.test(name))) return []
    const back = (weekdayOf(reference) - number + 7) % 7
    const ago = /^last$/i.test(hit[1] ?? '') && back === 0 ? 7 : back
    const next = /^(?:next|coming)$/i.test(hit[1] ?? '') || (back !== 0 && liesAhead(sentence, hit))
    const day = plusDays(reference, next ? 7 - back : -ago)
    return [{ text: hit[0], index: hit.index, from: day, to: day }]
  })
}

/** Whether a weekday is the one to come: a time that something lasts until, or a clause that speaks of what is to come. */
function liesAhead(sentence: string, hit: RegExpExecArray): boolean {
  if (/^(?:last|past)$/i.test(hit[1] ?? '')) return false
  const lead = sentence.slice(Math.max(0, hit.index - 60), hit.index)
  if (saysAnnounced(sentence, hit.index) || bygone.test(lead)) return false
  if (/^['’]s\b/.test(sentence.slice(hit.index + hit[0].length))) return false
  if (deadline.test(lead)) return true
  const clause = clauseAround(sentence, hit.index)
  return ahead.test(clause) && !happened.test(clause.slice(0, clause.search(ahead)))
}

/** The part of a sentence that a word stands in, between semicolons, dashes and what "that", "who" or "when" begin. */
function clauseAround(sentence: string, at: number): string {
  const breaks = [
    ...sentence.matchAll(
      /; | [–—] |: |, (?:and|but|while|as|when|who|which|after|where) | (?:that|who|which|when|after|because|while) /g,
    ),
  ]
  const from = breaks.findLast(({ index }) => index < at)
  const to = breaks.find(({ index }) => index > at)
  return sentence.slice(from ? from.index : 0, to ? to.index : sentence.length)
}

/** "announced on Monday that it will …": the weekday belongs to the verb of saying, which is past. */
function saysAnnounced(sentence: string, at: number): boolean {
  return /\b(?:announced|said|stated|declared|confirmed|reported|told|warned|clarified|decided|killed|struck|hit|began|started|occurred)(?: on| late| early)? ?$/i.test(
    sentence.slice(Math.max(0, at - 30), at),
  )
}

/** "through Aug. 7", "until Friday": the range runs from the reference day. */
function untilThen(one: FoundDate, sentence: string, reference: Day): FoundDate {
  const lead = /\b(until|through|till|by|before|jusqu.au|hasta el) (?:at least |late |early )?$/i.exec(
    sentence.slice(Math.max(0, one.index - 30), one.index),
  )
  if (!lead || one.from !== one.to || one.from < reference) return one
  return { text: `${lead[0]}${one.text}`, index: one.index - lead[0].length, from: reference, to: one.to }
}
