import type { DateMention } from './draft.ts'
import { horizonsIn } from './horizons.ts'
import { type Day, dayOf, daysBetween, nearestYear, plusDays, weekdayOf } from './instants.ts'
import { monthNumber, monthPattern, weekdayNumber, weekdayPattern } from './months.ts'
import { relativeDates } from './relative-dates.ts'
import { sentencesOf } from './sentences.ts'

export type FoundDate = DateMention & { index: number }

const ahead =
  /\b(?:will|plan(?:s|ned|ning)?|scheduled?|expected|upcoming|next|due to|set to|going to|intend\w*|announced (?:plans|a)|calls? for|called for|until|through|by)\b/i
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
 * The dates a text mentions, in order: calendar dates and ranges in five languages, weekdays, relative words and
 * outlook phrases. `reference` is the day of publication; without it only dates with a year are read.
 */
export function datesIn(text: string, reference: Day | null): FoundDate[] {
  const sentences = sentencesOf(text).slice(0, mostSentences)
  const found = sentences.flatMap((sentence) =>
    datesInSentence(sentence.text.slice(0, 3000), reference).map((one) => ({
      ...one,
      index: one.index + sentence.start,
    })),
  )
  return found.sort((a, b) => a.index - b.index)
}

/** The dates of one sentence. A weekday alone looks back, unless the sentence speaks of what is to come. */
export function datesInSentence(sentence: string, reference: Day | null): FoundDate[] {
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
      return days ? [{ text: hit[0].trim(), index: hit.index, ...days }] : []
    }),
  )
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
  const coming = ahead.test(sentence)
  return [...sentence.matchAll(weekdayAlone)].flatMap((hit) => {
    const name = hit[2] ?? ''
    const number = weekdayNumber(name)
    // "sun", "sat", "mar" in small letters are ordinary words.
    if (number === null || (name.length <= 5 && !/^\p{Lu}/u.test(name))) return []
    const back = (weekdayOf(reference) - number + 7) % 7
    const next =
      /^(?:next|coming)$/i.test(hit[1] ?? '') ||
      (coming && !/^(?:last|past)$/i.test(hit[1] ?? '') && back !== 0)
    const past = /^last$/i.test(hit[1] ?? '') && back === 0 ? 7 : back
    const day = plusDays(reference, next ? 7 - back : -past)
    const told = !next || saysAnnounced(sentence, hit.index) ? plusDays(reference, -past) : day
    return [{ text: hit[0], index: hit.index, from: told, to: told }]
  })
}

/** "announced on Monday that it will …": the weekday belongs to the verb of saying, which is past. */
function saysAnnounced(sentence: string, at: number): boolean {
  return /\b(?:announced|said|stated|declared|confirmed|reported|told|warned|clarified|decided|killed|struck|hit|began|started|occurred)(?: on| late| early)? ?$/i.test(
    sentence.slice(Math.max(0, at - 30), at),
  )
}

/** "through Aug. 7", "until Friday": the range runs from the reference day. */
function untilThen(one: FoundDate, sentence: string, reference: Day): FoundDate {
  const lead = /\b(until|through|till|jusqu.au|hasta el) (?:at least |late |early )?$/i.exec(
    sentence.slice(Math.max(0, one.index - 30), one.index),
  )
  if (!lead || one.from !== one.to || one.from < reference) return one
  return { text: `${lead[0]}${one.text}`, index: one.index - lead[0].length, from: reference, to: one.to }
}
