import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'
import { keepDocument } from './poll.ts'

/** What came by itself: from a webhook, a mailbox, the form of the desk. */
export type Brought = { bytes: Buffer; contentType: string | null; url: string; at: Date }

/** Keeps what a source brought, as if it had been polled for it: the same ledger, the same reading. Answers the poll’s id. */
export async function takeIn(
  tx: Tx,
  source: string,
  { bytes, contentType, url, at }: Brought,
): Promise<string> {
  const poll = randomUUID()
  await tx
    .insertInto('poll')
    .values({ id: poll, source, started_at: at, ended_at: at, outcome: 'fetched', bytes: bytes.length })
    .execute()
  await keepDocument(tx, poll, { url, contentType, bytes })
  await tx
    .updateTable('source_state')
    .set({ polled_at: at, succeeded_at: at })
    .where('source', '=', source)
    .execute()
  return poll
}
