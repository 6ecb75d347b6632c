import type { Tx } from '../database/database.ts'
import type { Area, AreaPart, Shape } from '../geography/area.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { areaShape } from '../geography/shapes.ts'
import { type Relation, relationOf } from './crossing.ts'

/** How a region or country somebody may be anywhere in stands to an area: wholly in it, partly (false), apart (null). */
export type PlaceMatch = { place: string; certain: boolean | null }

/** The places that stays of an organisation are known by, matched to an area in memory: a few hundred, once an alert. */
export async function matchedPlaces(tx: Tx, organisation: string, area: Area): Promise<PlaceMatch[]> {
  const visited = await tx
    .selectFrom('visited_place')
    .select('place')
    .where('organisation', '=', organisation)
    .execute()
  return visited.map(({ place }) => matchPlace(place, area))
}

/**
 * Matches one place to the parts of an area. Countries and regions are compared by name where both are named: their
 * outlines come from two border sets, whose slivers would put a neighbour's region into a country.
 */
export function matchPlace(ref: string, area: Area): PlaceMatch {
  const place = placeByRef(ref)
  if (!place) return { place: ref, certain: null }
  const shape = once(() => shapeOf(ref))
  const relations = area.map((part) => byName(ref, place.country, part) ?? byShape(shape(), part))
  const certain = relations.includes('within') ? true : relations.includes('overlaps') ? false : null
  return { place: ref, certain }
}

/** By names alone; undefined where the outlines have to decide. */
function byName(ref: string, country: string, part: AreaPart): Relation | undefined {
  if (part.type === 'country') {
    if (part.country === country) return 'within'
    return part.km === undefined ? 'apart' : undefined
  }
  if (part.type !== 'region') return undefined
  if (part.ref === ref) return 'within'
  const home = placeByRef(part.ref)?.country
  if (ref === `country:${home}`) return 'overlaps'
  return home !== country && part.km === undefined ? 'apart' : undefined
}

function byShape(shape: Shape, part: AreaPart): Relation {
  const other = shapeOfPart(part)
  return shape.length > 0 && other.length > 0 ? relationOf(shape, other) : 'apart'
}

/** Drawn once for all the places that a part is compared with, because every outline is checked for crossings. */
const drawn = new WeakMap<AreaPart, Shape>()

function shapeOfPart(part: AreaPart): Shape {
  const known = drawn.get(part)
  if (known) return known
  const made = areaShape([part])
  const shape = made.ok ? made.shape : []
  drawn.set(part, shape)
  return shape
}

function shapeOf(ref: string): Shape {
  const [kind, code = ''] = ref.split(':')
  const made =
    kind === 'country'
      ? areaShape([{ type: 'country', country: code }])
      : areaShape([{ type: 'region', ref, name: ref }])
  return made.ok ? made.shape : []
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
