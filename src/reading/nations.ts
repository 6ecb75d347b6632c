import { placesByName } from '../geography/gazetteer.ts'
import { countryNamed } from './place-lookup.ts'
import type { FoundPlace } from './places.ts'

/** Country codes that names state outright; a name that is no country is tried as a region of one. */
export function countriesNamed(names: readonly string[]): string[] {
  const codes = names.flatMap((name) => {
    const bare = name.replace(/^(?:travel advice|in|to|for) /i, '').trim()
    if (bare === '' || bare.length > 60) return []
    const code = countryNamed(bare)?.country
    return code ? [code] : []
  })
  return [...new Set(codes)]
}

/** The countries before a headline's colon: `Iraq: …`, `Mali, Niger: …`, `Iraq (Basra): …`, `Iraq – …`. */
export function countriesOfHeadline(headline: string | null): string[] {
  const lead = /^(.{2,70}?)(?: ?\([^)]{2,60}\))? ?(?::|[–—] | - )/.exec(headline ?? '')?.[1]
  if (!lead) return []
  const whole = countriesNamed([lead])
  return whole.length > 0 ? whole : countriesNamed(lead.split(/, | and | & |\/|; | et | y /))
}

/** The country of a region's or town's name standing where a country would: `Anbar Province: …`. */
export function countriesOfPlaceName(name: string | undefined): string[] {
  if (!name || name.length > 60) return []
  const [best] = placesByName(name.replace(/ (?:province|region|governorate|state)$/i, ''))
  return best && (best.kind === 'region' || best.population > 100_000) ? [best.country] : []
}

/** The countries where the event lies, by the places of the event: those with a third of the mentions of the first. */
export function countriesOfPlaces(found: readonly FoundPlace[]): string[] {
  const counts = new Map<string, number>()
  for (const { place } of found)
    counts.set(place.country, (counts.get(place.country) ?? 0) + (place.kind === 'country' ? 1 : 2))
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  const most = sorted[0]?.[1] ?? 0
  return sorted
    .filter(([, count]) => count * 3 > most * 2)
    .slice(0, 4)
    .map(([code]) => code)
}
