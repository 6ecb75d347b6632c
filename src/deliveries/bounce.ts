import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { countDeltas, moved } from './counts.ts'
import type { Counted } from './delivery.ts'
import { noteDeliveries } from './note.ts'

/**
 * A later word of the provider that a message it took did not arrive. `messageId` with its angle brackets. False where no
 * delivery of that Message-ID was handed over: a bounce is believed only of what was sent, and once.
 */
export async function recordBounce(
  tx: Tx,
  organisation: string,
  { messageId, reason }: { messageId: string; reason: string },
): Promise<boolean> {
  const { rows } = await sql<{ notice: string; was: Counted }>`
    update delivery d set state = 'bounced', last_fault = ${reason}
    from (select id, state from delivery where organisation = ${organisation} and message_id = ${messageId}
          and state in ('handed-over', 'delivered', 'unknown') for update) as before
    where d.organisation = ${organisation} and d.id = before.id
    returning d.notice, before.state as was`.execute(tx)
  await countDeltas(
    tx,
    organisation,
    rows.flatMap(({ notice, was }) => moved(notice, was, 'bounced')),
  )
  await noteDeliveries(
    tx,
    organisation,
    rows.map(({ notice }) => notice),
  )
  return rows.length > 0
}
