const clocks = new Map<string, Intl.DateTimeFormat>()

/** The instant of a local wall-clock time, given as the milliseconds it would have in UTC. A time that a clock change skips moves on. */
export function instantIn(zone: string, wallClock: number): Date {
  const key = `${zone} ${wallClock}`
  const known = instants.get(key)
  if (known !== undefined) return new Date(known)
  const at = wallClock - offsetAt(zone, wallClock - offsetAt(zone, wallClock))
  if (instants.size >= remembered) instants.clear()
  instants.set(key, at)
  return new Date(at)
}

/** A file names the same days again and again; asking Node for an offset costs about 5 µs. */
const instants = new Map<string, number>()
const remembered = 5000

/** The calendar day it is in a zone, as the milliseconds of its midnight in UTC. */
export function dayIn(zone: string, now: Date): number {
  const there = now.getTime() + offsetAt(zone, now.getTime())
  return there - (((there % dayMs) + dayMs) % dayMs)
}

export const dayMs = 86_400_000

/** Milliseconds east of UTC, from Node's own zone tables. */
export function offsetAt(zone: string, instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const digits = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...digits, ...time })
  clocks.set(zone, made)
  return made
}
