import type { Position, Shape } from './area.ts'
import { once } from './artefact.ts'
import { countryName } from './countries.ts'
import { countryCentre } from './country-centre.ts'
import { areaKm2 } from './measure.ts'
import { regionOutline, regionRows } from './regions.ts'
import { mapCountries } from './shapes.ts'
import { townAt, towns } from './towns.ts'

type Feature<P> = {
  type: 'Feature'
  properties: P
  geometry: { type: 'MultiPolygon'; coordinates: Shape } | { type: 'Point'; coordinates: Position }
}
export type Features<P> = { type: 'FeatureCollection'; features: Feature<P>[] }
/** `rank` orders labels where there is no room for all: the lower comes first. */
export type Label = { name: string; kind: 'country' | 'region' | 'capital' | 'seat' | 'town'; rank: number }

/** Of the whole world; a country has its own list when one looks closer. */
const worldTowns = 1200
const countryTowns = 500

/** Land as countries, for drawing only; `world` for the globe, `locator` once a single country fills the map. */
export function landFeatures(detail: 'world' | 'locator'): Features<{ code: string }> {
  const digits = detail === 'world' ? 2 : 3
  return collection(
    mapCountries(detail).map(({ code, shape }) => ({
      type: 'Feature',
      properties: { code },
      geometry: { type: 'MultiPolygon', coordinates: rounded(shape, digits) },
    })),
  )
}

/** The first-level regions of a country, the finest where they are grouped. */
export function regionFeatures(country: string): Features<{ ref: string; name: string }> {
  return collection(
    finestRegions(country).map(({ ref, name }) => ({
      type: 'Feature',
      properties: { ref, name },
      geometry: { type: 'MultiPolygon', coordinates: rounded(regionOutline(ref) ?? [], 3) },
    })),
  )
}

/** Names of countries and the largest towns of the world; or of a country's regions and its larger towns. */
export function mapLabels(country?: string): Features<Label> {
  if (country !== undefined)
    return collection([
      ...finestRegions(country).map(({ name, lon, lat }, i) =>
        label({ name, kind: 'region', rank: i }, [lon, lat]),
      ),
      ...townsOf(country).map(labelOfTown),
    ])
  return collection([...countryLabels(), ...largestTowns().map(labelOfTown)])
}

const countryLabels = once(() =>
  mapCountries('world')
    .map(({ code, shape }) => ({ code, km2: areaKm2(shape) }))
    .sort((a, b) => b.km2 - a.km2)
    .map(({ code }, rank) => label({ name: countryName(code), kind: 'country', rank }, countryCentre(code))),
)

const largestTowns = once(() => {
  const { count, populations, ranks } = towns()
  const rows: number[] = []
  for (let row = 0; row < count; row++)
    if ((populations[row] as number) > 200_000 || ranks[row] === 0) rows.push(row)
  return rows.sort(byStanding).slice(0, worldTowns)
})

function townsOf(country: string): number[] {
  const { count, countries, lists } = towns()
  const wanted = lists.countries.indexOf(country)
  const rows: number[] = []
  for (let row = 0; row < count; row++) if (countries[row] === wanted) rows.push(row)
  return rows.sort(byStanding).slice(0, countryTowns)
}

/** A capital before a million, a region's seat as if it had three times its people. */
function byStanding(a: number, b: number): number {
  return standing(b) - standing(a)
}

function standing(row: number): number {
  const { populations, ranks } = towns()
  const seat = ranks[row] === 0 ? 1_000_000 : 0
  return (populations[row] as number) * (ranks[row] === 1 ? 3 : 1) + seat
}

function labelOfTown(row: number, rank: number) {
  const { name, lon, lat } = townAt(row)
  const kind = (['capital', 'seat'] as const)[towns().ranks[row] as number] ?? 'town'
  return label({ name, kind, rank }, [lon, lat])
}

function label(properties: Label, [lon, lat]: Position): Feature<Label> {
  const coordinates: Position = [round(lon, 4), round(lat, 4)]
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } }
}

function finestRegions(country: string) {
  return regionRows().filter((row) => row.country === country && !row.parts)
}

/** Positions that fall together when rounded are drawn once. */
function rounded(shape: Shape, digits: number): Shape {
  return shape
    .map((polygon) =>
      polygon
        .map((ring) =>
          ring
            .map(([lon, lat]): Position => [round(lon, digits), round(lat, digits)])
            .filter(([lon, lat], i, all) => i === 0 || lon !== all[i - 1]?.[0] || lat !== all[i - 1]?.[1]),
        )
        .filter((ring) => ring.length >= 4),
    )
    .filter((polygon) => polygon.length > 0)
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}

function collection<P>(features: Feature<P>[]): Features<P> {
  return { type: 'FeatureCollection', features }
}
