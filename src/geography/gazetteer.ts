import { airportByRef, airportRows, placeOfAirport } from './airports.ts'
import type { Place } from './area.ts'
import { countyByRef } from './counties.ts'
import { allCountries, countryName } from './countries.ts'
import { countryCentre } from './country-centre.ts'
import type { Hit } from './name-index.ts'
import { nearestTown } from './nearest-town.ts'
import { placeOfRegion, regionByRef, regionRows } from './regions.ts'
import { rowOfId, townAt, towns } from './towns.ts'

export type PlaceHint = { countries?: readonly string[] }

/**
 * Towns, airports, air bases and regions that bear this name or an alternate, best first: those in a hinted country,
 * then by weight (a town's population; see `weight`). Case, diacritics, apostrophes and a leading article do not
 * matter. Countries are not among them: ask `countryByName` first.
 */
export function placesByName(name: string, hint: PlaceHint = {}): Place[] {
  const found = towns()
    .index.byName(name)
    .map((hit) => ({ place: placeOfEntity(hit.entity), weight: weight(hit) }))
  const hinted = (place: Place) => (hint.countries?.includes(place.country) ? 1 : 0)
  found.sort((a, b) => hinted(b.place) - hinted(a.place) || b.weight - a.weight)
  return found.map(({ place }) => place)
}

/** The weight of the heaviest town, airport or region of this name; null where there is none. */
export function nameWeight(name: string): number | null {
  const hits = towns().index.byName(name)
  return hits.length === 0 ? null : Math.max(...hits.map(weight))
}

/** The same as `placesByName` without a hint, up to `limit`, each with its weight. */
export function weighedByName(name: string, limit: number): { place: Place; weight: number }[] {
  return towns()
    .index.byName(name)
    .map((hit) => ({ entity: hit.entity, weight: weight(hit) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limit)
    .map(({ entity, weight }) => ({ place: placeOfEntity(entity), weight }))
}

/** The place of a ref: `geonames:98182`, `town:IQ:33.1,44.2`, `airport:BGW`, `region:IQ-AN`, `country:IQ`. */
export function placeByRef(ref: string): Place | undefined {
  const [scheme, rest = ''] = ref.split(/:(.*)/s)
  if (scheme === 'airport') return airportByRef(ref)
  if (scheme === 'region') return regionByRef(ref)
  if (scheme === 'county') return countyByRef(ref)
  if (scheme === 'country') return allCountries().includes(rest) ? countryPlace(rest) : undefined
  if (scheme === 'geonames') return /^\d{1,9}$/.test(rest) ? townOrNothing(rowOfId(Number(rest))) : undefined
  return scheme === 'town' ? townByPosition(ref, rest) : undefined
}

/** The nearest town within 100 km, to name a point by. */
export function placeNear(lat: number, lon: number, withinKm = 100): Place | undefined {
  return townOrNothing(nearestTown(lat, lon, withinKm))
}

/** Entities are numbered towns first, then airports, then regions, in the order of their artefacts. */
export function placeOfEntity(entity: number): Place {
  const { count } = towns()
  if (entity < count) return townAt(entity)
  const airports = airportRows()
  const airport = airports[entity - count]
  if (airport) return placeOfAirport(airport)
  const region = regionRows()[entity - count - airports.length]
  if (!region) throw new Error('The geodata artefacts are of different builds; run: node geodata/build.ts')
  return placeOfRegion(region)
}

/**
 * Powers of ten of people: a region counts as 200,000, a large airport as 50,000, an air base as 10,000;
 * a capital or a region's seat, and the main name rather than an alternate, count as ten times more.
 */
export function weight({ entity, main }: Hit): number {
  const { count, populations, ranks } = towns()
  const called = main ? 1 : 0
  if (entity < count) {
    const seat = [1, 0.5, 0, -1][ranks[entity] as number] ?? 0
    return Math.log10(1 + (populations[entity] as number)) + seat + called
  }
  const airport = airportRows()[entity - count]
  if (!airport) return 5.3 + called
  return (airport.kind === 'airbase' ? 4 : 3.7 + airport.size / 2) + called
}

export function countryPlace(code: string): Place {
  const [lon, lat] = countryCentre(code)
  const name = countryName(code)
  const ref = `country:${code}`
  return {
    ref,
    name,
    kind: 'country',
    country: code,
    region: null,
    lat,
    lon,
    zone: null,
    population: 0,
    iata: null,
  }
}

function townByPosition(ref: string, rest: string): Place | undefined {
  const [lat, lon] = (rest.split(':')[1] ?? '').split(',').map(Number)
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return undefined
  const found = townOrNothing(nearestTown(lat as number, lon as number, 0.01))
  return found?.ref === ref ? found : undefined
}

function townOrNothing(row: number): Place | undefined {
  return row < 0 ? undefined : townAt(row)
}
