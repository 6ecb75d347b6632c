import { sql } from 'kysely'
import { type Database, sharedly } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import type { Item } from '../sources/item.ts'
import { type Reading, readItem } from './reading.ts'

/** Reports a transaction reads; reading takes some 8 ms each, and nothing else is kept waiting. */
const batch = 20

/** Reads reports whose newest revision waits to be read, the oldest first. Answers how many. */
export function readReports(db: Database, organisation: string | null): Promise<number> {
  return sharedly(db, organisation, async (tx) => {
    const { rows } = await sql<{ id: string; item: Item; first_seen_at: Date }>`
      select r.id, v.item, r.first_seen_at
      from report r join report_revision v on v.report = r.id and v.number = r.revision
      where r.read_at is null and r.organisation is not distinct from ${organisation}
      order by r.changed_at, r.id limit ${batch} for update of r skip locked`.execute(tx)
    if (rows.length === 0) return 0
    const read = rows.map(({ id, item, first_seen_at }) => ({ id, ...readSafely(item, first_seen_at) }))
    await sql`
      update report r set read_at = clock_timestamp(), first_read_at = coalesce(r.first_read_at, clock_timestamp()), reading = one.reading, read_fault = one.fault, grouped = false
      from jsonb_to_recordset(${storable(read)}::jsonb) as one (id uuid, reading jsonb, fault text)
      where r.id = one.id`.execute(tx)
    return rows.length
  })
}

/** A text that the reader trips over must not keep every later one waiting: it is kept with the fault, to be looked into. */
function readSafely(item: Item, seenAt: Date): { reading: Reading | null; fault: string | null } {
  try {
    return { reading: readItem(item, seenAt), fault: null }
  } catch (fault) {
    return { reading: null, fault: (fault as Error).message.slice(0, 500) }
  }
}
