import { dayOf, nearestYear, offsetOf } from './instants.ts'
import { monthNumber, monthPattern, weekdayPattern } from './months.ts'

/** A moment as printed. `timed` is false when only the day was given, `zoned` when no zone was. */
export type Stamp = { at: string; timed: boolean; zoned: boolean; text: string; index: number }
/** How to read what a stamp leaves open: the year, and which of two numbers is the day. */
export type StampHints = { reference?: string | null; monthFirst?: boolean; hours?: number }

const weekday = `(?:(?:${weekdayPattern})\\.?,? +)?`
const dates: readonly (readonly [RegExp, (g: Groups) => Numbers])[] = [
  [/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/iu, (g) => ({ y: g[1], m: g[2], d: g[3] })],
  [
    new RegExp(
      `(?<!\\d)${weekday}(\\d{1,2})(?:st|nd|rd|th|er|\\.)? *(?:de +)?-?(${monthPattern})(?!\\p{L})\\.?,?(?: +(?:de +)?|-)?(\\d{4})?(?!\\d)`,
      'iu',
    ),
    (g) => ({ d: g[1], m: g[2], y: g[3] }),
  ],
  [
    new RegExp(
      `(?<!\\p{L})(${monthPattern})\\.? +(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:h])(?:,? +(\\d{4})(?!\\d))?`,
      'iu',
    ),
    (g) => ({ m: g[1], d: g[2], y: g[3] }),
  ],
]
const slashed = /(?<![\d/])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d/])/
const clock =
  /^[ ,|;–—-]*(?:\(|at |à |à|T|as of |a las )?\s*(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:\.\d+)?)?)? ?(?:hrs?|hours)? ?([ap]\.?m\.?)?[ ,]*\(?((?:UTC|GMT) ?[+-−]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|[A-Z]{1,4}T|UTC|GMT|BST|Z)?(?![\w])/iu
const military =
  /^[ ,|;–—-]*(?:at )?([01]\d|2[0-3])([0-5]\d) ?(?:hrs?|hours)? ?\(?(UTC|GMT|Z|BST|[A-Z]{1,3}T)?(?![\w])/iu

/** The first date (with its time and zone where they follow) in a line; null when there is none. */
export function stampIn(line: string, hints: StampHints = {}): Stamp | null {
  const short = line.slice(0, 400)
  const found = firstDate(short, hints)
  if (!found) return null
  const rest = short.slice(found.end)
  const time = timeIn(rest) ?? timeBefore(short.slice(0, found.index))
  return stampOf(found, time, short, hints)
}

/** The day part alone (`YYYY-MM-DD`). */
export function dayIn(line: string, hints: StampHints = {}): string | null {
  return stampIn(line, hints)?.at.slice(0, 10) ?? null
}

type Groups = RegExpExecArray
type Numbers = { d?: string | undefined; m?: string | undefined; y?: string | undefined }
type Found = { day: string; index: number; end: number }
type Time = { hour: number; minute: number; second: number; zone: string | null; length: number }

function firstDate(line: string, hints: StampHints): Found | null {
  const found: Found[] = []
  for (const [pattern, pick] of dates) {
    const groups = pattern.exec(line)
    const day = groups && dayFrom(pick(groups), hints)
    if (groups && day)
      found.push({ day, index: groups.index, end: groups.index + groups[0].trimEnd().length })
  }
  const numeric = slashedDate(line, hints)
  if (numeric) found.push(numeric)
  return found.sort((a, b) => a.index - b.index || b.end - a.end)[0] ?? null
}

function dayFrom({ d, m, y }: Numbers, { reference }: StampHints): string | null {
  const month = m && /^\d+$/.test(m) ? Number(m) : monthNumber(m ?? '')
  if (!month) return null
  if (y) return dayOf(Number(y), month, Number(d))
  return reference ? nearestYear(month, Number(d), reference.slice(0, 10)) : null
}

function slashedDate(line: string, { monthFirst }: StampHints): Found | null {
  const groups = slashed.exec(line)
  if (!groups) return null
  const [first, second] = [Number(groups[1]), Number(groups[2])]
  const year = groups[3]?.length === 2 ? 2000 + Number(groups[3]) : Number(groups[3])
  const american = second > 12 || (first <= 12 && (monthFirst ?? /\d ?[ap]\.?m/i.test(line)))
  const day = american ? dayOf(year, first, second) : dayOf(year, second, first)
  return day === null ? null : { day, index: groups.index, end: groups.index + groups[0].length }
}

function timeIn(rest: string): Time | null {
  const four = military.exec(rest)
  if (four)
    return {
      hour: Number(four[1]),
      minute: Number(four[2]),
      second: 0,
      zone: four[3] ?? null,
      length: four[0].length,
    }
  const groups = clock.exec(rest)
  if (!groups || (groups[2] === undefined && !groups[4])) return null
  return clockTime(groups)
}

/** "03:58 UTC, 7 January 2020" and "03h58 UTC 7 janvier 2020" put the time first. */
function timeBefore(before: string): Time | null {
  const at = before.search(/\d{1,2}[:h.]\d{2}[^\d]{0,16}$/)
  if (at < 0) return null
  const groups = clock.exec(before.slice(at))
  return groups && clockTime(groups)
}

function clockTime(groups: RegExpExecArray): Time | null {
  const half = groups[4]?.[0]?.toLowerCase()
  let hour = Number(groups[1])
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  const [minute, second] = [Number(groups[2] ?? 0), Number(groups[3] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return null
  return { hour, minute, second, zone: groups[5] ?? null, length: groups[0].length }
}

function stampOf(found: Found, time: Time | null, line: string, hints: StampHints): Stamp {
  const text = line.slice(found.index, found.end + (time?.length ?? 0)).trim()
  if (!time) return { at: `${found.day}T00:00:00Z`, timed: false, zoned: false, text, index: found.index }
  const hours = time.zone ? offsetOf(time.zone) : (hints.hours ?? null)
  const base = Date.parse(`${found.day}T00:00:00Z`)
  const wall = base + ((time.hour * 60 + time.minute) * 60 + time.second) * 1000
  const at = new Date(wall - (hours ?? 0) * 3_600_000).toISOString().replace('.000', '')
  return { at, timed: true, zoned: hours !== null, text, index: found.index }
}
