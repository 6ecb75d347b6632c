import { z } from 'zod'
import type { Area, AreaPart, Position, Ring } from '../../geography/area.ts'

/** A geometry of GeoJSON (RFC 7946 §3.1), its coordinates not yet looked at. */
export const geometry = z.object({ type: z.string(), coordinates: z.unknown() })
export type Geometry = z.infer<typeof geometry>

/** A list of features, or one feature alone as a list of one; null where a document is neither (RFC 7946 §3.2, §3.3). */
export function featuresOf(value: unknown): { features: unknown[]; alone: boolean } | null {
  const list = z
    .object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
    .safeParse(value)
  if (list.success) return { features: list.data.features, alone: false }
  const one = z.object({ type: z.literal('Feature'), properties: z.looseObject({}) }).safeParse(value)
  return one.success ? { features: [value], alone: true } : null
}

/** The point of a Point, with its third number (for USGS kilometres of depth) where there is one; null for other shapes. */
export function pointOf(shape: Geometry | null): { lat: number; lon: number; third: number | null } | null {
  if (shape?.type !== 'Point' || !Array.isArray(shape.coordinates)) return null
  const position = positionOf(shape.coordinates)
  const [, , third] = shape.coordinates
  return position && { lat: position[1], lon: position[0], third: typeof third === 'number' ? third : null }
}

/** The area of a Polygon or MultiPolygon; null for other shapes and for what cannot be drawn. Open rings are closed. */
export function areaOf(shape: Geometry | null): Area | null {
  const parts = areaParts(shape)
  return parts.length > 0 ? parts : null
}

export function areaParts(shape: Geometry | null): AreaPart[] {
  if (!Array.isArray(shape?.coordinates)) return []
  const polygons =
    shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : []
  return polygons.flatMap(polygonPart)
}

function polygonPart(polygon: unknown): AreaPart[] {
  if (!Array.isArray(polygon)) return []
  const [outline, ...holes] = polygon.map(ringOf)
  if (!outline) return []
  return [{ type: 'polygon', rings: [outline, ...holes.filter((ring) => ring !== null)] }]
}

function ringOf(ring: unknown): Ring | null {
  if (!Array.isArray(ring)) return null
  const positions = ring.map(positionOf)
  const [first] = positions
  const last = positions.at(-1)
  if (!first || !last || positions.includes(null)) return null
  const whole = positions as Position[]
  const closed = first[0] === last[0] && first[1] === last[1] ? whole : [...whole, first]
  return closed.length < 4 ? null : closed
}

/** Longitude and latitude within the globe; a position with a third number loses it. */
function positionOf(position: unknown): Position | null {
  if (!Array.isArray(position)) return null
  const [lon, lat] = position
  if (typeof lon !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}
