import { readFileSync } from 'node:fs'
import type { Term } from './terms.ts'

/** How many of how many reports hold a term. */
export type Frequency = { reports: number; of(key: string): number }

/** Terms of the texts this project wrote itself, so that the first report of a new installation is weighed sensibly too. */
const common = JSON.parse(readFileSync(new URL('common-terms.json', import.meta.url), 'utf8')) as {
  reports: number
  counts: Record<string, number>
}

/** What was counted here, on top of what is common anyway. */
export function frequencyOf(reports: number, counts: ReadonlyMap<string, number>): Frequency {
  return {
    reports: reports + common.reports,
    of: (key) =>
      (counts.get(key) ?? 0) + (Object.hasOwn(common.counts, key) ? (common.counts[key] as number) : 0),
  }
}

/** Terms weighed by how rare they are: the logarithm of reports over those that hold it. */
export function weighed(terms: readonly Term[], frequency: Frequency): Term[] {
  return terms.map(({ key, weight }) => ({
    key,
    weight: weight * Math.log((frequency.reports + 2) / (frequency.of(key) + 0.5)),
  }))
}
