import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'

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
