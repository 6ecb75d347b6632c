import { readPolygon } from '../cap/shapes.ts'
import type { Values } from './file-front.ts'
import { countriesOf, type Hint, isValues, listOf, lookUp } from './file-places.ts'

/**
 * An area of an alert file, one part or a list: a country's name; `{ country }`, `{ region }`, `{ place, km }` or
 * `{ airport, km }` by name; `{ circle: [lat, lon], km }`; `{ polygon }` as CAP's `lat,lon` pairs in a text or a list of
 * [lat, lon]. With `type` a part is taken as it is stored, and rings are [lon, lat] as in GeoJSON.
 */
export function areaOf(given: unknown, hint: Hint): unknown {
  if (given === undefined || given === null) return given
  const single = !Array.isArray(given)
  return listOf(given).map((part, index) => partOf(part, single ? 'area' : `area.${index}`, hint))
}

function partOf(given: unknown, field: string, hint: Hint): unknown {
  const part: unknown = typeof given === 'string' ? { country: given } : given
  if (!isValues(part) || 'type' in part) return given
  const { km, country, ...rest } = part
  const radius = km === undefined ? {} : { km }
  if ('circle' in rest)
    return { type: 'circle', ...centreOf(rest.circle), ...without(rest, 'circle'), ...radius }
  if ('polygon' in rest)
    return { type: 'polygon', rings: [ringOf(rest.polygon)], ...without(rest, 'polygon'), ...radius }
  if ('region' in rest)
    return (
      named('region', { name: rest.region, country }, field, hint, {
        ...without(rest, 'region'),
        ...radius,
      }) ?? part
    )
  const place = rest.place ?? rest.airport
  if (place !== undefined)
    return (
      named('place', { name: place, country }, field, hint, {
        ...without(rest, 'place', 'airport'),
        ...radius,
      }) ?? part
    )
  if (country === undefined) {
    const kinds = 'country, region, place, airport, circle or polygon'
    hint.faults.push({ field, message: `This part says no ${kinds}; begin it with one of them.` })
    return part
  }
  return { type: 'country', country: countriesOf(country, field, hint.faults)[0], ...rest, ...radius }
}

function named(type: 'region' | 'place', wanted: Values, field: string, hint: Hint, rest: Values) {
  const { name, country } = wanted
  const given = country === undefined ? { name } : { name, country }
  const found = lookUp(given, field, hint, true, type === 'region' ? 'region' : undefined)
  if (found && type === 'place' && rest.km === undefined)
    hint.faults.push({ field, message: `Say how far around ${found.name} it reaches: km: 20.` })
  return found && { type, ref: found.ref, name: found.name, ...rest }
}

function centreOf(given: unknown) {
  const [lat, lon] = listOf(given)
  return { lat, lon }
}

/** Closed, and as [lon, lat]. What is no pair of numbers stays, for the schema to refuse. */
function ringOf(given: unknown): unknown {
  const points =
    typeof given === 'string'
      ? readPolygon(given)
      : listOf(given).map((pair) => (Array.isArray(pair) ? [...pair].reverse() : pair))
  if (!points || points.length === 0) return given
  const [first, last] = [points[0], points.at(-1)]
  return JSON.stringify(first) === JSON.stringify(last) ? points : [...points, first]
}

function without(values: Values, ...names: string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
}
