import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** Everybody in an audience of a situation under legal hold: where they stayed is kept as long as the hold stands. */
export async function heldPeople(tx: Tx, organisation: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct e.person from legal_hold h
    join alert a on a.organisation = h.organisation and a.situation = h.situation
    join exposed e on e.organisation = a.organisation and e.alert = a.id
    where h.organisation = ${organisation}`.execute(tx)
  return rows.map(({ person }) => person)
}

/** Forgets where the audience of a revision was seen; that they were in it stays. Answers how many, up to `limit`. */
export async function forgetReceipts(
  tx: Tx,
  organisation: string,
  { alert, number }: { alert: string; number: number },
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with due as materialized (
      select person from exposed where organisation = ${organisation} and alert = ${alert} and number = ${number}
        and receipt <> ${forgotten}::jsonb limit ${limit})
    update exposed e set receipt = ${forgotten}::jsonb from due
    where e.organisation = ${organisation} and e.alert = ${alert} and e.number = ${number}
      and e.person = due.person`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

const forgotten = JSON.stringify({ exposed: true, reasons: [], forgotten: true })
