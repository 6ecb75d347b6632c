import { cutAtAntimeridian } from './antimeridian.ts'
import type { Position, Ring, Shape } from './area.ts'
import { earthRadiusKm, kmPerDegree } from './measure.ts'

const rad = Math.PI / 180
const halfwayKm = 180 * kmPerDegree

/**
 * The points within `km` of a point, on the sphere of 6,371,008.8 m, as a polygon of 64 vertices up to 10 km, 128 to
 * 100 km, 256 beyond. Its edges run inside the true circle by at most 0.13 % of the radius for the smallest (12 m at 10 km),
 * 26 m at 350 km; with `fine`, for matching, by half a metre. Cut at the antimeridian, closed over a pole that it holds.
 */
export function circleShape(lat: number, lon: number, km: number, fine = false): Shape {
  const reach = km / kmPerDegree
  const north = lat + reach >= 90
  const south = lat - reach <= -90
  if (north && south)
    return worldWithout(circleShape(-lat, lon > 0 ? lon - 180 : lon + 180, halfwayKm - km, fine))
  return cutAtAntimeridian(
    circleRing(lat, lon, km, verticesFor(km, fine)),
    north ? 1 : south ? -1 : undefined,
  )
}

/** The ring of points at a distance, longitudes within ±180, first and last the same. */
export function circleRing(lat: number, lon: number, km: number, vertices = verticesFor(km)): Ring {
  const ring: Ring = []
  for (let i = 0; i < vertices; i++) ring.push(destination(lat, lon, km, 360 - (360 * i) / vertices))
  return [...ring, ring[0] as Position]
}

/** The point at a distance in km and a bearing in degrees from north, along a great circle. */
export function destination(lat: number, lon: number, km: number, bearing: number): Position {
  const arc = km / earthRadiusKm
  // At a pole itself every bearing is north or south and the longitudes would be noise.
  const safe = Math.min(90 - 1e-9, Math.max(1e-9 - 90, lat))
  const [from, turn] = [safe * rad, bearing * rad]
  const sine = Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(turn)
  const to = Math.asin(Math.min(1, Math.max(-1, sine)))
  const east = Math.sin(turn) * Math.sin(arc) * Math.cos(from)
  const x = lon + Math.atan2(east, Math.cos(arc) - Math.sin(from) * Math.sin(to)) / rad
  return [((((x + 180) % 360) + 360) % 360) - 180, to / rad]
}

/** With n vertices an edge runs r·π²/2n² inside the circle: half a metre at n = π·√r, r in metres. */
function verticesFor(km: number, fine = false): number {
  if (fine) return Math.max(64, Math.ceil(Math.PI * Math.sqrt(km * 1000)))
  return km <= 10 ? 64 : km <= 100 ? 128 : 256
}

/** A circle that holds both poles is all the world but a circle around the antipode. */
function worldWithout(rest: Shape): Shape {
  const outline: Ring = [
    [-180, -90],
    [180, -90],
    [180, 90],
    [-180, 90],
    [-180, -90],
  ]
  return [[outline, ...rest.flatMap((polygon) => polygon.slice(0, 1))]]
}
