import type { Severity } from '../vocabulary/severity.ts'
import type { Voice } from './corroboration.ts'
import { witnesses } from './corroboration.ts'
import { stands, type Told } from './told.ts'

/** One reason for how far up a story stands, with the points it gives. */
export type Reason = { says: string; points: number }
export type Importance = { score: number; why: Reason[] }

const bySeverity: Record<Severity, number> = { Extreme: 45, Severe: 30, Moderate: 15, Minor: 5, Unknown: 8 }
const byCertainty: Record<string, number> = { Observed: 5, Possible: -5, Unlikely: -10 }
/** Reports within an hour that make a story one that grows. */
const quick = 3

/**
 * How far up a story stands, 0 to 100, with every reason. An official warning that is Severe or worse and in force goes to the
 * top, whoever else speaks: minutes count, and it needs no second witness.
 */
export function importanceOf(
  reports: readonly Told[],
  story: { severity: Severity; certainty: string },
  voices: readonly Voice[],
  now: Date,
): Importance {
  const standing = reports.filter(stands)
  if (standing.length === 0) return { score: 0, why: [{ says: 'nothing of it stands any more', points: 0 }] }
  const why = [
    reason(`severity ${story.severity}`, bySeverity[story.severity]),
    reason(`an official warning, ${story.severity}, in force`, isOfficialWarning(standing) ? 40 : 0),
    ...voiceReasons(voices),
    reason(`certainty ${story.certainty}`, byCertainty[story.certainty] ?? 0),
    growth(standing, now),
  ].filter(({ points }) => points !== 0)
  const sum = why.reduce((all, { points }) => all + points, 0)
  return { score: Math.min(100, Math.max(0, sum)), why }
}

/** Its own word for it counts, not what was read out of an article. */
export function isOfficialWarning(standing: readonly Told[]): boolean {
  return standing.some(
    ({ isOfficial, reliability, facts }) =>
      isOfficial &&
      'AB'.includes(reliability) &&
      (facts.severity === 'Severe' || facts.severity === 'Extreme'),
  )
}

function voiceReasons(voices: readonly Voice[]): Reason[] {
  const count = witnesses(voices)
  const best = voices[0]?.grade
  return [
    reason(
      `${count} publishers say it in their own words`,
      count >= 5 ? 15 : count >= 3 ? 10 : count === 2 ? 6 : 0,
    ),
    reason(`a source of grade ${best}`, best === 'A' ? 8 : best === 'B' ? 5 : 0),
    reason('nobody of a known grade says it', best === 'E' || best === 'F' ? -5 : 0),
  ]
}

function growth(standing: readonly Told[], now: Date): Reason {
  const recent = standing.filter(
    ({ firstSeenAt }) => now.getTime() - firstSeenAt.getTime() < 3_600_000,
  ).length
  return reason(`${recent} reports within the hour`, recent >= quick ? 6 : 0)
}

function reason(says: string, points: number): Reason {
  return { says, points }
}
