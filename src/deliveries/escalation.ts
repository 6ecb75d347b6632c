import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { DutyContact } from '../people/duty/on-duty.ts'
import { asRecipient } from './audience.ts'
import type { Expansion, OpenNotice } from './expand.ts'
import { writeDeliveries } from './write.ts'

/**
 * Tells further contacts of a help case nobody took: deliveries of the case's own notice under a later step, so that a
 * contact has one a step however often this runs. Answers how many are new; 0 where the case has no notice.
 */
export async function tellNext(
  tx: Tx,
  organisation: string,
  { helpCase, step, contacts }: { helpCase: string; step: number; contacts: DutyContact[] },
  now: Date,
  expansion: Expansion,
): Promise<number> {
  const { rows } = await sql<OpenNotice>`
    select organisation, id, kind, alert, number, lane from notice
    where organisation = ${organisation} and kind = 'help-case' and subject = ${helpCase}`.execute(tx)
  const [notice] = rows
  return notice ? writeDeliveries(tx, notice, contacts.map(asRecipient), now, expansion, step) : 0
}
