import { airportByIata } from '../geography/airports.ts'
import type { Place } from '../geography/area.ts'
import { countryAt, countryByName, countryName } from '../geography/countries.ts'
import { placeByRef, placesByName } from '../geography/gazetteer.ts'
import { zoneAt } from '../geography/zones.ts'
import { errorRadiusKm, type Whereabouts } from './stay.ts'

/** What a row says about where, in its own words; `country` is an ISO code already. */
export type PlaceWords = {
  place?: string | undefined
  airport?: string | undefined
  country?: string | undefined
  lat?: number | undefined
  lon?: number | undefined
}

/** Where it is, the name a reader sees, and what was doubtful; `missed` says that only the country was found. */
export type Located = { where: Whereabouts; name: string; missed?: string; doubt?: string }
export type Column = 'place' | 'airport' | 'country' | 'lat' | 'lon'

/** Error radius in km of coordinates that somebody wrote into a row. */
const writtenPointKm = 0.1
/** Somebody known to have flown to an airport stays somewhere in the town it serves. */
const townOfAirportKm = 30

/**
 * Finds where a row means, the closest first: coordinates, an airport's IATA code, a place of the gazetteer, the
 * country. `atAirport` says that an airport is meant itself and not the town it serves. A place that is not found
 * leaves its country; without one it is a fault.
 */
export function locate(words: PlaceWords, atAirport = false): Found {
  const { place = '', airport = '', country = '', lat = '', lon = '' } = words
  const key = [place, airport, country, lat, lon, atAirport].join('\n')
  const known = found.get(key)
  if (known) return known
  const made = search(words, atAirport)
  if (found.size >= remembered) found.clear()
  found.set(key, made)
  return made
}

type Found = Located | { column: Column; fault: string }

/** A file names the same few hundred places again and again; a look-up costs about 50 µs. */
const found = new Map<string, Found>()
const remembered = 5000

function search(words: PlaceWords, atAirport: boolean): Found {
  if (words.lat !== undefined || words.lon !== undefined) return atCoordinates(words)
  if (words.airport) return atCode(words.airport, words, atAirport)
  if (words.place) return atName(words.place, words, atAirport)
  if (words.country) return inCountry(words.country)
  return { column: 'place', fault: 'Nothing says where: fill place, airport, country or lat and lon.' }
}

function atCoordinates({ lat, lon, country, place }: PlaceWords): Found {
  if (lat === undefined || lon === undefined)
    return { column: lat === undefined ? 'lat' : 'lon', fault: 'Only one of lat and lon is given.' }
  if (lat === 0 && lon === 0)
    return { column: 'lat', fault: '0, 0 lies in the Atlantic: is the position unknown?' }
  const there = countryAt(lat, lon)
  const swapped = country && there !== country && Math.abs(lon) <= 90 && countryAt(lon, lat) === country
  if (swapped)
    return { column: 'lat', fault: `lat and lon seem to be swapped: (${lon}, ${lat}) lies in ${country}.` }
  const point = { lat, lon, radiusKm: writtenPointKm }
  const where: Whereabouts = {
    ...{ precision: 'exact', place: null, country: there ?? country ?? null, point, zone: zoneAt(lat, lon) },
  }
  const doubt =
    country && there && there !== country ? `${lat}, ${lon} lies in ${countryName(there)}.` : undefined
  return { where, name: place ?? `${lat}, ${lon}`, ...(doubt ? { doubt } : {}) }
}

function atCode(code: string, words: PlaceWords, atAirport: boolean): Found {
  const airport = /^[a-z]{3}$/i.test(code) ? airportByIata(code) : undefined
  if (airport) return inPlace(airport, atAirport)
  const missed = `No airport has the code "${code}".`
  if (words.place) return withMiss(atName(words.place, words, atAirport), missed)
  return words.country ? { ...inCountry(words.country), missed } : { column: 'airport', fault: missed }
}

