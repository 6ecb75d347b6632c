import { dayOf, instantIn } from '../reading/instants.ts'
import type { GivenTime } from './item.ts'
import { monthNumber, monthPattern } from './month-names.ts'
import { hoursEast, zonePlace } from './zone-names.ts'

/**
 * A time as a document writes it: ISO 8601, RFC 822 with the odd forms that feeds have, words ("1st March 2024"), or numbers where
 * they can mean one day only. Times without a zone are in `timeZone` (IANA), and say so; a bare date is its day there. A weekday is
 * not believed, and fractions of a second are let go. Null where nothing is given; `at` is null where what is given cannot be understood.
 */
export function givenTime(text: string | null | undefined, timeZone: string): GivenTime | null {
  const given = text?.replace(/\s+/g, ' ').trim() ?? ''
  if (given === '') return null
  const wall = given.length > 100 ? null : (wallTime(given) ?? wallTime(withoutWeekday(given)))
  return (
    (wall && timeOf(given, wall, timeZone)) ??
    epochText(given) ?? { given, at: null, precision: 'instant', zone: 'given' }
  )
}

/** A number of milliseconds since 1970, as USGS writes times. */
export function givenEpoch(milliseconds: number | null | undefined): GivenTime | null {
  if (typeof milliseconds !== 'number') return null
  const at = new Date(milliseconds)
  return {
    given: String(milliseconds),
    at: Number.isNaN(at.getTime()) ? null : at,
    precision: 'instant',
    zone: 'given',
  }
}

/** What hangs on a wall: `day` as `YYYY-MM-DD`, the time of the day in milliseconds (null: the whole day) and the zone in words. */
type Wall = { day: string; time: number | null; zone: string | null }

const clock = String.raw`(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?: ?([ap])\.?m\b\.?)?`
const zone = String.raw`(?: ?\(?(Z|[+-−]\d{1,2}(?::?\d{2})?|(?:UTC|GMT|Z) ?[+-−]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,5}|[A-Za-z]+/[A-Za-z_]+)\)?)?(?: ?\([^()]{0,40}\))?`
const tail = `(?:,? ?(?:T|at|à|um|-|–|,)? ?${clock}${zone})?`
const months = `(${monthPattern})(?!\\p{L})\\.?`

const forms: readonly (readonly [RegExp, (g: string[]) => string | null])[] = [
  [form(`(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})${tail}`), ([y, m, d]) => day(y, m, d)],
  [form(`(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?()${zone})?`), ([y, m, d]) => day(y, m, d)],
  [
    form(
      `(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[ -]?(?:of |de )?${months},?(?: de |[ -])?'?(\\d{4}|\\d{2})${tail}`,
    ),
    ([d, m, y]) => day(y, m, d),
  ],
  [form(`${months} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${tail}`), ([m, d, y]) => day(y, m, d)],
  [form(`${months} (\\d{1,2}) ${clock}${zone} (\\d{4})`), ([m, d, , , , , , y]) => day(y, m, d)],
  [form(`(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${tail}`), ([a, , b, y]) => eitherWay(a, b, y)],
]
/** Where the groups of the clock begin in each form. */
const clocks = [3, 3, 3, 3, 2, 4]

function wallTime(text: string): Wall | null {
  for (const [at, [pattern, pick]] of forms.entries()) {
    const found = pattern.exec(text)
    if (!found) continue
    const groups = found.slice(1)
    const date = pick(groups)
    const time = date === null ? undefined : timeIn(groups.slice(clocks[at]))
    if (date !== null && time !== undefined) return { day: date, ...time }
  }
  return null
}

function timeIn([hour, minute, second, half, named]: string[]) {
  if (hour === undefined) return { time: null, zone: null }
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour)
  // A leap second, and midnight as the end of its day, are what they are in UTC: the next moment.
  if (hours > 24 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined
  if (hours === 24 && (Number(minute) > 0 || Number(second ?? 0) > 0)) return undefined
  const seconds = (hours * 60 + Number(minute)) * 60 + Number(second ?? 0)
  return { time: seconds * 1000, zone: named ?? null }
}

function timeOf(given: string, { day: date, time, zone: named }: Wall, timeZone: string): GivenTime | null {
  const precision = time === null ? 'day' : 'instant'
  const place = named === null ? timeZone : zonePlace(named)
  const hours = named === null || place !== null ? null : hoursEast(named)
  if (hours !== null) {
    const at = new Date(Date.parse(`${date}T00:00:00Z`) + (time ?? 0) - hours * 3_600_000)
    return { given, at, precision, zone: 'given' }
  }
  // A zone that cannot be read is no reason to take another one.
  const at = place === null ? null : inZone(place, date, time ?? 0)
  return at === null ? null : { given, at, precision, zone: named === null ? 'assumed' : 'given' }
}

function inZone(timeZone: string, date: string, time: number): Date | null {
  const minutes = Math.min(Math.floor(time / 60_000), 24 * 60 - 1)
  const wall = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  const instant = instantIn(timeZone, date, wall)
  return instant === null ? null : new Date(Date.parse(instant) + time - minutes * 60_000)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'iu')
}

/** "Tue, " and its like in any language: the first word, where that alone is in the way ("mar." is March, and a Tuesday). */
function withoutWeekday(given: string): string {
  return given.replace(/^\p{L}{2,14}(?:-feira)?\.?,? ?(?=[\p{L}\d])/u, '')
}

function day(year = '', month = '', date = ''): string | null {
  const number = /^\d/.test(month) ? Number(month) : monthNumber(month)
  return number === null ? null : dayOf(wholeYear(year), number, Number(date))
}

/** RFC 2822 §4.3: two digits are a year of 1950 to 2049. */
function wholeYear(year: string): number {
  if (year.length !== 2) return Number(year)
  return Number(year) + (Number(year) < 50 ? 2000 : 1900)
}

/** Day and month in an order that is not told: a day only where one of them cannot be a month, or both are the same. */
function eitherWay(first = '', second = '', year = ''): string | null {
  const [a, b] = [Number(first), Number(second)]
  if (a > 12 || a === b) return dayOf(Number(year), b, a)
  return b > 12 ? dayOf(Number(year), a, b) : null
}

/** Seconds or milliseconds since 1970 as text, from 2001 on. */
function epochText(given: string): GivenTime | null {
  if (!/^\d{10}(?:\d{3})?$/.test(given)) return null
  const at = new Date(given.length === 10 ? Number(given) * 1000 : Number(given))
  return { given, at, precision: 'instant', zone: 'given' }
}
