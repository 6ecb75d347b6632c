import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { Area } from '../geography/area.ts'
import { areaShape } from '../geography/shapes.ts'
import { ancestors } from './match.ts'
import { kmToArea, nearness, touches } from './nearness.ts'
import { outlineTouches } from './sites.ts'

export type AlertAtSite = {
  alert: string
  slug: string
  headline: string
  severity: string
  exercise: boolean
  distanceKm: number
  number: number
}
type Row = AlertAtSite & { outline: unknown; area: unknown }

/**
 * The alerts in force whose area touches a site's grounds as they are now, also a site that came after the alert; nearest
 * first. Of a site with an outline only those that touch the outline.
 */
export async function alertsAtSite(
  tx: Tx,
  organisation: string,
  site: string,
  now: Date,
  limit = 100,
): Promise<AlertAtSite[]> {
  const { rows } = await sql<Row>`
    with s as materialized (select cell, lon, lat, radius_km, outline from site where organisation = ${organisation} and id = ${site}),
    touching as (
      select n.alert, n.number, 0::float8 as km from s cross join lateral unnest(${ancestors}) a (cell)
      join area_cell n on n.organisation = ${organisation} and n.cell = a.cell and n.in_force and n.deep and n.ends > ${now}
      union all
      select n.alert, n.number, ${kmToArea}
      from s cross join lateral unnest(${ancestors}) a (cell)
      join area_cell n on n.organisation = ${organisation} and n.cell = a.cell and n.in_force and not n.deep and n.ends > ${now}
      ${nearness} where ${touches}),
    near as (select alert, number, min(km) as km from touching group by alert, number)
    select a.id as alert, a.slug, r.content->>'headline' as headline, a.severity, r.exercise,
           round(near.km::numeric, 1)::float8 as "distanceKm", a.number,
           s.outline, case when s.outline is not null then r.content->'area' end as area
    from near cross join s join alert a on a.organisation = ${organisation} and a.id = near.alert and a.number = near.number
      and a.state = 'issued'
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    order by near.km, a.id limit ${limit}`.execute(tx)
  return rows.filter(touchesOutline).map(({ outline: _, area: __, ...line }) => line)
}

function touchesOutline({ outline, area }: Row) {
  if (!outline || !area) return true
  const made = areaShape(Area.parse(area))
  return made.ok && outlineTouches(outline, made.shape)
}
