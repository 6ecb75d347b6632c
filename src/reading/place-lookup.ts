import { airportByIata } from '../geography/airports.ts'
import type { Place } from '../geography/area.ts'
import { countryByName } from '../geography/countries.ts'
import { placeByRef, placesByName } from '../geography/gazetteer.ts'

const countries = new Map<string, Place | undefined>()

/** The country a name stands for, as a place; made once, because its centre is computed from its outline. */
export function countryNamed(name: string): Place | undefined {
  const bare = name.replace(/^the /i, '')
  const dotted = /^(?:[A-Z]\.){2,3}[A-Z]?\.?$/.test(bare) ? bare.replaceAll('.', '') : bare
  if (dotted.length < 4 && !abbreviations.has(dotted)) return undefined
  const code = countryByName(dotted)
  return code === undefined ? undefined : countryPlace(code)
}

/** The place of a country's code. */
export function countryPlace(code: string): Place | undefined {
  if (!countries.has(code)) countries.set(code, placeByRef(`country:${code}`))
  return countries.get(code)
}

/** Towns, regions and airports of this name, best first, nearest to the hinted countries. */
export function placesNamed(name: string, hinted: readonly string[]): Place[] {
  return placesByName(name, { countries: hinted }).slice(0, 12)
}

/** The airport of a code that the text itself calls an airport. */
export function airportCoded(code: string): Place | undefined {
  return airportByIata(code)
}

const abbreviations = new Set(['US', 'USA', 'UK', 'UAE', 'DRC', 'CAR', 'PNG'])
