import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Ring } from '../geography/area.ts'
import { cellOf } from '../geography/cells.ts'

/** A place of the organisation's own: an office, a plant, a residence. `contacts` are ids of persons. */
export type NewSite = {
  key: string
  name: string
  country: string | null
  place: string | null
  zone: string | null
  lat: number
  lon: number
  radiusKm: number
  /** Rings of [longitude, latitude]; the point and the radius are then the circle around them. */
  outline: Ring[] | null
  headcount: number | null
  contacts: string[]
}

/** Writes sites by key; with `withContacts` their contacts become exactly those given, else they stay as they are. */
export async function saveSites(
  tx: Tx,
  organisation: string,
  sites: readonly NewSite[],
  withContacts: boolean,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const rows = sites.map((site) => ({
    ...site,
    id: randomUUID() as string,
    cell: cellOf(site.lon, site.lat).toString(),
  }))
  const written = await upsert(tx, organisation, JSON.stringify(rows))
  const made = new Set(rows.map((row) => row.id))
  const added = written.filter((id) => made.has(id)).length
  const touched = new Set(written)
  if (withContacts)
    for (const id of await saveContacts(tx, organisation, JSON.stringify(rows))) touched.add(id)
  return { added, changed: touched.size - added, unchanged: sites.length - touched.size }
}

async function upsert(tx: Tx, organisation: string, rows: string): Promise<string[]> {
  const written = await sql<{ id: string }>`
    insert into site (organisation, id, key, name, country, place, lon, lat, radius_km, cell, zone, headcount, outline)
    select ${organisation}::uuid, id, key, name, country, place, lon, lat, "radiusKm", cell, zone, headcount,
           nullif(outline, 'null')
    from jsonb_to_recordset(${rows}::jsonb) as r(
      id uuid, key text, name text, country text, place text, lon float8, lat float8, "radiusKm" float8, cell bigint,
      zone text, headcount integer, outline jsonb)
    on conflict (organisation, key) do update set
      name = excluded.name, country = excluded.country, place = excluded.place, lon = excluded.lon, lat = excluded.lat,
      radius_km = excluded.radius_km, cell = excluded.cell, zone = excluded.zone, headcount = excluded.headcount,
      outline = excluded.outline,
      removed_at = null, updated_at = now()
    where (site.name, site.country, site.place, site.lon, site.lat, site.radius_km, site.zone, site.headcount,
           site.outline, site.removed_at)
      is distinct from (excluded.name, excluded.country, excluded.place, excluded.lon, excluded.lat,
                        excluded.radius_km, excluded.zone, excluded.headcount, excluded.outline, null)
    returning id`.execute(tx)
  return written.rows.map(({ id }) => id)
}

/** Answers the ids of the sites whose contacts are others now. */
async function saveContacts(tx: Tx, organisation: string, rows: string): Promise<string[]> {
  const wanted = sql`(
    select s.id as site, c.person::uuid as person
    from jsonb_to_recordset(${rows}::jsonb) as r(key text, contacts text[])
    join site s on s.organisation = ${organisation} and s.key = r.key
    cross join lateral unnest(r.contacts) as c(person))`
  const gone = await sql<{ site: string }>`
    delete from site_contact k using site s, jsonb_to_recordset(${rows}::jsonb) as r(key text)
    where k.organisation = ${organisation} and s.organisation = ${organisation} and s.id = k.site and s.key = r.key
      and (k.site, k.person) not in (select w.site, w.person from ${wanted} w)
    returning k.site`.execute(tx)
  const come = await sql<{ site: string }>`
    insert into site_contact (organisation, site, person)
    select ${organisation}::uuid, w.site, w.person from ${wanted} w
    on conflict do nothing returning site`.execute(tx)
  return [...gone.rows, ...come.rows].map(({ site }) => site)
}
