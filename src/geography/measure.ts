import type { PolygonRings, Position, Ring, Shape } from './area.ts'

/** Mean radius of the earth in km (IUGG R1): every distance of Alarum lies on this sphere. */
export const earthRadiusKm = 6371.0088
const rad = Math.PI / 180
/** Kilometres of one degree of latitude, about 111.195. */
export const kmPerDegree = earthRadiusKm * rad

export type Point = { lat: number; lon: number }
export type Bounds = { west: number; south: number; east: number; north: number }

/** Great-circle distance in km (haversine), exact to rounding at every distance. */
export function distanceKm(a: Point, b: Point): number {
  const sinLat = Math.sin(((b.lat - a.lat) * rad) / 2)
  const sinLon = Math.sin(((b.lon - a.lon) * rad) / 2)
  const h = sinLat * sinLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * sinLon * sinLon
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Area in km² of the shape's parts, added up (parts that overlap count twice), edges straight in lon/lat. */
export function areaKm2(shape: Shape): number {
  let total = 0
  for (const polygon of shape) {
    polygon.forEach((ring, i) => {
      total += (i === 0 ? 1 : -1) * Math.abs(ringAreaKm2(ring))
    })
  }
  return total
}

/** Whether the point lies in the shape: in some outline and in none of its holes. Even–odd rule, half-open edges. */
export function containsPoint(shape: Shape, lon: number, lat: number): boolean {
  // The half-open rule would put 180° E and the North Pole outside every shape that ends there.
  const x = Math.min(lon, 180 - 1e-10)
  const y = Math.min(lat, 90 - 1e-10)
  return shape.some((polygon) => polygonContains(polygon, x, y))
}

/** Even–odd over outline and holes together: equal to "in the outline and in no hole" for valid rings. */
export function polygonContains(polygon: PolygonRings, lon: number, lat: number): boolean {
  let inside = false
  for (const ring of polygon) if (ringContains(ring, lon, lat)) inside = !inside
  return inside
}

/** Distance in km from a point to a shape, 0 inside. Short distances in locally scaled degrees; see `distanceToEdgeKm`. */
export function distanceToShapeKm(shape: Shape, lon: number, lat: number): number {
  if (containsPoint(shape, lon, lat)) return 0
  let least = Number.POSITIVE_INFINITY
  for (const polygon of shape) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const km = distanceToEdgeKm(ring[i - 1] as Position, ring[i] as Position, lon, lat)
        if (km < least) least = km
      }
    }
  }
  return least
}

/**
 * Distance in km from a point to an edge that is straight in lon/lat: the nearest point of the edge is found in
 * degrees scaled by the cosine of the point's latitude, the distance to it on the sphere. Longitudes are taken
 * the short way round, so that a point at 179.9° is near an edge at −179.9°.
 */
export function distanceToEdgeKm(from: Position, to: Position, lon: number, lat: number): number {
  if (Math.abs(lat) > 80 && Math.abs(to[0] - from[0]) > 1) return distanceToHalvesKm(from, to, lon, lat)
  const scale = Math.cos(lat * rad)
  const middle = (from[0] + to[0]) / 2 - lon
  const ax = (from[0] - lon + shortWay(middle) - middle) * scale
  const ay = from[1] - lat
  const dx = (to[0] - from[0]) * scale
  const dy = to[1] - from[1]
  const long = dx * dx + dy * dy
  const t = long === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / long))
  return distanceKm({ lat, lon }, { lat: from[1] + t * dy, lon: from[0] + t * (to[0] - from[0]) })
}

/** Near a pole meridians converge within one edge: pieces of a degree keep the local scale true. */
function distanceToHalvesKm(from: Position, to: Position, lon: number, lat: number): number {
  const middle: Position = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  return Math.min(distanceToEdgeKm(from, middle, lon, lat), distanceToEdgeKm(middle, to, lon, lat))
}

/** The least box around a shape, in degrees; west > east never happens because shapes are cut at the antimeridian. */
export function bounds(shape: Shape): Bounds {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const polygon of shape) {
    for (const [lon, lat] of polygon[0] ?? []) {
      if (lon < box.west) box.west = lon
      if (lon > box.east) box.east = lon
      if (lat < box.south) box.south = lat
      if (lat > box.north) box.north = lat
    }
  }
  return box
}

function shortWay(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
}

export function ringContains(ring: Ring, lon: number, lat: number): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position
    const [bx, by] = ring[i] as Position
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/**
 * Signed area under edges straight in lon/lat: ∫ sin(lat) d lon, exact for such an edge
 * (the mean of sin over the edge is (cos a − cos b) / (b − a)).
 */
function ringAreaKm2(ring: Ring): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position
    const [bx, by] = ring[i] as Position
    sum += (bx - ax) * rad * meanSine(ay * rad, by * rad)
  }
  return sum * earthRadiusKm * earthRadiusKm
}

function meanSine(a: number, b: number): number {
  const step = b - a
  return Math.abs(step) < 1e-7 ? Math.sin((a + b) / 2) : (Math.cos(a) - Math.cos(b)) / step
}
