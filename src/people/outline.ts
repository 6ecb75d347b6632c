import { z } from 'zod'
import type { Ring } from '../geography/area.ts'
import { bounds, distanceKm } from '../geography/measure.ts'
import { checkRings } from '../geography/validity.ts'

const Geometry = z.object({
  type: z.literal('Polygon', 'Only a Polygon is an outline.'),
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()]).rest(z.number()))),
})
/** Far above the vertices of any real ground, and small enough to be drawn. */
const mostCorners = 2_000
const widestKm = 50

export type Outline = { outline: Ring[]; lat: number; lon: number; radiusKm: number }

/** Reads an outline as well-known text (`POLYGON((lon lat, …))`) or as a GeoJSON polygon; a fault says what is wrong and where. */
export function readOutline(text: string): Outline | { fault: string } {
  const rings = /^\s*polygon/i.test(text) ? ringsOfText(text) : ringsOfJson(text)
  return 'fault' in rings ? rings : checkedOutline(rings.rings)
}

/** An outline that can be drawn, with the circle around it; rings are [longitude, latitude]. */
export function checkedOutline(rings: Ring[]): Outline | { fault: string } {
  if (rings.flat().length > mostCorners)
    return { fault: `The outline has more than ${mostCorners} corners; simplify it.` }
  const checked = checkRings(rings)
  if (!checked.ok) return { fault: checked.fault }
  if (checked.shape.length > 1)
    return { fault: 'The outline lies on the antimeridian; give a point with a radius.' }
  const { west, south, east, north } = bounds(checked.shape)
  const middle = { lat: (south + north) / 2, lon: (west + east) / 2 }
  const radiusKm = Math.max(...checked.rings.flat().map(([lon, lat]) => distanceKm(middle, { lat, lon })))
  if (radiusKm > widestKm)
    return {
      fault: `A site reaches at most ${widestKm} km from its middle; this one ${Math.round(radiusKm)} km.`,
    }
  return { outline: checked.rings, ...middle, radiusKm }
}

function ringsOfText(text: string): { rings: Ring[] } | { fault: string } {
  const body = /^\s*polygon\s*\(([\s\S]*)\)\s*$/i.exec(text)?.[1]
  const rings = [...(body ?? '').matchAll(/\(([^()]*)\)/g)].map(([, ring = '']) =>
    ring.split(',').map((pair) => pair.trim().split(/\s+/).map(Number)),
  )
  if (rings.length === 0 || rings.flat().some((pair) => pair.length < 2 || pair.some(Number.isNaN)))
    return {
      fault: 'Write the outline as POLYGON((44.30 33.20, 44.31 33.20, …)): longitude, a space, latitude.',
    }
  return { rings: rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat])) }
}

function ringsOfJson(text: string): { rings: Ring[] } | { fault: string } {
  const value = parsed(text)
  const read = Geometry.safeParse(value)
  if (!read.success)
    return { fault: 'This is neither POLYGON((lon lat, …)) nor a GeoJSON geometry of type Polygon.' }
  return { rings: read.data.coordinates.map((ring) => ring.map(([lon, lat]) => [lon, lat])) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
