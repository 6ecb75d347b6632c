import { dayOf, nearestYear, offsetOf, plusDays } from '../../reading/instants.ts'
import type { GivenTime } from '../item.ts'

const farWest: Record<string, number> = { AKST: -9, AKDT: -8, HST: -10, HDT: -9 }
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `Sat Oct 3 20:17:42 2026 GMT`, as the report dates itself. */
export function reportTime(text: string | null): GivenTime | null {
  if (text === null) return null
  const found =
    /^(?:[a-z]{3},?\s+)?([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s+(\d{4})(?:\s+([a-z]{1,4}))?$/i.exec(
      text,
    )
  const [, month = '', day, hour, minute, second = '00', year, zone] = found ?? []
  const date = found && dayOf(Number(year), months.indexOf(month.toLowerCase()) + 1, Number(day))
  const at = date ? instant(date, Number(hour), Number(minute), hoursOf(zone ?? 'GMT')) : null
  return {
    given: text,
    at: at && new Date(at.getTime() + Number(second) * 1000),
    precision: 'instant',
    zone: zone ? 'given' : 'assumed',
  }
}

/**
 * A time in words as the FAA writes it: `4:30 pm EDT`, on the day of the report or the next, or `Nov 11 at 05:00 UTC.`, in the year
 * that lies nearest. `at` is null where the report itself has no time, or the words are others.
 */
export function wordTime(text: string | null, report: Date | null): GivenTime | null {
  if (text === null) return null
  return { given: text, at: report && at(text, report), precision: 'instant', zone: 'given' }
}

function at(text: string, report: Date): Date | null {
  const found =
    /^(?:([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,)?\s+(?:at\s+)?)?(\d{1,2}):?(\d\d)\s*([ap]\.?m\.?)?\s*([a-z]{1,4})\.?$/i.exec(
      text.trim(),
    )
  if (!found) return null
  const [, month, date, hour, minute, half, zone = ''] = found
  const offset = hoursOf(zone)
  const hours = (Number(hour) % (half ? 12 : 25)) + (/^p/i.test(half ?? '') ? 12 : 0)
  if (offset === null) return null
  const today = new Date(report.getTime() + offset * 3_600_000).toISOString().slice(0, 10)
  const day = month ? nearestYear(months.indexOf(month.toLowerCase()) + 1, Number(date), today) : today
  const first = day ? instant(day, hours, Number(minute), offset) : null
  // A time of day that lies an hour back is tomorrow's: delays are announced for what is to come.
  return first && !month && first.getTime() < report.getTime() - 3_600_000
    ? instant(plusDays(today, 1), hours, Number(minute), offset)
    : first
}

function hoursOf(zone: string): number | null {
  return farWest[zone.toUpperCase()] ?? offsetOf(zone)
}

function instant(day: string, hour: number, minute: number, offset: number | null): Date | null {
  if (offset === null || hour > 24 || minute > 59) return null
  return new Date(Date.parse(`${day}T00:00:00Z`) + (hour - offset) * 3_600_000 + minute * 60_000)
}
