import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Ring } from '../geography/area.ts'

export type Site = {
  id: string
  key: string
  name: string
  country: string | null
  lat: number
  lon: number
  radiusKm: number
  /** Rings of [longitude, latitude]; null for a circle. */
  outline: Ring[] | null
  zone: string | null
  headcount: number | null
  contacts: string[]
}

const columns = sql`s.id, s.key, s.name, s.country, s.lat, s.lon, s.radius_km as "radiusKm", s.outline, s.zone, s.headcount,
  array(select k.person from site_contact k where k.organisation = s.organisation and k.site = s.id order by k.person) as contacts`

/** Sites by name, up to `limit` after the one that ended the last page; `search` is part of the name, case aside. */
export async function listSites(
  tx: Tx,
  organisation: string,
  {
    after,
    limit,
    search,
  }: { after?: { name: string; id: string } | undefined; limit: number; search?: string | undefined },
): Promise<Site[]> {
  const part = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : undefined
  const { rows } = await sql<Site>`
    select ${columns} from site s where s.organisation = ${organisation} and s.removed_at is null
      ${part ? sql`and s.name ilike ${part}` : sql``}
      ${after ? sql`and (s.name, s.id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by s.name, s.id limit ${limit}`.execute(tx)
  return rows
}

/** One site; also one that was taken off the list, which `removedAt` says. */
export async function findSite(
  tx: Tx,
  organisation: string,
  id: string,
): Promise<(Site & { removedAt: Date | null }) | undefined> {
  const { rows } = await sql<Site & { removedAt: Date | null }>`
    select ${columns}, s.removed_at as "removedAt" from site s where s.organisation = ${organisation} and s.id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** Takes a site off the list, or puts it back; false where there is nothing to change. */
export async function setRemoved(
  tx: Tx,
  organisation: string,
  { id, removed, now }: { id: string; removed: boolean; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('site')
    .set({ removed_at: removed ? now : null, updated_at: now })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('removed_at', removed ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
