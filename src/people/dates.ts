import { monthNumber, monthPattern } from '../reading/months.ts'
import { dayIn, dayMs, instantIn } from './local-time.ts'

/** What a date cell says: a day (or days from today), perhaps a time of day, perhaps an offset from UTC, in minutes. */
export type DateCell = {
  day: number | { fromToday: number }
  minutes: number | null
  offset: number | null
}

/** Whether slashed dates put the day or the month first. */
export type DateOrder = 'day-first' | 'month-first'

/**
 * Reads ISO 8601, `23 Nov 2026`, `Nov 23, 2026`, `23.11.2026`, slashed dates in the file's order, and `today`, `+2d`,
 * `-1d` (handy for exercises), each with an optional time. A day the calendar lacks, or a slashed date whose order
 * nothing tells, answers a fault.
 */
export function readDate(text: string, order: DateOrder | null): DateCell | { fault: string } {
  const { head, minutes, offset, fault } = splitTime(text)
  if (fault) return { fault }
  const day = relativeDay(head) ?? calendarDay(head, order)
  return typeof day === 'object' && 'fault' in day ? day : { day, minutes, offset }
}

/**
 * The instant a date cell means in a zone. Without a time it is the day's beginning, or with `edge` 'end' the next
 * day's: somebody who leaves on Friday may be there all Friday.
 */
export function instantOf(
  { day, minutes, offset }: DateCell,
  zone: string,
  now: Date,
  edge: 'start' | 'end',
): Date {
  const midnight = typeof day === 'number' ? day : dayIn(zone, now) + day.fromToday * dayMs
  const wallClock = midnight + (minutes === null ? (edge === 'end' ? dayMs : 0) : minutes * 60_000)
  return offset === null ? instantIn(zone, wallClock) : new Date(wallClock - offset * 60_000)
}

/** The order in which a file's slashed dates are written, from those that can be read in one way only. */
export function orderOf(
  cells: readonly { row: number; text: string }[],
): { order: DateOrder | null } | { fault: string; row: number } {
  const slashed = cells.flatMap(({ row, text }) => {
    const found = slashes.exec(text.trim())
    return found ? [{ row, first: Number(found[1]), second: Number(found[2]) }] : []
  })
  const dayFirst = slashed.find(({ first, second }) => first > 12 && second <= 12)
  const monthFirst = slashed.find(({ first, second }) => second > 12 && first <= 12)
  if (dayFirst && monthFirst) {
    const fault = `Row ${dayFirst.row} writes the day first, row ${monthFirst.row} the month first: use YYYY-MM-DD.`
    return { row: Math.max(dayFirst.row, monthFirst.row), fault }
  }
  return { order: dayFirst ? 'day-first' : monthFirst ? 'month-first' : null }
}

const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/
const timeTail =
  /[T ,]\s*(\d{1,2})[:h](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

function splitTime(text: string): {
  head: string
  minutes: number | null
  offset: number | null
  fault?: string
} {
  const found = timeTail.exec(text.trim())
  if (!found) return { head: text.trim(), minutes: null, offset: null }
  const [whole, hours, rest, half, zone] = found
  const hour = (Number(hours) % (half ? 12 : 100)) + (half?.toLowerCase().startsWith('p') ? 12 : 0)
  const fault = hour > 24 || Number(rest) > 59 ? `There is no time ${whole.trim()}.` : undefined
  const head = text.trim().slice(0, found.index).trim()
  return {
    head,
    minutes: hour * 60 + Number(rest),
    offset: zone ? offsetMinutes(zone) : null,
    ...(fault ? { fault } : {}),
  }
}

function offsetMinutes(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
}

function relativeDay(head: string): { fromToday: number } | undefined {
  if (/^today$/i.test(head)) return { fromToday: 0 }
  const days = /^([+-]\d{1,4})d$/i.exec(head)?.[1]
  return days ? { fromToday: Number(days) } : undefined
}

const isoDay = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/
const dayMonth = new RegExp(`^(\\d{1,2})[ .-]+(${monthPattern})\\.?[ ,-]+(\\d{4})$`, 'i')
const monthDay = new RegExp(`^(${monthPattern})\\.? +(\\d{1,2}),? +(\\d{4})$`, 'i')

function calendarDay(head: string, order: DateOrder | null): number | { fault: string } {
  const iso = isoDay.exec(head)
  if (iso) return utcDay(head, iso[1], iso[3], iso[4])
  const dots = dotted.exec(head)
  if (dots) return utcDay(head, dots[3], dots[2], dots[1])
  const named = dayMonth.exec(head)
  if (named) return utcDay(head, named[3], monthNumber(named[2] as string), named[1])
  const american = monthDay.exec(head)
  if (american) return utcDay(head, american[3], monthNumber(american[1] as string), american[2])
  const slash = slashes.exec(head)
  if (slash && slash[0] === head) return slashedDay(head, slash, order)
  return { fault: unreadable(head) }
}

function slashedDay(head: string, [, first, second, year]: RegExpExecArray, order: DateOrder | null) {
  if (order === null && first !== second && Number(first) <= 12 && Number(second) <= 12)
    return {
      fault: `${head} may be day/month or month/day and nothing in the file tells which. Write YYYY-MM-DD.`,
    }
  return order === 'month-first' ? utcDay(head, year, first, second) : utcDay(head, year, second, first)
}

type Digits = string | number | null | undefined

function utcDay(head: string, year: Digits, month: Digits, day: Digits): number | { fault: string } {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const real = new Date(at).getUTCMonth() === Number(month) - 1 && Number(day) > 0
  return real ? at : { fault: `There is no day ${head} in the calendar.` }
}

function unreadable(head: string): string {
  if (/^\d{5}(\.\d+)?$/.test(head))
    return `${head} is a spreadsheet's day number. Format the column as a date and export again.`
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(head)) return `${head}: write the year with four digits.`
  return `"${head}" is no date that is read here. Write YYYY-MM-DD, with a time YYYY-MM-DD HH:MM.`
}
