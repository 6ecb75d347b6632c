import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** How many people stand in a revision's audience: exposed for certain or possibly, no longer, told that it is over, told of a site. */
export type ExposedCounts = {
  certain: number
  possible: number
  gone: number
  told: number
  responsible: number
}

/** Adds one batch's counts; a row of its own, so that two transactions never wait for one another. */
export async function countExposed(
  tx: Tx,
  organisation: string,
  counts: Partial<ExposedCounts> & { alert: string; number: number },
) {
  await tx
    .insertInto('exposed_count')
    .values({ organisation, id: randomUUID(), ...counts })
    .execute()
}

/** The counts of a revision's audience as its rows were written, late finds among them; never a `count(*)`. */
export async function exposedCounts(
  tx: Tx,
  organisation: string,
  alert: string,
  number: number,
): Promise<ExposedCounts> {
  const { rows } = await sql<ExposedCounts>`
    select coalesce(sum(certain), 0)::int as certain, coalesce(sum(possible), 0)::int as possible,
           coalesce(sum(gone), 0)::int as gone, coalesce(sum(told), 0)::int as told,
           coalesce(sum(responsible), 0)::int as responsible
    from exposed_count where organisation = ${organisation} and alert = ${alert} and number = ${number}`.execute(
    tx,
  )
  return rows[0] ?? { certain: 0, possible: 0, gone: 0, told: 0, responsible: 0 }
}
