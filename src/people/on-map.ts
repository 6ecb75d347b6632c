import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { boxRanges } from '../geography/box.ts'
import { cellBounds, leafLevel } from '../geography/cells.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import type { Bounds } from '../geography/measure.ts'
import { type Basis, bases, basisAt, currentAt } from './where.ts'

/** People near one another: so many, of whom `known` are there by a trip or a check-in rather than by what is usual. */
export type Cluster = {
  lon: number
  lat: number
  count: number
  known: number
  /** The cell that they share; null for a country or region of which no more is known. */
  box: Bounds | null
  /** Ref of the country or region where no more is known. */
  place: string | null
  name: string | null
}

/** Clusters a map is sent at most; the largest are kept. */
const most = 2000
/** A cell is so many levels finer than the zoom: about 64 pixels. */
const finer = 3

/** Where people are at an instant, in a box, counted in the cells of a level that suits the zoom. Each is counted once. */
export async function clustersIn(
  tx: Tx,
  organisation: string,
  { box, zoom, at, now }: { box: Bounds; zoom: number; at: Date; now: Date },
): Promise<Cluster[]> {
  const level = Math.min(20, Math.max(2, Math.round(zoom) + finer))
  const shift = 2 * (leafLevel - level) + 1
  const { rows } = await sql<Omit<Cluster, 'box' | 'name'> & { cell: string | null }>`
    with ${here(organisation, { at, now, ...(zoom >= 4 ? { within: box } : {}) })}
    select avg(lon) as lon, avg(lat) as lat, count(*)::int as count, count(*) filter (where basis <= 2)::int as known,
           (cell >> ${shift}::int)::text as cell, case when cell is null then place end as place
    from here where cell is null or ${inBox(box)}
    group by 5, 6
    order by count(*) desc limit ${most}`.execute(tx)
  return rows.flatMap(({ cell, ...cluster }): Cluster[] => {
    if (cell !== null) return [{ ...cluster, box: cellBounds(cellOfPrefix(cell, level)), name: null }]
    const place = cluster.place ? placeByRef(cluster.place) : undefined
    if (!place || !contains(box, place)) return []
    return [{ ...cluster, lon: place.lon, lat: place.lat, box: null, name: place.name }]
  })
}

export type OnMap = { person: string; name: string; label: string; lon: number; lat: number; basis: Basis }

/** Who is in a box, by name, up to `limit`; those of whom only the country or region is known are not among them. */
export async function peopleIn(
  tx: Tx,
  organisation: string,
  { box, at, now, limit }: { box: Bounds; at: Date; now: Date; limit: number },
): Promise<OnMap[]> {
  const { rows } = await sql<Omit<OnMap, 'basis'> & { basis: number }>`
    with ${here(organisation, { at, now, within: box })}
    select person, name, label, lon, lat, basis from here where cell is not null and ${inBox(box)}
    order by name, person limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, basis: bases[row.basis - 1] as Basis }))
}

/** How many people are in each country at an instant, by ISO code; those of whom nothing is known are not counted. */
export async function countByCountry(
  tx: Tx,
  organisation: string,
  { at, now }: { at: Date; now: Date },
): Promise<{ country: string; count: number }[]> {
  const { rows } = await sql<{ country: string; count: number }>`
    with ${here(organisation, { at, now })}
    select country, count(*)::int as count from here where country is not null group by country
    order by count(*) desc, country`.execute(tx)
  return rows
}

/**
 * `here`: one row for each active person with a current stay, the one that says best where they are. `within` looks only at
 * those whom any stay puts into the cells of a box, or of whom no point is known.
 */
export function here(
  organisation: string,
  { at, now, within }: { at: Date; now: Date; within?: Bounds },
): RawBuilder<unknown> {
  const columns = sql`s.id, s.person, s.cell, s.lon, s.lat, s.place, s.country, s.label, s.radius_km, s.precision,
    s.starts, ${basisAt(organisation, at)} as basis`
  const current = sql`s.organisation = ${organisation} and ${currentAt(organisation, at, now)}`
  // Few people one by one by their index; everybody in one pass, sorted.
  const best = within
    ? sql`candidate as materialized (${candidates(organisation, within, at, now)}),
      best as (
        select b.* from candidate c cross join lateral (
          select ${columns} from stay s where ${current} and s.person = c.person
          order by basis, s.starts desc, s.id limit 1) b)`
    : sql`best as (
        select distinct on (person) * from (select ${columns} from stay s where ${current} offset 0) s
        order by person, basis, starts desc, id)`
  return sql`
    ${best},
    here as (
      select b.*, p.name, p.role, p.team from best b
      join person p on p.organisation = ${organisation} and p.id = b.person and p.active)`
}

function candidates(organisation: string, box: Bounds, at: Date, now: Date) {
  const ranges = boxRanges(box)
  return sql`
    select s.person from unnest(${ranges.map(({ lo }) => lo)}::bigint[], ${ranges.map(({ hi }) => hi)}::bigint[]) n (lo, hi)
    cross join lateral (select s.person from stay s where s.organisation = ${organisation} and s.cell is not null
      and s.cell between n.lo and n.hi and ${currentAt(organisation, at, now)} offset 0) s
    union
    select s.person from stay s where s.organisation = ${organisation} and s.cell is null and ${currentAt(organisation, at, now)}`
}

function inBox({ west, south, east, north }: Bounds) {
  const across = west > east ? sql`(lon >= ${west} or lon <= ${east})` : sql`lon between ${west} and ${east}`
  return sql`(${across} and lat between ${south} and ${north})`
}

function contains({ west, south, east, north }: Bounds, { lon, lat }: { lon: number; lat: number }) {
  const across = west > east ? lon >= west || lon <= east : lon >= west && lon <= east
  return across && lat >= south && lat <= north
}

/** Without the bits below its level a cell is its Morton prefix. */
function cellOfPrefix(prefix: string, level: number): bigint {
  return ((BigInt(prefix) << 1n) | 1n) << BigInt(2 * (leafLevel - level))
}
