import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** The receipts of a person, to be handed to them. */
export async function receiptsOf(tx: Tx, organisation: string, person: string) {
  return tx
    .selectFrom('exposed')
    .select(['alert', 'number', 'change', 'confidence', 'receipt', 'at'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .orderBy('at')
    .execute()
}

/** Takes out of a person's receipts where they were; that they stood in the area, and how surely, stays. */
export async function forgetReceipts(tx: Tx, organisation: string, person: string): Promise<void> {
  await sql`
    update exposed set receipt = '{"exposed": true, "reasons": [], "forgotten": true}'
    where organisation = ${organisation} and person = ${person}`.execute(tx)
}
