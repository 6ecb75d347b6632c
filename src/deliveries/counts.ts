import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Counted } from './delivery.ts'

/** Change in how many deliveries of a notice stand in a state. */
export type Delta = { notice: string; state: Counted; delta: number }

/** Adds one batch's changes to the counters: new rows, so that two workers never wait for one another. */
export async function countDeltas(tx: Tx, organisation: string, deltas: Delta[]): Promise<void> {
  const rows = summed(deltas)
  if (!rows.length) return
  await sql`
    insert into delivery_count (organisation, notice, id, state, delta)
    select ${organisation}, notice, ${randomUUID()}, state, delta
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (notice uuid, state text, delta integer)`.execute(
    tx,
  )
}

/** One delivery less in `from` and one more in `to`. */
export function moved(notice: string, from: Counted, to: Counted): Delta[] {
  return [
    { notice, state: from, delta: -1 },
    { notice, state: to, delta: 1 },
  ]
}

function summed(deltas: Delta[]): Delta[] {
  const sums = new Map<string, Delta>()
  for (const { notice, state, delta } of deltas) {
    const sum = sums.get(`${notice} ${state}`) ?? { notice, state, delta: 0 }
    sums.set(`${notice} ${state}`, { ...sum, delta: sum.delta + delta })
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0)
}
