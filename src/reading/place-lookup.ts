import { airportByIata } from '../geography/airports.ts'
import type { Place } from '../geography/area.ts'
import { countryByName } from '../geography/countries.ts'
import { placeByRef, placesByName } from '../geography/gazetteer.ts'

const countries = new Map<string, Place | undefined>()

/** The country a name stands for, as a place; made once, because its centre is computed from its outline. */
export function countryNamed(name: string): Place | undefined {
  const bare = name.replace(/^the /i, '')
  const dotted = /^(?:[A-Z]\.){2,3}[A-Z]?\.?$/.test(bare) ? bare.replaceAll('.', '') : bare
  if (dotted.length < 4 && !abbreviations.has(dotted) && !/^\p{Script=Arabic}{3}$/u.test(dotted))
    return undefined
  const code = countryByName(dotted)
  return code === undefined ? undefined : countryPlace(code)
}

/** The place of a country's code. */
export function countryPlace(code: string): Place | undefined {
  if (!countries.has(code)) countries.set(code, placeByRef(`country:${code}`))
  return countries.get(code)
}

/** The town, region or airport that this name most likely means, in the hinted countries if there is one. */
export function bestPlaceNamed(name: string, hinted: readonly string[]): Place | undefined {
  const key = `${hinted.join()}|${name}`
  if (!recent.has(key)) {
    if (recent.size >= mostRecent) recent.clear()
    recent.set(key, placesByName(name, { countries: hinted })[0])
  }
  return recent.get(key)
}

/** A text says the same names again and again, and is searched twice when its country was found by its places. */
const recent = new Map<string, Place | undefined>()
const mostRecent = 4000

/** The airport of a code that the text itself calls an airport. */
export function airportCoded(code: string): Place | undefined {
  return airportByIata(code)
}

const abbreviations = new Set(['US', 'USA', 'UK', 'UAE', 'DRC', 'CAR', 'PNG'])
