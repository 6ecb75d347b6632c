import type { Area, AreaPart, Position, Shape } from './area.ts'
import { once, readDocument } from './artefact.ts'
import { borderShape } from './borders.ts'
import { circleShape } from './circle.ts'
import { placeByRef } from './gazetteer.ts'
import { regionOutline } from './regions.ts'
import { shapesOf, type Topology } from './topology.ts'
import { checkRings } from './validity.ts'
import { widen } from './widen.ts'

export { circleShape } from './circle.ts'

/** The outline of a country with its coastal waters; empty where the code is unknown. */
export function countryShape(code: string): Shape {
  return borderShape(code)
}

/** The outline of a region; empty where the ref is unknown. */
export function regionShape(ref: string): Shape {
  return regionOutline(ref) ?? []
}

export type MadeShape = { ok: true; shape: Shape } | { ok: false; fault: string; at?: Position }

/** The union of an area's parts as polygons, which may overlap; or which part cannot be used, why, and where. */
export function areaShape(area: Area): MadeShape {
  const shape: Shape = []
  for (const part of area) {
    const made = partShape(part)
    if (!made.ok) return made
    shape.push(...made.shape)
  }
  return { ok: true, shape }
}

function partShape(part: AreaPart): MadeShape {
  switch (part.type) {
    case 'country':
      return widened(countryShape(part.country), part.km, `There is no country "${part.country}".`)
    case 'region':
      return widened(regionShape(part.ref), part.km, `There is no region "${part.ref}".`)
    case 'circle':
      return { ok: true, shape: circleShape(part.lat, part.lon, part.km) }
    case 'place': {
      const place = placeByRef(part.ref)
      if (!place) return { ok: false, fault: `There is no place "${part.ref}".` }
      return { ok: true, shape: circleShape(place.lat, place.lon, part.km) }
    }
    case 'polygon': {
      const checked = checkRings(part.rings)
      return checked.ok ? { ok: true, shape: checked.polygons } : checked
    }
  }
}

function widened(shape: Shape, km: number | undefined, fault: string): MadeShape {
  if (shape.length === 0) return { ok: false, fault }
  return { ok: true, shape: km ? widen(shape, km) : shape }
}

/** Countries for maps, lightly: a few points each at `world` detail, a locator map's worth at `locator`. */
export function mapCountries(detail: 'world' | 'locator' = 'world'): { code: string; shape: Shape }[] {
  return detail === 'world' ? worldCountries() : locatorCountries()
}

const worldCountries = once(() => countriesOf('countries-world.json'))
const locatorCountries = once(() => countriesOf('countries-locator.json'))

function countriesOf(name: string) {
  const { ids, shape } = shapesOf(readDocument<Topology>(name))
  return ids.map((code) => ({ code, shape: shape(code) ?? [] }))
}
