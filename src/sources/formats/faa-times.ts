import { dayOf, nearestYear, offsetOf, plusDays } from '../../reading/instants.ts'
import { givenTime } from '../given-time.ts'
import type { GivenTime } from '../item.ts'

const farWest: Record<string, number> = { AKST: -9, AKDT: -8, HST: -10, HDT: -9 }
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `Sat Oct 3 20:17:42 2026 GMT`, as the report dates itself, or with the year before the time. */
export function reportTime(text: string | null): GivenTime | null {
  if (text === null) return null
  const found =
    /^(?:[a-z]{3},?\s+)?([a-z]{3})\s+(\d{1,2})\s+(?:(\d{4})\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s+(\d{4}))?(?:\s+([a-z]{1,4}))?$/i.exec(
      text,
    )
  const [, month = '', date, before, hour, minute, second = '00', after, zone] = found ?? []
  const day = found && dayOf(Number(before ?? after), monthOf(month), Number(date))
  const at = day ? instant(day, Number(hour), Number(minute), hoursOf(zone ?? 'GMT')) : null
  return {
    given: text,
    at: at && new Date(at.getTime() + Number(second) * 1000),
    precision: 'instant',
    zone: zone ? 'given' : 'assumed',
  }
}

/**
 * A time in words as the FAA writes it: `4:30 pm EDT`, on the day of the report or the next; `Nov 11 at 05:00 UTC.`, in the year
 * that lies nearest; `2611110500`, as notices do; or an ISO time. `at` is null for other words, and where the report has no time.
 */
export function wordTime(text: string | null, report: Date | null): GivenTime | null {
  if (text === null) return null
  const iso = givenTime(text, 'UTC')
  if (iso?.at) return iso
  return {
    given: text,
    at: noticeTime(text) ?? (report && inWords(text, report)),
    precision: 'instant',
    zone: 'given',
  }
}

/**
 * When a closure begins and ends by its notice, `!LAX 05/277 LAX AD AP CLSD 2605271826-2705281600`. Only here has the end a year: the
 * words beside it would put this one a year too early.
 */
export function noticeSpan(reason: string | null): { start: GivenTime | null; end: GivenTime | null } {
  const [, from = '', to = ''] = /\b(\d{10})-(\d{10})(?:EST)?\s*$/.exec(reason ?? '') ?? []
  const [start, end] = [from, to].map((given): GivenTime | null => {
    const at = noticeTime(given)
    return at && { given, at, precision: 'instant', zone: 'given' }
  })
  return { start: start ?? null, end: end ?? null }
}

/** Year, month, day, hour and minute in two digits each, UTC (FAA order 7930.2). */
function noticeTime(text: string): Date | null {
  const [, year, month, date, hour, minute] = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  const day = year === undefined ? null : dayOf(2000 + Number(year), Number(month), Number(date))
  return day === null ? null : instant(day, Number(hour), Number(minute), 0)
}

function inWords(text: string, report: Date): Date | null {
  const found =
    /^(?:([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(?:at\s+)?)?(\d{1,2}):?(\d\d)\s*([ap]\.?m\.?)?\s*([a-z]{1,4})\.?$/i.exec(
      text.trim(),
    )
  const [, month, date, hour, minute, half, zone = ''] = found ?? []
  const offset = found ? hoursOf(zone) : null
  if (offset === null) return null
  const hours = (Number(hour) % (half ? 12 : 25)) + (/^p/i.test(half ?? '') ? 12 : 0)
  const today = new Date(report.getTime() + offset * 3_600_000).toISOString().slice(0, 10)
  const day = month ? nearestYear(monthOf(month), Number(date), today) : today
  const first = day ? instant(day, hours, Number(minute), offset) : null
  // A time of day that lies an hour back is tomorrow's: delays are announced for what is to come.
  return first && !month && first.getTime() < report.getTime() - 3_600_000
    ? instant(plusDays(today, 1), hours, Number(minute), offset)
    : first
}

function monthOf(name: string): number {
  return months.indexOf(name.toLowerCase()) + 1
}

function hoursOf(zone: string): number | null {
  return farWest[zone.toUpperCase()] ?? offsetOf(zone)
}

function instant(day: string, hour: number, minute: number, offset: number | null): Date | null {
  if (offset === null || hour > 24 || minute > 59) return null
  return new Date(Date.parse(`${day}T00:00:00Z`) + (hour - offset) * 3_600_000 + minute * 60_000)
}
