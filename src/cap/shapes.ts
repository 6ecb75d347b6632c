import type { AreaPart, Position } from '../geography/area.ts'
import type { CapArea, CapMessage } from './message.ts'

/** A circle of CAP: degrees and kilometres. */
export type CapCircle = { lat: number; lon: number; km: number }

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

/** The vertices of a polygon as [lon, lat], though CAP writes `lat,lon` (§3.2.4); null when a pair is not two numbers. */
export function readPolygon(text: string): Position[] | null {
  const pairs = text.trim().split(/\s+/)
  const points = pairs.map(readPair)
  return points.includes(null) ? null : (points as Position[])
}

/** A circle, `lat,lon radius` with the radius in kilometres (CAP 1.2 §3.2.4), or null. */
export function readCircle(text: string): CapCircle | null {
  const [centre, radius, more] = text.trim().split(/\s+/)
  const point = readPair(centre ?? '')
  if (!point || radius === undefined || more !== undefined || !number.test(radius)) return null
  return { lat: point[1], lon: point[0], km: Number(radius) }
}

/** Whether a position lies on the globe, in degrees. */
export function onGlobe([lon, lat]: Position): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}

/**
 * The usable shapes of an area as parts of an alert's area; their union is where it applies (CAP 1.2 §3.2.4).
 * A zero radius marks a point: it becomes the radius given (km), or is left out with none. Open rings are closed.
 */
export function areaParts(area: CapArea, pointKm: number | null): AreaPart[] {
  const polygons = area.polygons.flatMap((text) => polygonPart(readPolygon(text)))
  const circles = area.circles.flatMap((text) => circlePart(readCircle(text), pointKm))
  return [...polygons, ...circles]
}

/** The union over every info of a message. */
export function messageParts(message: CapMessage, pointKm: number | null): AreaPart[] {
  const parts = message.infos.flatMap((info) => info.areas.flatMap((area) => areaParts(area, pointKm)))
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
}

function readPair(text: string): Position | null {
  const [lat, lon, more] = text.split(',')
  if (lat === undefined || lon === undefined || more !== undefined) return null
  return number.test(lat) && number.test(lon) ? [Number(lon), Number(lat)] : null
}

function polygonPart(points: Position[] | null): AreaPart[] {
  const first = points?.[0]
  const last = points?.at(-1)
  if (!points || !first || !last || !points.every(onGlobe)) return []
  const ring = first[0] === last[0] && first[1] === last[1] ? points : [...points, first]
  return ring.length < 4 ? [] : [{ type: 'polygon', rings: [ring] }]
}

function circlePart(circle: CapCircle | null, pointKm: number | null): AreaPart[] {
  if (!circle || !onGlobe([circle.lon, circle.lat]) || circle.km < 0 || circle.km > 20_000) return []
  const km = circle.km === 0 ? pointKm : circle.km
  return km === null ? [] : [{ type: 'circle', lat: circle.lat, lon: circle.lon, km }]
}
