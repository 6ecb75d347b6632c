import type { CapArea, NamedValue } from '../cap/message.ts'
import type { AreaPart, Ring } from '../geography/area.ts'
import { countryName } from '../geography/countries.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { areaShape } from '../geography/shapes.ts'

/** Longer outlines are said by code only: receivers choke on thousands of points, and the GeoJSON feed has them. */
const mostPoints = 500

/**
 * An alert's area as CAP's (§3.2.4): drawn and circular parts as they are, a widened country or region by its outline.
 * A geocode widens the area to all it names, so only parts that are a whole country or region have one. CAP knows
 * no holes: an outline's holes are left out, which tells too many rather than too few.
 */
export function capAreaOf(area: AreaPart[] | null, countries: string[]): CapArea {
  const parts = area?.length ? area : countries.map((country): AreaPart => ({ type: 'country', country }))
  return {
    areaDesc: parts.map(described).join('; '),
    polygons: parts.flatMap(polygonsOf),
    circles: parts.flatMap(circleOf),
    geocodes: parts.flatMap(geocodeOf),
    altitude: null,
    ceiling: null,
  }
}

function described(part: AreaPart): string {
  if (part.type === 'polygon') return 'the area drawn'
  if (part.type === 'circle') return `within ${part.km} km of ${part.lat}, ${part.lon}`
  const name = part.type === 'country' ? countryName(part.country) : part.name
  return part.km === undefined ? name : `within ${part.km} km of ${name}`
}

function circleOf(part: AreaPart): string[] {
  if (part.type === 'circle') return [`${part.lat},${part.lon} ${part.km}`]
  const place = part.type === 'place' ? placeByRef(part.ref) : undefined
  return place && part.type === 'place' ? [`${place.lat},${place.lon} ${part.km}`] : []
}

function polygonsOf(part: AreaPart): string[] {
  if (part.type === 'circle' || part.type === 'place') return []
  if (part.type === 'country' && part.km === undefined) return []
  const made = areaShape([part])
  if (!made.ok) return []
  const outlines = made.shape.flatMap(([outline]) => (outline ? [outline] : []))
  return outlines.reduce((sum, ring) => sum + ring.length, 0) <= mostPoints ? outlines.map(pairs) : []
}

function geocodeOf(part: AreaPart): NamedValue[] {
  if (part.type === 'country') return [{ valueName: 'ISO3166-1', value: part.country }]
  if (part.type !== 'region') return []
  return [{ valueName: 'ISO3166-2', value: part.ref.replace('region:', '') }]
}

/** `lat,lon` pairs, closed, to the metre. */
function pairs(ring: Ring): string {
  const points = ring.map(([lon, lat]) => `${round(lat)},${round(lon)}`)
  return points.at(-1) === points[0] ? points.join(' ') : [...points, points[0]].join(' ')
}

function round(degrees: number) {
  return Number(degrees.toFixed(5))
}
