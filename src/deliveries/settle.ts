import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/**
 * Notes that people have answered in a situation, so what they were sent about it reached them. Messages still waiting go
 * out all the same: they may hold news. Answers how many deliveries are settled by this.
 */
export async function settle(
  tx: Tx,
  organisation: string,
  { situation, people, now }: { situation: string; people: string[]; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery d set settled_at = ${now}
    from notice n join alert a on a.organisation = n.organisation and a.id = n.alert
    where d.organisation = ${organisation} and d.recipient = any(${people}::uuid[]) and d.recipient_kind = 'person'
      and d.settled_at is null and n.organisation = d.organisation and n.id = d.notice and n.kind in ('alert', 'reminder')
      and a.situation = ${situation} and d.state in ('handed-over', 'delivered', 'unknown')`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
