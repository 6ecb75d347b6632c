import type { Values } from './file-front.ts'

const hour = 3_600_000
const hoursOf: Record<string, number> = { h: 1, hour: 1, hours: 1, d: 24, day: 24, days: 24, w: 168 }

/**
 * A timeframe as it is stored: `48h` and `3d` from now on, `{ from, for: 2d }`, days (in UTC, the last one included) and
 * instants. What is none of these stays as it is, for the schema to refuse.
 */
export function timeframeOf(given: unknown, now: Date): unknown {
  if (typeof given === 'string') {
    const long = duration(given)
    return long === null ? given : { from: now.toISOString(), to: later(now.toISOString(), long) }
  }
  if (!isValues(given)) return given
  const { from: begins = 'now', to: ends, for: lasts, ...rest } = given
  const from = instant(begins, now, 0)
  const long = typeof lasts === 'string' ? duration(lasts) : null
  if (long !== null && typeof from === 'string') return { ...rest, from, to: later(from, long) }
  return {
    ...rest,
    from,
    ...(ends === undefined ? {} : { to: instant(ends, now, 24) }),
    ...(lasts === undefined ? {} : { for: lasts }),
  }
}

/** When it happened: a day, an instant, `today` or `now`, or from and to. */
export function eventTimeOf(given: unknown, now: Date): unknown {
  if (typeof given === 'string') return { from: dayOrInstant(given, now) }
  if (!isValues(given)) return given
  const { from, to, ...rest } = given
  return {
    ...rest,
    from: dayOrInstant(from, now),
    ...(to === undefined ? {} : { to: dayOrInstant(to, now) }),
  }
}

function instant(given: unknown, now: Date, hoursOfDay: number): unknown {
  const at = dayOrInstant(given, now)
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(at)) return at
  const midnight = Date.parse(`${at}T00:00:00Z`)
  // Date.parse takes a 30 February for 2 March; the schema refuses it as it stands.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(at)) return at
  return new Date(midnight + hoursOfDay * hour).toISOString()
}

function dayOrInstant(given: unknown, now: Date): unknown {
  if (given === 'now') return now.toISOString()
  if (given === 'today') return now.toISOString().slice(0, 10)
  return typeof given === 'string'
    ? given.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d)/, '$1T$2').replace(/ (?=[Z+-])/, '')
    : given
}

/** Milliseconds of `48h`, `3d` or `2 days`, or null. */
function duration(text: string): number | null {
  const [, count, unit] = /^(\d{1,4}) ?([a-z]+)$/.exec(text.trim()) ?? []
  const hours = unit === undefined ? undefined : hoursOf[unit]
  return hours === undefined || Number(count) === 0 ? null : Number(count) * hours * hour
}

function later(from: string, milliseconds: number) {
  const start = Date.parse(from)
  return Number.isNaN(start) ? from : new Date(start + milliseconds).toISOString()
}

function isValues(given: unknown): given is Values {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
