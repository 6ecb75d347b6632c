/** A day of the calendar as `YYYY-MM-DD`. */
export type Day = string

/** `YYYY-MM-DD` of a year, month (1–12) and day; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 2200) return null
  return date.toISOString().slice(0, 10)
}

/** A day moved by whole days. */
export function plusDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** 0 (Sunday) to 6. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** The year that brings a month and day nearest to a reference day: "December 28" read on 7 January is last year's. */
export function nearestYear(month: number, day: number, reference: Day): Day | null {
  const year = Number(reference.slice(0, 4))
  const candidates = [year - 1, year, year + 1].map((y) => dayOf(y, month, day)).filter((d) => d !== null)
  return (
    candidates.sort((a, b) => Math.abs(daysBetween(reference, a)) - Math.abs(daysBetween(reference, b)))[0] ??
    null
  )
}

/** Hours east of UTC of the zone abbreviations that publishers print. Unknown ones answer null. */
export function offsetOf(zone: string): number | null {
  const sign = /^(?:UTC|GMT)? ?([+-−])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone)
  if (sign) return (sign[1] === '+' ? 1 : -1) * (Number(sign[2]) + Number(sign[3] ?? 0) / 60)
  return offsets[zone.toUpperCase()] ?? null
}

const offsets: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  ZULU: 0,
  WET: 0,
  BST: 1,
  CET: 1,
  WEST: 1,
  WAT: 1,
  CEST: 2,
  EET: 2,
  CAT: 2,
  SAST: 2,
  EEST: 3,
  EAT: 3,
  MSK: 3,
  AST: -4,
  EST: -5,
  EDT: -4,
  ET: -5,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  IST: 5.5,
  PKT: 5,
  SGT: 8,
  HKT: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
}

/** The instant of a local wall-clock time in an IANA zone; null when the zone is unknown. */
export function instantIn(zone: string, day: Day, time: string): string | null {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const first = offsetAt(zone, wall)
  if (first === null || Number.isNaN(wall)) return null
  const again = offsetAt(zone, wall - first) ?? first
  return new Date(wall - again).toISOString().replace('.000', '')
}

function offsetAt(zone: string, at: number): number | null {
  try {
    const shown = clockOf(zone).format(at)
    const part = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(shown)
    if (!part) return null
    return (part[1] === '-' ? -1 : 1) * (Number(part[2] ?? 0) * 60 + Number(part[3] ?? 0)) * 60_000
  } catch {
    return null
  }
}

/** Making one costs some 100 µs; a feed asks for its zone in every item. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  if (clocks.size < 1000) clocks.set(zone, made)
  return made
}
