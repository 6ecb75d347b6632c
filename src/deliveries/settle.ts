import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { countDeltas, moved } from './counts.ts'

/**
 * Notes that a person has answered in a situation: what they were sent about it reached them, and further steps towards
 * them that are still to come are not taken. First messages still waiting go out all the same: they may hold news. Answers
 * how many deliveries are settled by this.
 */
export async function settle(
  tx: Tx,
  organisation: string,
  { situation, person, now }: { situation: string; person: string; now: Date },
): Promise<number> {
  const { rows } = await sql<{ notice: string; suppressed: boolean }>`
    update delivery d set settled_at = ${now},
      state = case when d.step > 1 and d.state in ('pending', 'retrying') then 'suppressed' else d.state end
    from notice n join alert a on a.organisation = n.organisation and a.id = n.alert
    where d.organisation = ${organisation} and d.recipient = ${person} and d.recipient_kind = 'person'
      and d.settled_at is null and n.organisation = d.organisation and n.id = d.notice and n.kind = 'alert'
      and a.situation = ${situation}
      and (d.state in ('handed-over', 'delivered', 'unknown') or d.step > 1)
    returning d.notice, d.state = 'suppressed' as suppressed`.execute(tx)
  await countDeltas(
    tx,
    organisation,
    rows
      .filter(({ suppressed }) => suppressed)
      .flatMap(({ notice }) => moved(notice, 'waiting', 'suppressed')),
  )
  return rows.length
}
