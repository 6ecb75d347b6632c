import type { Area, AreaPart, Position, Shape } from './area.ts'
import { once, readDocument } from './artefact.ts'
import { borderShape } from './borders.ts'
import { circleShape } from './circle.ts'
import { allCountries } from './countries.ts'
import { type DisputedPolicy, defaultPolicy } from './disputed.ts'
import { placeByRef } from './gazetteer.ts'
import { regionOutline } from './regions.ts'
import { shapesOf, type Topology } from './topology.ts'
import { checkRings } from './validity.ts'
import { widen } from './widen.ts'

export { circleShape } from './circle.ts'
export { widen } from './widen.ts'
export type AreaShape = { ok: true; shape: Shape } | { ok: false; fault: string; at?: Position }

/** A country with its coastal waters, exact to some 100 m at land borders; empty for a code that is not known. */
export function countryShape(code: string, policy: DisputedPolicy = defaultPolicy): Shape {
  return borderShape(code, policy)
}

/** A region on land, at a quarter of the 1:10m detail; empty for a ref that is not known. */
export function regionShape(ref: string): Shape {
  return regionOutline(ref) ?? []
}

/**
 * The union of an area's parts, which may overlap; or the first part that cannot be drawn, and what to do. `fine` for
 * matching: circles are true to half a metre, and have too many vertices to be sent anywhere.
 */
export function areaShape(area: Area, fine = false): AreaShape {
  const shape: Shape = []
  for (const part of area) {
    const made = partShape(part, fine)
    if (!made.ok) return made
    shape.push(...made.shape)
  }
  return { ok: true, shape }
}

/** Countries simplified for drawing, never for matching: `world` (0.03 MB) for the globe, `locator` (0.2 MB) for one country. */
export function mapCountries(detail: 'world' | 'locator' = 'locator'): { code: string; shape: Shape }[] {
  return detail === 'world' ? worldLayer() : locatorLayer()
}

function partShape(part: AreaPart, fine: boolean): AreaShape {
  switch (part.type) {
    case 'country':
      if (!allCountries().includes(part.country)) return unknown('country', part.country)
      return widened(countryShape(part.country), part.km)
    case 'region': {
      const outline = regionOutline(part.ref)
      return outline ? widened(outline, part.km) : unknown('region', `${part.name} (${part.ref})`)
    }
    case 'place':
      return placeShape(part, fine)
    case 'circle':
      return { ok: true, shape: circleShape(part.lat, part.lon, part.km, fine) }
    case 'polygon':
      return checkRings(part.rings)
  }
}

function placeShape({ ref, name, km }: Extract<AreaPart, { type: 'place' }>, fine: boolean): AreaShape {
  const place = placeByRef(ref)
  if (!place) return unknown('place', `${name} (${ref})`)
  if (place.kind === 'region') return widened(regionShape(ref), km)
  if (place.kind === 'country') return widened(countryShape(place.country), km)
  return { ok: true, shape: circleShape(place.lat, place.lon, km, fine) }
}

function widened(shape: Shape, km: number | undefined): AreaShape {
  if (shape.length === 0)
    return { ok: false, fault: 'No outline is known for this part; draw a circle or a polygon.' }
  return { ok: true, shape: km === undefined ? shape : widen(shape, km) }
}

function unknown(what: string, which: string): AreaShape {
  return {
    ok: false,
    fault: `The ${what} ${which} is not known; choose it again or draw a circle or a polygon.`,
  }
}

const worldLayer = once(() => layer('countries-world.json'))
const locatorLayer = once(() => layer('countries-locator.json'))

function layer(name: string): { code: string; shape: Shape }[] {
  const { ids, shape } = shapesOf(readDocument<Topology>(name))
  return ids.map((code) => ({ code, shape: shape(code) ?? [] }))
}
