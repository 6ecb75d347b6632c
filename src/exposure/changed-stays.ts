import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/**
 * Notes that the people of these stays are to be matched against the alerts in force. Stays note that themselves as they
 * are written, by a trigger; this asks for it once more where no such note waits.
 */
export async function noteChangedStays(
  tx: Tx,
  organisation: string,
  stays: readonly string[],
): Promise<void> {
  await sql`
    insert into match_due (organisation, id, person)
    select ${organisation}, gen_random_uuid(), person from (
      select distinct s.person from stay s
      where s.organisation = ${organisation} and s.id = any(${stays}::uuid[])
        and not exists (select from match_due m where m.organisation = s.organisation and m.person = s.person)) p`.execute(
    tx,
  )
}

/** Notes that a revision's match is to be repeated once its transaction is over. */
export async function noteRepeat(
  tx: Tx,
  organisation: string,
  of: { alert: string; number: number; now: Date },
) {
  await tx
    .insertInto('match_due')
    .values({ organisation, id: randomUUID(), alert: of.alert, number: of.number, at: of.now })
    .execute()
}
