import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'

/**
 * Marks alerts whose timeframe has ended as expired, here and on their public pages, at most 1,000 a call; answers how
 * many. A later update makes one current again: an event that goes on is never silenced by having expired.
 */
export async function expireDue(tx: Tx, organisation: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string; situation: string }>`
    update alert set state = 'expired', updated_at = ${now} where organisation = ${organisation} and id in (
      select id from alert where organisation = ${organisation} and state = 'issued' and expires <= ${now}
      order by expires limit 1000 for update skip locked) returning id, situation`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await sql`update publication set state = 'expired'
    where organisation = ${organisation} and alert = any(${ids}::uuid[])`.execute(tx)
  if (ids.length > 0) {
    await sql`update situation set changed_at = ${now} where organisation = ${organisation} and id = any(array(
      select id from situation where organisation = ${organisation}
        and id = any(${rows.map(({ situation }) => situation)}::uuid[]) order by id for update))`.execute(tx)
    const [only = ''] = ids.length === 1 ? ids : []
    await noteChange(tx, organisation, 'alert', only)
    await noteChange(tx, organisation, 'situation')
  }
  return ids.length
}