function atName(text: string, words: PlaceWords, atAirport: boolean): Found {
  const { name, country } = splitCountry(text, words.country)
  if (!country) {
    const whole = countryByName(name)
    if (whole) return inCountry(whole)
  }
  const found = placesByName(name, country ? { countries: [country] } : {})
  const [place, ...others] = country ? found.filter((one) => one.country === country) : found
  if (place?.kind === 'city')
    return {
      ...inPlace(place, atAirport),
      name: spelling(name, place),
      ...(country ? {} : doubtOf(name, place, others)),
    }
  if (place) return { ...inPlace(place, atAirport), ...(country ? {} : doubtOf(name, place, others)) }
  const airport = /^[A-Z]{3}$/.test(name) ? airportByIata(name) : undefined
  if (airport && (!country || airport.country === country)) return inPlace(airport, atAirport)
  const missed = `No place called "${name}" is known${country ? ` in ${countryName(country)}` : ''}.`
  if (country && countryByName(name) === country) return inCountry(country)
  return country
    ? { ...inCountry(country), missed }
    : { column: 'place', fault: `${missed} Add the country or lat and lon.` }
}

/** `Erbil, Iraq` names its country itself. */
function splitCountry(
  text: string,
  country: string | undefined,
): { name: string; country: string | undefined } {
  const comma = text.lastIndexOf(',')
  const last = comma > 0 ? countryByName(text.slice(comma + 1).trim()) : undefined
  if (!last || (country && country !== last)) return { name: text, country }
  return { name: text.slice(0, comma).trim(), country: last }
}

/** The file's own spelling (Basra) rather than the gazetteer's (Basrah), where it is written as a name in Latin letters. */
function spelling(own: string, { name }: Place): string {
  return /^\p{Lu}[\p{Script=Latin}\p{M}' -]*$/u.test(own) && own !== own.toUpperCase() ? own : name
}

/** Where a place of the gazetteer is. `atAirport` says that an airport is meant itself and not the town it serves. */
export function inPlace(place: Place, atAirport: boolean): Located {
  if (place.kind === 'country') return inCountry(place.country)
  const { ref, name, country, lat, lon } = place
  if (place.kind === 'region') return { where: wholeOf(place, 'region'), name }
  const facility = place.kind !== 'city'
  const serves = place.kind === 'airport' && !atAirport
  const radiusKm = serves ? townOfAirportKm : errorRadiusKm(place)
  const zone = place.zone ?? zoneAt(lat, lon)
  const called = place.iata ? (serves ? `near ${place.iata}` : place.iata) : name
  const precision = facility && !serves ? 'street' : 'city'
  return { where: { precision, place: ref, country, point: { lat, lon, radiusKm }, zone }, name: called }
}

function inCountry(code: string): Located {
  const place = placeByRef(`country:${code}`)
  if (!place)
    throw new Error(`The gazetteer has no place for the country ${code}; rebuild the geodata artefacts.`)
  return { where: wholeOf(place, 'country'), name: countryName(code) }
}

/** The zone is that of its centre: a country of several zones is off by hours, which the presence windows cover. */
function wholeOf({ ref, country, lat, lon, zone }: Place, precision: 'region' | 'country'): Whereabouts {
  return { precision, place: ref, country, point: null, zone: zone ?? zoneAt(lat, lon) }
}

function doubtOf(name: string, place: Place, others: readonly Place[]): { doubt?: string } {
  const elsewhere = others.filter((one) => one.country !== place.country && one.population > 50_000)
  if (elsewhere.length === 0) return {}
  const countries = [...new Set(elsewhere.map((one) => countryName(one.country)))].slice(0, 3).join(', ')
  return {
    doubt: `"${name}" is taken for ${place.name} in ${countryName(place.country)} (also in ${countries}): add the country.`,
  }
}

function withMiss(located: Found, missed: string) {
  return 'fault' in located ? located : { ...located, missed }
}
