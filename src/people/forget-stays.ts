import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** `before`: it ended earlier than this; `kept`: people whose stays stay. */
export type PastStays = { before: Date; kept: string[]; limit: number }

/** Deletes up to `limit` stays that ended long ago, the oldest first; answers how many. Homes and posts without an end stay. */
export async function forgetStays(tx: Tx, organisation: string, past: PastStays): Promise<number> {
  const { numAffectedRows } = await sql`
    with due as materialized (${pastStays(organisation, past)} for update skip locked)
    delete from stay s using due where s.organisation = ${organisation} and s.id = due.id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** How many stays the next run would delete, counted up to `limit`. */
export async function countPastStays(tx: Tx, organisation: string, past: PastStays): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${pastStays(organisation, past)}) d`.execute(tx)
  return rows[0]?.count ?? 0
}

function pastStays(organisation: string, { before, kept, limit }: PastStays) {
  return sql`
    select id from stay where organisation = ${organisation} and over and ends < ${before}
      and person <> all(${kept}::uuid[]) order by ends limit ${limit}`
}

/** Deletes up to `limit` trips that ended long ago and have no stay left; answers how many. */
export async function forgetTrips(tx: Tx, organisation: string, { before, kept, limit }: PastStays) {
  const { numAffectedRows } = await sql`
    with due as materialized (
      select id from trip t where t.organisation = ${organisation} and t.ends < ${before}
        and t.person <> all(${kept}::uuid[])
        and not exists (select from stay s where s.organisation = t.organisation and s.person = t.person and s.trip = t.id)
      order by t.ends limit ${limit} for update skip locked)
    delete from trip t using due where t.organisation = ${organisation} and t.id = due.id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
