import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Covered } from './covered.ts'
import { nearCells, nearness, touches } from './nearness.ts'

/** Freezes the sites whose grounds touch an area, with the distance from their middle to it; answers how many. */
export async function freezeSites(
  tx: Tx,
  organisation: string,
  freeze: { alert: string; number: number; covered: Covered; now: Date },
): Promise<number> {
  const { alert, number, covered, now } = freeze
  const { rows } = await sql<{ sites: number }>`
    with touching as (${touchingSites(organisation, covered)}),
    written as (
      insert into exposed_site (organisation, alert, number, site, distance_km, at)
      select ${organisation}, ${alert}, ${number}, id, km, ${now} from touching on conflict do nothing returning 1)
    select count(*)::int as sites from written`.execute(tx)
  return rows[0]?.sites ?? 0
}

/** How many sites an area touches. */
export async function countSites(tx: Tx, organisation: string, covered: Covered): Promise<number> {
  const { rows } = await sql<{ sites: number }>`
    with touching as (${touchingSites(organisation, covered)}) select count(*)::int as sites from touching`.execute(
    tx,
  )
  return rows[0]?.sites ?? 0
}

function touchingSites(organisation: string, covered: Covered) {
  const sites = sql`select s.id, s.lon, s.lat, s.radius_km from site s
    where s.organisation = ${organisation} and s.removed_at is null and s.cell between n.lo and n.hi offset 0`
  return sql`
    select s.id, 0::float8 as km
    from unnest(${covered.ranges.map(({ lo }) => lo)}::bigint[], ${covered.ranges.map(({ hi }) => hi)}::bigint[]) n (lo, hi)
    cross join lateral (${sites}) s
    union all
    select s.id, case when spot.inside then 0 else spot.km end
    from (${nearCells(covered)}) n cross join lateral (${sites}) s ${nearness} where ${touches}`
}
