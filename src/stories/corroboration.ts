import type { Reliability } from '../vocabulary/grading.ts'
import { stands, type Told } from './told.ts'

/** Who says it: one publisher, with how many reports, the best grade among its sources, and whether it only repeats others. */
export type Voice = { family: string; reports: number; grade: Reliability; repeats: boolean }

/**
 * Who says it, the best graded first. Publishers count, not feeds; one that only passes on what another wrote is named and is no
 * second witness.
 */
export function voicesOf(reports: readonly Told[]): Voice[] {
  const byFamily = Map.groupBy(reports.filter(stands), ({ family }) => family)
  const familyOf = new Map(reports.map(({ report, family }) => [report, family]))
  return [...byFamily]
    .map(([family, own]) => ({
      family,
      reports: own.length,
      grade: own.map(({ reliability }) => reliability).sort()[0] as Reliability,
      repeats: own.every(({ copyOf }) => copyOf !== null && familyOf.get(copyOf) !== family),
    }))
    .sort(
      (a, b) => a.grade.localeCompare(b.grade) || b.reports - a.reports || a.family.localeCompare(b.family),
    )
}

/** Publishers that say it in their own words. */
export function witnesses(voices: readonly Voice[]): number {
  return voices.filter(({ repeats }) => !repeats).length
}
