import type { Position, Ring, Shape } from './area.ts'
import { earthRadiusKm } from './measure.ts'
import { checkRings } from './validity.ts'

const rad = Math.PI / 180
/** Corners of a circle: its edges then lie within 0.12 % of the radius of the true circle. */
const corners = 64

/** The points within `km` of a point, on the sphere; cut at the antimeridian, closed over a pole. */
export function circleShape(lat: number, lon: number, km: number): Shape {
  const angle = Math.min(km / earthRadiusKm, Math.PI * 0.999)
  const ring: Ring = []
  for (let i = 0; i < corners; i++) ring.push(destination(lat, lon, angle, (i * 2 * Math.PI) / corners))
  const reach = angle / rad
  if (lat + reach >= 90 || lat - reach <= -90) return [[overPole(ring, lat + reach >= 90 ? 90 : -90)]]
  const checked = checkRings([[...ring, ring[0] as Position]])
  return checked.ok ? checked.polygons : []
}

function destination(lat: number, lon: number, angle: number, bearing: number): Position {
  const [sinLat, cosLat] = [Math.sin(lat * rad), Math.cos(lat * rad)]
  const sin = sinLat * Math.cos(angle) + cosLat * Math.sin(angle) * Math.cos(bearing)
  const across = Math.atan2(Math.sin(bearing) * Math.sin(angle) * cosLat, Math.cos(angle) - sinLat * sin)
  const east = lon + across / rad
  return [((((east + 180) % 360) + 360) % 360) - 180, Math.asin(Math.max(-1, Math.min(1, sin))) / rad]
}

/** A circle that holds a pole is everything between its rim and the pole. */
function overPole(ring: Ring, pole: 90 | -90): Ring {
  const rim = [...ring].sort((a, b) => a[0] - b[0])
  const first = rim[0] as Position
  const last = rim.at(-1) as Position
  const edge = (first[1] + last[1]) / 2
  return [[-180, edge], ...rim, [180, edge], [180, pole], [-180, pole], [-180, edge]]
}
