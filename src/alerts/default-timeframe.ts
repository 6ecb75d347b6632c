import type { Draft } from '../reading/draft.ts'
import type { Severity } from '../vocabulary/severity.ts'

const hour = 3_600_000
/** Hours an alert stays in force where the text says nothing of an end: the longer, the worse it is. */
const usualHours: Record<Severity, number> = { Minor: 24, Moderate: 48, Severe: 72, Extreme: 96, Unknown: 48 }
/** A forecast of next year's election must not keep people exposed until then. */
const longestDays = 30

/**
 * From when to when people in the area are exposed: from the event, or the publication where that is earlier and the
 * event is not merely announced, to the furthest forecast, the event's end, or the usual hours; at most thirty days on.
 */
export function defaultTimeframe(
  { eventDate, forecasts, severity, phase }: Draft,
  published: string,
): { from: string; to: string } {
  const told = Date.parse(published)
  const begins = eventDate ? Date.parse(eventDate.from) : told
  const from = phase === 'planned' ? begins : Math.min(begins, told)
  const ends = [
    Math.max(begins, told) + usualHours[severity] * hour,
    ...forecasts.flatMap(({ to }) => (to === null ? [] : [endOf(to)])),
    ...(eventDate ? [endOf(eventDate.to)] : []),
  ].filter((end) => Number.isFinite(end))
  const to = Math.min(Math.max(...ends), Math.max(begins, told) + longestDays * 24 * hour)
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

/** A day ends with its last hour, an instant where it stands. */
function endOf(dayOrInstant: string) {
  return Date.parse(dayOrInstant) + (dayOrInstant.length === 10 ? 24 * hour : 0)
}
