import type { Place } from './area.ts'
import { once, readDocument } from './artefact.ts'
import { nameKey } from './name-key.ts'

/** FIPS code, name without "County", postal code of the state, and the middle in degrees. */
export type CountyRow = [fips: string, name: string, state: string, lat: number, lon: number]

const rows = once(() => readDocument<CountyRow[]>('counties.json'))
const byName = once(() => Map.groupBy(rows(), ([, name]) => nameKey(name)))
const byFips = once(() => new Map(rows().map((row) => [row[0], row])))
/** What a county is called behind its name, Louisiana's and Alaska's too. */
const rank = / (?:County|Parish|Borough|Co\.)$/i

/** The counties of the United States that a name with "County", "Parish" or "Borough" behind it may mean; none for other names. */
export function countiesNamed(name: string): Place[] {
  const bare = name.replace(rank, '')
  return bare === name ? [] : (byName().get(nameKey(bare)) ?? []).map(placeOfCounty)
}

/** The county of a ref such as `county:51059`. */
export function countyByRef(ref: string): Place | undefined {
  const row = byFips().get(ref.replace(/^county:/, ''))
  return row && placeOfCounty(row)
}

function placeOfCounty([fips, name, state, lat, lon]: CountyRow): Place {
  const called = state === 'LA' ? 'Parish' : state === 'AK' ? 'Borough' : 'County'
  return {
    ...{ ref: `county:${fips}`, name: `${name} ${called}`, kind: 'county', country: 'US' },
    ...{ region: `region:US-${state}`, lat, lon, zone: null, population: 0, iata: null },
  }
}
