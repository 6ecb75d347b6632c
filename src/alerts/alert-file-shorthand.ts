import { airportByIata } from '../geography/airports.ts'
import type { Place } from '../geography/area.ts'
import { countryByName } from '../geography/countries.ts'
import { placesByName } from '../geography/gazetteer.ts'

export type FieldFault = { field: string; message: string }
type Values = Record<string, unknown>

/**
 * Writes out what an alert file may say shortly: countries by name, places and areas by name or airport code, an event
 * time as one day. What cannot be placed is a fault that says so, never a guess.
 */
export function resolveShorthand(given: Values): { values: Values; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const values = { ...given }
  if ('countries' in given || 'country' in given)
    values.countries = countries(given.countries ?? given.country, faults)
  delete values.country
  const hint = Array.isArray(values.countries) ? (values.countries as string[]) : []
  if (given.places !== undefined)
    values.places = list(given.places).map((place, index) =>
      alertPlace(place, hint, `places.${index}`, faults),
    )
  if (given.area !== undefined && given.area !== null)
    values.area = list(given.area).map((part, index) => areaPart(part, hint, `area.${index}`, faults))
  for (const field of ['eventTime', 'timeframe']) values[field] = times(given[field])
  for (const field of ['actions', 'actors', 'follows'])
    if (typeof given[field] === 'string') values[field] = [given[field]]
  if (typeof given.response === 'string') values.response = { mode: given.response }
  for (const field of Object.keys(values)) if (values[field] === undefined) delete values[field]
  return { values, faults }
}

function countries(given: unknown, faults: FieldFault[]) {
  return list(given).map((name) => {
    const text = String(name)
    const code = /^[A-Z]{2}$/.test(text) ? text : countryByName(text)
    if (!code) faults.push({ field: 'countries', message: `No country is called "${text}".` })
    return code ?? text
  })
}

function alertPlace(given: unknown, hint: string[], field: string, faults: FieldFault[]) {
  const wanted = (typeof given === 'string' ? { name: given } : given) as Values
  if (typeof wanted !== 'object' || wanted === null || 'ref' in wanted) return given
  const found = placeOf(wanted, hint, field, faults)
  if (!found) return given
  const { ref, name, kind, country, lat, lon, iata } = found
  return { ref, name, kind, country, lat, lon, ...(iata ? { iata } : {}), role: wanted.role ?? 'scene' }
}

function areaPart(given: unknown, hint: string[], field: string, faults: FieldFault[]) {
  const part = (typeof given === 'string' ? { country: given } : given) as Values
  if (typeof part !== 'object' || part === null || 'type' in part) return given
  const km = part.km === undefined ? {} : { km: part.km }
  if ('circle' in part) {
    const [lat, lon] = list(part.circle)
    return { type: 'circle', lat, lon, ...km }
  }
  if ('polygon' in part) return { type: 'polygon', rings: part.polygon }
  if ('country' in part) return { type: 'country', country: countries(part.country, faults)[0], ...km }
  const isRegion = 'region' in part
  const found = placeOf(
    { name: part.place ?? part.region, iata: part.airport, country: part.in },
    hint,
    field,
    faults,
    isRegion,
  )
  if (!found) return given
  return { type: isRegion ? 'region' : 'place', ref: found.ref, name: found.name, ...km }
}

function placeOf(
  wanted: Values,
  hint: string[],
  field: string,
  faults: FieldFault[],
  isRegion = false,
): Place | undefined {
  const within = typeof wanted.country === 'string' ? [countryByName(wanted.country) ?? wanted.country] : hint
  const name = String(wanted.iata ?? wanted.name ?? '')
  const airport = /^[A-Z]{3}$/.test(name) ? airportByIata(name) : undefined
  const found =
    airport ?? placesByName(name, { countries: within }).find(({ kind }) => !isRegion || kind === 'region')
  if (!found)
    faults.push({
      field,
      message: `No ${isRegion ? 'region' : 'place'} called "${name}" is known. Give its ref and coordinates, or a circle.`,
    })
  return found
}

/** A day, or two, or from and to; YAML may have read them as dates. */
function times(given: unknown): unknown {
  if (given === undefined || given === null) return given ?? undefined
  if (typeof given === 'string' || given instanceof Date) return { from: text(given) }
  const { from, to, ...rest } = given as Values
  return { ...rest, from: text(from), ...(to === undefined ? {} : { to: text(to) }) }
}

function text(value: unknown) {
  return value instanceof Date ? value.toISOString() : value
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}
