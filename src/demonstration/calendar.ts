const hour = 3_600_000

/** A day as texts name it and as fields hold it. */
type Day = { iso: string; name: string; weekday: string }

/** Instants and days relative to the demonstration's first start, so that its content is never stale. Days are UTC. */
export type Calendar = ReturnType<typeof calendar>

export function calendar(start: Date) {
  const at = (hours: number) => new Date(start.getTime() + hours * hour)
  const iso = (hours: number) => at(hours).toISOString()
  const day = (days: number): Day => {
    const date = at(days * 24)
    return {
      iso: date.toISOString().slice(0, 10),
      name: monthDay.format(date),
      weekday: weekday.format(date),
    }
  }
  /** From and to in hours before (negative) and after the start. */
  const during = (from: number, to: number) => ({ from: iso(from), to: iso(to) })
  return { at, iso, day, during }
}

const monthDay = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
})
