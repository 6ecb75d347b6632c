import { airportByIata } from '../geography/airports.ts'
import type { Place } from '../geography/area.ts'
import { countryAt, countryByName, countryName } from '../geography/countries.ts'
import { placesByName } from '../geography/gazetteer.ts'
import { regionsByName } from '../geography/region-names.ts'
import type { FieldFault } from './field-fault.ts'
import type { Values } from './file-front.ts'

/** What the alert is about, as far as a name needs it: the countries that are asked first. */
export type Hint = { countries: string[]; faults: FieldFault[] }

/** ISO codes of countries by code or name, one or a list. */
export function countriesOf(given: unknown, field: string, faults: FieldFault[]): unknown[] {
  return listOf(given).map((name, index) => {
    const code = typeof name === 'string' ? countryByName(name) : undefined
    if (code) return code
    const message = `No country is called "${shown(name)}"; write its English name or its ISO code.`
    faults.push({ field: Array.isArray(given) ? `${field}.${index}` : field, message })
    return name
  })
}

/** A place of an alert: a name, an airport's code, `{ name, role, country }`, `{ name, lat, lon }`, or all written out. */
export function placeOf(given: unknown, field: string, hint: Hint): unknown {
  const wanted: unknown = typeof given === 'string' ? { name: given } : given
  if (!isValues(wanted) || 'ref' in wanted) return given
  const role = wanted.role ?? 'scene'
  if ('lat' in wanted && 'lon' in wanted) return pointOf(wanted, role)
  const { role: _r, ...name } = wanted
  const found = lookUp(name, field, hint, role === 'scene' || role === 'at-risk')
  if (!found) return given
  const { ref, kind, country, lat, lon, iata } = found
  return { ref, name: found.name, kind, country, lat, lon, ...(iata ? { iata } : {}), role }
}

/** The place that `{ name | iata, country }` means, or a fault. Where it matters it must lie in one of the countries. */
export function lookUp(
  { name, iata, country }: Values,
  field: string,
  { countries, faults }: Hint,
  mustLieWithin: boolean,
  only?: 'region',
): Place | undefined {
  const text = String(iata ?? name ?? '')
  const within = country === undefined ? countries : countriesOf(country, field, faults).map(String)
  const bounded = mustLieWithin || country !== undefined
  const found = candidates(text, within, only)
  const best = found.find((place) => within.length === 0 || within.includes(place.country)) ?? found[0]
  if (best && (!bounded || within.length === 0 || within.includes(best.country))) return best
  faults.push({ field, message: best ? elsewhere(text, best, within) : unknown(text, only) })
  return undefined
}

function candidates(text: string, countries: string[], only?: 'region'): Place[] {
  if (only) return regionsByName(text, { countries })
  const airport = /^[A-Z]{3}$/.test(text) ? airportByIata(text) : undefined
  return airport ? [airport] : placesByName(text, { countries })
}

function pointOf({ name, lat, lon, country, kind }: Values, role: unknown) {
  const ref = `point:${lat},${lon}`
  const at = typeof lat === 'number' && typeof lon === 'number' ? countryAt(lat, lon) : undefined
  const code = typeof country === 'string' ? (countryByName(country) ?? country) : at
  return { ref, name, kind: kind ?? 'point', country: code, lat, lon, role }
}

function elsewhere(text: string, best: Place, within: string[]) {
  const names = within.map((code) => countryName(code)).join(' or ')
  return `"${text}" is known in ${countryName(best.country)} but not in ${names}; correct the name, or add the country.`
}

function unknown(text: string, only?: string) {
  const remedy = only ? 'use a place with km' : 'give { name, lat, lon }, or for an area a circle'
  return `No ${only ?? 'place'} is called "${text}"; check the spelling, or ${remedy}.`
}

export function isValues(given: unknown): given is Values {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

export function listOf(given: unknown): unknown[] {
  return Array.isArray(given) ? given : [given]
}

function shown(given: unknown) {
  return typeof given === 'string' ? given : JSON.stringify(given)
}
