import { packSections, type Sections } from '../src/geography/artefact.ts'
import { nameKey, withoutArticle } from '../src/geography/name-key.ts'
import type { TownLists } from '../src/geography/towns.ts'
import type { Airport } from './airports.ts'
import type { Region } from './regions.ts'
import type { Town } from './towns.ts'

// No entry of a list: beyond the end of each, so that a reader finds nothing there.
const noIndex = 0xffff

/** The gazetteer's columns and the index of every name of a town, airport or region. */
export function gazetteer(towns: Town[], airports: Airport[], regions: Region[]): Uint8Array {
  return packSections({ ...columns(towns), ...keys(towns, airports, regions) })
}

function columns(towns: Town[]): Sections {
  const lists: TownLists = {
    countries: [...new Set(towns.map((town) => town.country))].sort(),
    zones: [...new Set(towns.map((town) => town.zone))].sort(),
    regions: [...new Set(towns.flatMap((town) => town.region ?? []))].sort(),
  }
  const names = towns.map((town) => Buffer.from(town.name))
  const at = (list: string[]) => new Map(list.map((one, i) => [one, i]))
  const [countries, zones, regions] = [at(lists.countries), at(lists.zones), at(lists.regions)]
  const short = (pick: (town: Town) => number | undefined) =>
    bytes(Uint16Array.from(towns, (t) => pick(t) ?? noIndex))
  return {
    lists: Buffer.from(JSON.stringify(lists)),
    ids: bytes(Uint32Array.from(towns, (town) => town.id)),
    lats: bytes(Int32Array.from(towns, (town) => Math.round(town.lat * 1e5))),
    lons: bytes(Int32Array.from(towns, (town) => Math.round(town.lon * 1e5))),
    populations: bytes(Uint32Array.from(towns, (town) => town.population)),
    countries: short((town) => countries.get(town.country)),
    zones: short((town) => zones.get(town.zone)),
    regions: short((town) => (town.region === null ? undefined : regions.get(town.region))),
    ranks: Uint8Array.from(towns, (town) => town.rank),
    names: Buffer.concat(names),
    nameLengths: bytes(Uint16Array.from(names, (name) => name.length)),
  }
}

/** A post is an entity's number shifted by one; the low bit says that the key is its main name. */
function keys(towns: Town[], airports: Airport[], regions: Region[]): Sections {
  const index = new Map<string, Map<number, boolean>>()
  const townKeys = new Set<string>()
  const add = (key: string, entity: number, main: boolean) => {
    if (key.length < 2 || Buffer.byteLength(key) > 120) return
    const posts = index.get(key) ?? new Map<number, boolean>()
    posts.set(entity, main || posts.get(entity) === true)
    index.set(key, posts)
  }
  const addNames = (names: string[], entity: number) => {
    names.forEach((name, i) => {
      const key = nameKey(name)
      add(key, entity, i === 0)
      add(withoutArticle(key), entity, i === 0)
    })
  }
  towns.forEach((town, i) => {
    addNames(town.names, i)
    for (const name of town.names) townKeys.add(`${town.country}|${nameKey(name)}`)
  })
  airports.forEach((airport, i) => {
    // A bare name that a town of the country bears means the town: "Baghdad" is not its airport.
    const own = airport.names.filter((name) => !townKeys.has(`${airport.row.country}|${nameKey(name)}`))
    addNames([...own, ...own.map((name) => withoutTown(name, airport.town))], towns.length + i)
  })
  regions.forEach((region, i) => {
    addNames(region.names, towns.length + airports.length + i)
  })
  return packKeys(index)
}

/** `London Heathrow` is looked up as `Heathrow` too. */
function withoutTown(name: string, town: string): string {
  const rest = name.replace(town, '').trim()
  return town.length > 2 &&
    rest.length > 4 &&
    /^\p{Lu}/u.test(rest) &&
    !/^(Airport|International|Regional)\b/.test(rest)
    ? rest
    : name
}

function packKeys(index: Map<string, Map<number, boolean>>): Sections {
  const rows = [...index].map(([key, posts]) => ({ key: Buffer.from(key), posts }))
  rows.sort((a, b) => Buffer.compare(a.key, b.key))
  const posts = rows.flatMap((row) => [...row.posts].map(([entity, main]) => entity * 2 + (main ? 1 : 0)))
  return {
    keys: Buffer.concat(rows.map((row) => row.key)),
    keyLengths: Uint8Array.from(rows, (row) => row.key.length),
    postCounts: bytes(Uint16Array.from(rows, (row) => row.posts.size)),
    posts: bytes(Uint32Array.from(posts)),
  }
}

function bytes(column: Uint16Array | Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}
