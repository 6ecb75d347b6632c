import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Shape } from '../geography/area.ts'
import { checkRings } from '../geography/validity.ts'
import type { Covered } from './covered.ts'
import { relationOf } from './crossing.ts'
import { asRows, kmToArea, nearCells, nearness, touches } from './nearness.ts'

/** An area in cells, and the same as a shape: sites with an outline are held against that. */
export type SiteGround = { covered: Covered; shape: Shape }

/** Freezes the sites whose grounds touch an area, with the distance to it; answers how many there are now. */
export async function freezeSites(
  tx: Tx,
  organisation: string,
  freeze: { alert: string; number: number; ground: SiteGround; now: Date },
): Promise<number> {
  const { alert, number, ground, now } = freeze
  const apart = await apartByOutline(tx, organisation, ground)
  const { rows } = await sql<{ sites: number }>`
    with touching as (${touchingSites(organisation, ground.covered)}),
    written as (
      insert into exposed_site (organisation, alert, number, site, distance_km, at)
      select ${organisation}, ${alert}, ${number}, id, min(km), ${now} from touching
      where id <> all(${apart}::uuid[]) group by id on conflict do nothing returning 1)
    select count(*)::int as sites from written`.execute(tx)
  return rows[0]?.sites ?? 0
}

/** How many sites an area touches. */
export async function countSites(tx: Tx, organisation: string, ground: SiteGround): Promise<number> {
  const apart = await apartByOutline(tx, organisation, ground)
  const { rows } = await sql<{ sites: number }>`
    with touching as (${touchingSites(organisation, ground.covered)})
    select count(distinct id)::int as sites from touching where id <> all(${apart}::uuid[])`.execute(tx)
  return rows[0]?.sites ?? 0
}

/** The sites whose circle touches an area and whose outline does not. */
async function apartByOutline(tx: Tx, organisation: string, { covered, shape }: SiteGround) {
  const { rows } = await sql<{ id: string; outline: unknown }>`
    with touching as (${touchingSites(organisation, covered)})
    select distinct on (s.id) s.id, s.outline from touching t
    join site s on s.organisation = ${organisation} and s.id = t.id where s.outline is not null`.execute(tx)
  return rows.filter(({ outline }) => !outlineTouches(outline, shape)).map(({ id }) => id)
}

/** Whether a site's outline, as it is stored, has ground in common with a shape. */
export function outlineTouches(outline: unknown, shape: Shape): boolean {
  const checked = checkRings(outline as Shape[number])
  return checked.ok && relationOf(checked.shape, shape) !== 'apart'
}

function touchingSites(organisation: string, covered: Covered) {
  const sites = sql`select s.id, s.lon, s.lat, s.radius_km from site s
    where s.organisation = ${organisation} and s.removed_at is null and s.cell between n.lo and n.hi offset 0`
  return sql`
    select s.id, 0::float8 as km from ${asRows(covered.wide.ranges)} n cross join lateral (${sites}) s
    union all
    select s.id, ${kmToArea} from ${nearCells(covered.wide)} n cross join lateral (${sites}) s ${nearness} where ${touches}`
}
