import { datesIn, type FoundDate, overlap } from './dates.ts'
import { type Day, dayOf, nearestYear, plusDays } from './instants.ts'
import { monthNumber } from './months.ts'

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const lead = 'in|since|until|of|last|during|early|mid|late|before|after|from|the'
const withYear = new RegExp(`(?<!\\d (?:of )?)\\b(since )?(${months}),? ((?:19|20)\\d\\d)\\b`, 'g')
const alone = new RegExp(`\\b(${lead})[ -](${months})\\b(?!,? \\d)`, 'gi')
const years = /\b(since|in|until|during|after|before|from|of|the) ((?:19|20)\d\d)\b(?![-–/\d])/gi
const spoken = /\b(this|last|next) (month|year)\b/gi

/** The days a text mentions, and in English what it names more broadly between them; in the order of the text, linear in it. */
export function allDatesIn(text: string, reference: Day | null, language: string): FoundDate[] {
  const days = datesIn(text, reference, language)
  if (language !== 'en') return days
  let next = 0
  const broad = broadDatesIn(text, reference)
    .sort((a, b) => a.index - b.index)
    .filter((one) => {
      while (next < days.length && endOf(days[next] as FoundDate) <= one.index) next++
      const day = days[next]
      return day === undefined || !overlap(one, day)
    })
  return [...days, ...broad].sort((a, b) => a.index - b.index)
}

function endOf({ index, text }: FoundDate): number {
  return index + text.length
}

/**
 * Months, years and the like that an English text names without a day: "in October", "November 2008", "since 2015", "last year".
 * They tell when something was, too broadly for an event's day. A month without a year is the nearest one.
 */
export function broadDatesIn(text: string, reference: Day | null): FoundDate[] {
  const found = [...monthsOfYears(text, reference), ...yearsAlone(text, reference)]
  if (reference === null) return found
  return [...found, ...monthsAlone(text, reference), ...spokenOf(text, reference)]
}

function monthsOfYears(text: string, reference: Day | null): FoundDate[] {
  return [...text.matchAll(withYear)].flatMap((hit) =>
    found(hit, monthOf(Number(hit[3]), monthNumber(hit[2] ?? '') ?? 0), hit[1] ? reference : null),
  )
}

function monthsAlone(text: string, reference: Day): FoundDate[] {
  return [...text.matchAll(alone)].flatMap((hit) => {
    const month = monthNumber(hit[2] ?? '') ?? 0
    const near = nearestYear(month, 15, reference)
    const since = /since/i.test(hit[1] ?? '') ? reference : null
    return near ? found(hit, monthOf(Number(near.slice(0, 4)), month), since) : []
  })
}

function yearsAlone(text: string, reference: Day | null): FoundDate[] {
  return [...text.matchAll(years)].flatMap((hit) =>
    found(hit, yearOf(Number(hit[2])), /since/i.test(hit[1] ?? '') ? reference : null),
  )
}

function spokenOf(text: string, reference: Day): FoundDate[] {
  const [year, month] = [Number(reference.slice(0, 4)), Number(reference.slice(5, 7))]
  return [...text.matchAll(spoken)].flatMap((hit) => {
    const step = { last: -1, this: 0, next: 1 }[(hit[1] ?? '').toLowerCase()] ?? 0
    if (/year/i.test(hit[2] ?? '')) return found(hit, yearOf(year + step), null)
    const first = new Date(Date.UTC(year, month - 1 + step, 1))
    return found(hit, monthOf(first.getUTCFullYear(), first.getUTCMonth() + 1), null)
  })
}

type Days = { from: Day; to: Day } | null

/** `since` is the day to which what began then goes on. */
function found(hit: RegExpExecArray, days: Days, since: Day | null): FoundDate[] {
  if (!days) return []
  const { from, to } = days
  return [{ text: hit[0], index: hit.index, from, to: since && since > from ? since : to }]
}

function yearOf(year: number): Days {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

function monthOf(year: number, month: number): Days {
  const from = dayOf(year, month, 1)
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  return from && next ? { from, to: plusDays(next, -1) } : null
}
