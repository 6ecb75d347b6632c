import { airportByIata } from './airports.ts'
import type { Place, PlaceKind } from './area.ts'
import { countriesStarting } from './countries.ts'
import { countryPlace, placeOfEntity, weight } from './gazetteer.ts'
import { nameKey } from './name-key.ts'
import { towns } from './towns.ts'

export type PlaceQuestion = { country?: string; kind?: PlaceKind; limit: number }

/** A name that is just what was typed counts as a thousand times more people. */
const exactness = 3

/**
 * Places whose name begins with what is typed, case and accents aside, for somebody who goes on typing: countries and an
 * IATA code first, then by exactness and weight. 1–15 ms, the longer the shorter the beginning is.
 */
export function findPlaces(typed: string, { country, kind, limit }: PlaceQuestion): Place[] {
  const fits = (place: Place) =>
    (country === undefined || place.country === country) && (kind === undefined || place.kind === kind)
  const found = new Map<string, Place>()
  const take = (place: Place | undefined) => {
    if (place && found.size < limit && fits(place)) found.set(place.ref, place)
  }
  if (kind === undefined || kind === 'country')
    for (const code of countriesStarting(typed).slice(0, 3)) take(countryPlace(code))
  if (/^[a-z]{3}$/i.test(typed.trim())) take(airportByIata(typed.trim()))
  for (const entity of entitiesStarting(typed)) {
    if (found.size >= limit) break
    take(placeOfEntity(entity))
  }
  return [...found.values()]
}

/** Entities by falling weight; a single letter would begin tens of thousands and means nothing yet. */
function entitiesStarting(typed: string): number[] {
  if (nameKey(typed).length < 2) return []
  const best = new Map<number, number>()
  for (const hit of towns().index.startingWith(typed)) {
    const weighs = weight(hit) + (hit.exact ? exactness : 0)
    if (weighs > (best.get(hit.entity) ?? -1)) best.set(hit.entity, weighs)
  }
  return [...best].sort(([, a], [, b]) => b - a).map(([entity]) => entity)
}
