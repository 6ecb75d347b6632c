import { offsetAt } from '../local-time.ts'

const day = 86_400_000

/**
 * The first instant at which a clock in the zone shows this local time or a later one; `wallClock` is the milliseconds it
 * would have in UTC. A time that a change of clocks skips is the instant of the change, one that comes twice is its first
 * coming. So later times never come earlier, and a shift that ends when another begins leaves neither gap nor overlap.
 */
export function firstInstant(zone: string, wallClock: number): number {
  const [before, after] = [offsetAt(zone, wallClock - day), offsetAt(zone, wallClock + day)]
  const early = wallClock - Math.max(before, after)
  if (reached(zone, early, wallClock)) return early
  const late = wallClock - Math.min(before, after)
  return offsetAt(zone, late) === Math.min(before, after) ? late : changeBetween(zone, early, late, wallClock)
}

function reached(zone: string, instant: number, wallClock: number) {
  return instant + offsetAt(zone, instant) >= wallClock
}

/** To the second: the instant between two at which the clock jumps past the time. */
function changeBetween(zone: string, early: number, late: number, wallClock: number) {
  let [low, high] = [Math.floor(early / 1000), Math.ceil(late / 1000)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(zone, middle * 1000, wallClock)) high = middle
    else low = middle
  }
  return high * 1000
}

/** Whether Node knows a time zone of this name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
