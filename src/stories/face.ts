import type { Category } from '../vocabulary/category.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import { saidAt, stands, type Told } from './told.ts'

/** What a story shows of itself: one title, one kind, one place, chosen among what its reports say. */
export type Face = {
  title: string
  category: Category | null
  severity: Severity
  certainty: string
  countries: string[]
  place: { name: string | null; lat: number; lon: number } | null
  eventFrom: string | null
  eventTo: string | null
  isOver: boolean
}

/**
 * The face of a story: words of its best graded report that stands, and of those the newest; the severity of the worst that a
 * source states, else the worst that was read; the place of the first scene. Where nothing stands, all reports speak.
 */
export function faceOf(reports: readonly Told[]): Face {
  const standing = reports.filter(stands)
  const from = standing.length > 0 ? standing : reports
  const ranked = from.toSorted((a, b) => a.reliability.localeCompare(b.reliability) || saidAt(b) - saidAt(a))
  const dates = ranked.map(({ reading }) => reading.eventDate).find((date) => date !== null)
  return {
    title: ranked.map(({ title }) => title.trim()).find((title) => title !== '') ?? 'Untitled',
    category: mostSaid(ranked.map(({ reading }) => reading.category)),
    severity: severityOf(from),
    certainty: ranked.map(({ reading }) => reading.certainty).find((word) => word !== 'Unknown') ?? 'Unknown',
    countries: countriesOf(ranked),
    place: placeOf(ranked),
    eventFrom: dates?.from.slice(0, 10) ?? null,
    eventTo: dates?.to.slice(0, 10) ?? null,
    isOver: standing.length === 0,
  }
}

function severityOf(reports: readonly Told[]): Severity {
  const stated = reports.filter(({ reading }) => reading.by.severity === 'source')
  const from = stated.length > 0 ? stated : reports
  return from
    .map(({ reading }) => reading.severity)
    .reduce((worst, one) => (rank(one) > rank(worst) ? one : worst), 'Unknown')
}

function rank(severity: Severity) {
  return severity === 'Unknown' ? -1 : severityLevel[severity].rank
}

/** What most say; of two said as often, what the best graded says. */
function mostSaid<T>(values: (T | null)[]): T | null {
  const said = values.filter((value) => value !== null)
  const counts = Map.groupBy(said, (value) => value)
  return said.toSorted((a, b) => (counts.get(b)?.length ?? 0) - (counts.get(a)?.length ?? 0))[0] ?? null
}

/** Countries that at least half of the reports name, else those of the best graded. */
function countriesOf(ranked: readonly Told[]): string[] {
  const named = ranked.map(({ reading }) => reading.countries).filter((countries) => countries.length > 0)
  const counts = Map.groupBy(named.flat(), (country) => country)
  const common = [...counts].filter(([, all]) => all.length * 2 >= named.length).map(([country]) => country)
  return common.length > 0 ? common.sort() : (named[0] ?? []).toSorted()
}

function placeOf(ranked: readonly Told[]) {
  for (const { reading } of ranked) {
    const scene = reading.places.find(({ role, kind }) => role === 'scene' && kind !== 'country')
    if (scene) return { name: scene.name, lat: scene.lat, lon: scene.lon }
  }
  const country = ranked.flatMap(({ reading }) => reading.places).find(({ role }) => role === 'scene')
  return country ? { name: country.name, lat: country.lat, lon: country.lon } : null
}
