import { saidAt, stands, type Told } from './told.ts'

/** What publishers say differently of one thing, each with its newest word; the one said last comes first. */
export type Conflict = {
  what: 'dead' | 'hurt' | 'magnitude' | 'severity' | 'country'
  says: { report: string; family: string; value: string; at: string }[]
}

/** Magnitudes this close are the same quake measured twice. */
const sameMagnitude = 0.3

/**
 * Where reports that stand contradict each other. A publisher is held to its newest word: a toll that it raised is no
 * contradiction with itself.
 */
export function conflictsIn(reports: readonly Told[]): Conflict[] {
  const newest = newestWords(reports)
  return [
    numbers('dead', newest, ({ reading }) => reading.toll.dead || null),
    numbers('hurt', newest, ({ reading }) => reading.toll.hurt || null),
    numbers('magnitude', newest, ({ facts }) => facts.magnitude, sameMagnitude),
    words('severity', newest.filter(isStatedSeverity), ({ reading }) => reading.severity),
    words('country', newest, ({ reading }) => (reading.countries.length === 1 ? reading.countries[0] : null)),
  ].filter((conflict) => conflict !== null)
}

/** The reports that stand, the newest first, and of a publisher only where it says something on the matter. */
function newestWords(reports: readonly Told[]): Told[] {
  return reports.filter(stands).toSorted((a, b) => saidAt(b) - saidAt(a))
}

function isStatedSeverity({ reading }: Told) {
  return reading.by.severity === 'source' && reading.severity !== 'Unknown'
}

function numbers(
  what: Conflict['what'],
  reports: Told[],
  sayingOf: (report: Told) => number | null,
  within = 0,
): Conflict | null {
  const said = lastOfEach(reports, sayingOf)
  const values = said.map(({ value }) => value)
  if (Math.max(...values) - Math.min(...values) <= within || said.length < 2) return null
  return { what, says: said.map(shown) }
}

function words(
  what: Conflict['what'],
  reports: Told[],
  sayingOf: (report: Told) => string | null | undefined,
): Conflict | null {
  const said = lastOfEach(reports, sayingOf)
  return new Set(said.map(({ value }) => value)).size < 2 ? null : { what, says: said.map(shown) }
}

/** Each publisher’s newest value. */
function lastOfEach<T>(reports: Told[], sayingOf: (report: Told) => T | null | undefined) {
  const last = new Map<string, { told: Told; value: T }>()
  for (const told of reports) {
    const value = sayingOf(told)
    if (value !== null && value !== undefined && !last.has(told.family))
      last.set(told.family, { told, value })
  }
  return [...last.values()]
}

function shown({ told, value }: { told: Told; value: string | number }) {
  return {
    ...{ report: told.report, family: told.family, value: String(value) },
    at: new Date(saidAt(told)).toISOString(),
  }
}
