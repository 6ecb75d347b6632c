import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/**
 * Makes sources as if they had never been polled: what was learnt of them and what waits to be read is forgotten, and a poll
 * that is under way finds its lease gone and keeps nothing. The ledger of what was read stays.
 */
export async function beginSourcesAgain(tx: Tx, sources: readonly string[]): Promise<void> {
  await sql`update source_state set lease = lease + 1, leased_until = null, etag = null, last_modified = null, body_sha256 = null,
      next_url = null, pages = 0, item_at = null, gap_seconds = null, gap_spread = null, gaps = 0
    where source = any(${sources}::uuid[])`.execute(tx)
  await sql`delete from poll where source = any(${sources}::uuid[]) and read_at is null`.execute(tx)
}
