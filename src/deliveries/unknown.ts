import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { countDeltas, moved } from './counts.ts'
import { wakeUpChannel } from './delivery.ts'
import { noteDeliveries } from './note.ts'

/**
 * What was being sent when its worker died: whether it arrived nobody can say, so it becomes `unknown` and is not sent
 * again by itself. Answers how many.
 */
export async function markUnknown(tx: Tx, organisation: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string; notice: string; attempt: number }>`
    update delivery set state = 'unknown', leased_to = null,
           last_fault = 'The sender stopped while handing it over; it may have arrived.'
    where organisation = ${organisation} and id = any(array(
      select id from delivery where organisation = ${organisation} and lane in ('life-safety', 'normal')
        and state = 'sending' and due <= clock_timestamp() for update skip locked))
    returning id, notice, attempt`.execute(tx)
  if (!rows.length) return 0
  const text = 'The sender stopped before it heard an answer.'
  const attempts = rows.map(({ id, attempt }) => ({ organisation, delivery: id, number: attempt }))
  await tx
    .insertInto('attempt')
    .values(attempts.map((a) => ({ ...a, outcome: 'unknown', code: null, text, at: now })))
    .onConflict((on) => on.doNothing())
    .execute()
  await countDeltas(
    tx,
    organisation,
    rows.flatMap(({ notice }) => moved(notice, 'waiting', 'unknown')),
  )
  await noteDeliveries(
    tx,
    organisation,
    rows.map(({ notice }) => notice),
  )
  return rows.length
}

/**
 * Sends the `unknown` deliveries of a notice again because somebody decided so: a person may get a second copy, under the
 * Message-ID of the first. Answers how many are due now.
 */
export async function resendUnknown(tx: Tx, organisation: string, notice: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update delivery set state = 'retrying', due = clock_timestamp()
    where organisation = ${organisation} and notice = ${notice} and state = 'unknown' returning id`.execute(
    tx,
  )
  await countDeltas(
    tx,
    organisation,
    rows.flatMap(() => moved(notice, 'unknown', 'waiting')),
  )
  if (rows.length) await noteDeliveries(tx, organisation, [notice])
  if (rows.length) await sql`select pg_notify(${wakeUpChannel}, ${organisation})`.execute(tx)
  return rows.length
}
