import type { AreaPart } from '../../../../src/geography/area.ts'

export type Ring = [number, number][]
const earthRadiusKm = 6371.0088
const rad = Math.PI / 180

/** The outline of a polygon that can be edited: one without holes. */
export function ringOf(part: AreaPart | undefined): Ring | undefined {
  if (part?.type !== 'polygon' || part.rings.length !== 1) return undefined
  return part.rings[0]?.map(([lon, lat]) => rounded(lon, lat))
}

/** The part that a drawn feature stands for. */
export function partOf(feature: {
  properties: Record<string, unknown>
  geometry: { coordinates: unknown }
}): AreaPart {
  const ring = ((feature.geometry.coordinates as Ring[])[0] ?? []).map(([lon, lat]) => rounded(lon, lat))
  return feature.properties.mode === 'circle' ? circleOf(ring) : { type: 'polygon', rings: [ring] }
}

/** The middle and the radius of a ring that was drawn as a circle. */
function circleOf(ring: Ring): AreaPart {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  const north = Math.max(...lats)
  const lat = (Math.min(...lats) + north) / 2
  const lon = (Math.min(...lons) + Math.max(...lons)) / 2
  const km = Math.max(0.2, (north - lat) * rad * earthRadiusKm)
  return {
    type: 'circle',
    lat: round(lat, 4),
    lon: round(lon, 4),
    km: Number(km.toPrecision(km < 10 ? 2 : 3)),
  }
}

/** The ring of points at a distance on the sphere, for drawing. */
export function circleRing(lat: number, lon: number, km: number, vertices = 96): Ring {
  const ring = Array.from({ length: vertices }, (_, i) =>
    destination(lat, lon, km, (-2 * Math.PI * i) / vertices),
  )
  return [...ring, ring[0] as [number, number]]
}

/** The point due east at a distance. */
export function eastOf(lat: number, lon: number, km: number): [number, number] {
  return destination(lat, lon, km, Math.PI / 2)
}

export function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const half = (degrees: number) => Math.sin((degrees * rad) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * half(b.lon - a.lon)
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

function destination(lat: number, lon: number, km: number, turn: number): [number, number] {
  const arc = km / earthRadiusKm
  const sine = Math.sin(lat * rad) * Math.cos(arc) + Math.cos(lat * rad) * Math.sin(arc) * Math.cos(turn)
  const east = Math.sin(turn) * Math.sin(arc) * Math.cos(lat * rad)
  const across = Math.atan2(east, Math.cos(arc) - Math.sin(lat * rad) * sine) / rad
  return rounded(lon + across, Math.asin(Math.max(-1, Math.min(1, sine))) / rad)
}

export function rounded(lon: number, lat: number, digits = 6): [number, number] {
  return [round(lon, digits), round(lat, digits)]
}

function round(value: number, digits: number) {
  return Number(value.toFixed(digits))
}
