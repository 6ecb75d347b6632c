import type { Place, Shape } from './area.ts'
import { once, readDocument } from './artefact.ts'
import { countryAt } from './countries.ts'
import { containsPoint, distanceToShapeKm } from './measure.ts'
import { shapesOf, type Topology } from './topology.ts'

/** One row of the regions artefact; `parts` are the finer regions that a group (an Italian region) is made of. */
export type RegionRow = {
  ref: string
  name: string
  country: string
  lat: number
  lon: number
  bbox: [west: number, south: number, east: number, north: number]
  parts?: string[]
}

const rows = once(() => readDocument<RegionRow[]>('regions.json'))
const rowsByRef = once(() => new Map(rows().map((row) => [row.ref, row])))
/** The finest regions that reach into each degree of longitude: 4,600 boxes are too many to ask one by one. */
const columns = once(() => {
  const leaves = rows().filter((row) => !row.parts)
  return Array.from({ length: 361 }, (_, i) =>
    leaves.filter(({ bbox }) => bbox[0] - 0.2 <= i - 179 && bbox[2] + 0.2 >= i - 180),
  )
})
const outlines = once(() => shapesOf(readDocument<Topology>('region-shapes.json')))
const stitched = new Map<string, Shape>()
const coastKm = 10

/** The finest region at a point; a point off a simplified coast gets the nearest within 10 km of its country. */
export function regionAt(lat: number, lon: number): Place | undefined {
  const near = (columns()[Math.floor(lon) + 180] ?? []).filter(({ bbox: [west, south, east, north] }) => {
    return lon >= west - 0.2 && lon <= east + 0.2 && lat >= south - 0.1 && lat <= north + 0.1
  })
  const inside = near.find((row) => containsPoint(shapeOfRow(row), lon, lat))
  const found = inside ?? nearest(near, lat, lon)
  return found && placeOfRegion(found)
}

/** The region with this ref, as a place. */
export function regionByRef(ref: string): Place | undefined {
  const row = rowsByRef().get(ref)
  return row && placeOfRegion(row)
}

/** Every region, groups included, in the order of the artefact (the gazetteer's keys count on it). */
export function regionRows(): readonly RegionRow[] {
  return rows()
}

/** The outline of a region, at a quarter of Natural Earth's 10m detail; undefined for an unknown ref. */
export function regionOutline(ref: string): Shape | undefined {
  const row = rowsByRef().get(ref)
  return row && shapeOfRow(row)
}

export function placeOfRegion({ ref, name, country, lat, lon }: RegionRow): Place {
  return { ref, name, kind: 'region', country, region: ref, lat, lon, zone: null, population: 0, iata: null }
}

function shapeOfRow(row: RegionRow): Shape {
  if (row.parts) return row.parts.flatMap((part) => regionOutline(part) ?? [])
  const known = stitched.get(row.ref) ?? outlines().shape(row.ref) ?? []
  stitched.set(row.ref, known)
  return known
}

function nearest(near: RegionRow[], lat: number, lon: number): RegionRow | undefined {
  const country = near.length > 0 ? countryAt(lat, lon) : undefined
  let best: { row: RegionRow; km: number } | undefined
  for (const row of near) {
    if (country !== undefined && row.country !== country) continue
    const km = distanceToShapeKm(shapeOfRow(row), lon, lat)
    if (km <= coastKm && (!best || km < best.km)) best = { row, km }
  }
  return best?.row
}
