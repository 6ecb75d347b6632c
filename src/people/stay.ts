import type { Place } from '../geography/area.ts'

export const stayKinds = ['home', 'post', 'lodging', 'visit', 'transit', 'check-in'] as const
export type StayKind = (typeof stayKinds)[number]

/** How closely it is known where: a building, an address or airport, a town, a region, or no more than the country. */
export const precisions = ['exact', 'street', 'city', 'region', 'country'] as const
export type Precision = (typeof precisions)[number]

/** Why a stay is only assumed. A stay's `assumed` holds one or more of them, joined by `; `. */
export const assumptions = [
  'one-way trip',
  'hotel unknown',
  'length of transit unknown',
  'place not found',
] as const
export type Assumption = (typeof assumptions)[number]

/**
 * Where a stay is: a point with an error radius in km (`exact`, `street`, `city`), or the whole of a region or
 * country, which `place` then names by its ref.
 */
export type Whereabouts = {
  precision: Precision
  place: string | null
  country: string | null
  point: { lat: number; lon: number; radiusKm: number } | null
  zone: string | null
}

/** One stay to be saved. `key` is stable within the organisation: the same key is the same stay, changed. */
export type NewStay = {
  key: string
  person: string
  trip: string | null
  kind: StayKind
  label: string
  where: Whereabouts
  starts: Date
  ends: Date | null
  assumed: readonly Assumption[]
  source?: string
}

/** Standing stays began before anybody wrote them down; a fixed instant keeps repeated imports the same. */
export const standingSince = new Date(0)

/**
 * How far from its point somebody said to be in a place may be, in km. A town is a disc at 4,000 people a square
 * kilometre (7 million: 24 km), between 2 and 40 km; airports and air bases reach over their runways.
 */
export function errorRadiusKm(place: Pick<Place, 'kind' | 'population'>): number {
  if (place.kind === 'airport') return 3
  if (place.kind === 'airbase') return 5
  if (place.kind === 'county') return 40
  if (place.kind !== 'city') return 0.5
  return Math.min(40, Math.max(2, Math.round(Math.sqrt(place.population / 4000 / Math.PI))))
}
