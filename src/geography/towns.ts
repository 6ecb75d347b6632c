import type { Place } from './area.ts'
import { once, readSections } from './artefact.ts'
import { nameIndex, sums } from './name-index.ts'

/** Short lists that the columns point into. */
export type TownLists = { countries: string[]; zones: string[]; regions: string[] }

/** The gazetteer's columns, one value a town; loading them costs about 0.1 s and 30 MB, so it waits for the first use. */
export const towns = once(() => {
  const sections = readSections('gazetteer.bin')
  const column = <T>(
    name: string,
    make: new (b: ArrayBuffer, at: number, size: number) => T,
    bytes: number,
  ) => {
    const found = sections[name] as Uint8Array
    return new make(found.buffer as ArrayBuffer, found.byteOffset, found.byteLength / bytes)
  }
  const lists: TownLists = JSON.parse(Buffer.from(sections.lists as Uint8Array).toString('utf8'))
  const ids = column('ids', Uint32Array, 4)
  return {
    count: ids.length,
    ids,
    lats: column('lats', Int32Array, 4),
    lons: column('lons', Int32Array, 4),
    populations: column('populations', Uint32Array, 4),
    countries: column('countries', Uint16Array, 2),
    zones: column('zones', Uint16Array, 2),
    regions: column('regions', Uint16Array, 2),
    ranks: sections.ranks as Uint8Array,
    names: Buffer.from(sections.names as Uint8Array),
    nameEnds: sums(column('nameLengths', Uint16Array, 2)),
    index: nameIndex(sections),
    lists,
  }
})

/** The town in a row of the columns, as a place. Rows without a GeoNames id are named by country and position. */
export function townAt(row: number): Place {
  const t = towns()
  const lat = (t.lats[row] as number) / 1e5
  const lon = (t.lons[row] as number) / 1e5
  const country = t.lists.countries[t.countries[row] as number] as string
  const id = t.ids[row] as number
  return {
    ref: id > 0 ? `geonames:${id}` : `town:${country}:${lat.toFixed(5)},${lon.toFixed(5)}`,
    name: t.names.toString('utf8', t.nameEnds[row], t.nameEnds[row + 1]),
    kind: 'city',
    country,
    region: t.lists.regions[t.regions[row] as number] ?? null,
    lat,
    lon,
    zone: t.lists.zones[t.zones[row] as number] ?? null,
    population: t.populations[row] as number,
    iata: null,
  }
}

/** The row of a GeoNames id (rows are sorted by it), or −1. */
export function rowOfId(id: number): number {
  const { ids } = towns()
  let low = 0
  let high = ids.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const here = ids[middle] as number
    if (here === id) return middle
    if (here < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}
