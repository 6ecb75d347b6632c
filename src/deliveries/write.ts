import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Recipient } from './audience.ts'
import { countDeltas } from './counts.ts'
import { wakeUpChannel } from './delivery.ts'
import { type Expansion, linkGround, type OpenNotice } from './expand.ts'
import { knowLinks } from './links.ts'
import { noteDeliveries } from './note.ts'

/**
 * Writes one delivery by mail for each recipient who has none of this notice yet, with the links its message will carry;
 * answers how many are new. `step`: of an escalation, in which somebody may be told again. Somebody without an address gets a row too, `unaddressed`, so that nobody is merely missing.
 */
export async function writeDeliveries(
  tx: Tx,
  notice: OpenNotice,
  recipients: Recipient[],
  now: Date,
  expansion: Expansion,
  step = 1,
): Promise<number> {
  if (!recipients.length) return 0
  const written = await insertMissing(tx, notice, recipients, { now, host: expansion.host, step })
  if (notice.kind === 'alert' || notice.kind === 'reminder')
    await knowLinks(tx, await linkGround(tx, notice), recipients, { secret: expansion.secret, now })
  await countDeltas(
    tx,
    notice.organisation,
    written.map(({ state }) => ({ notice: notice.id, state, delta: 1 })),
  )
  await noteDeliveries(tx, notice.organisation, [notice.id])
  await sql`select pg_notify(${wakeUpChannel}, ${notice.organisation})`.execute(tx)
  return written.length
}

/**
 * Due at once on the database's clock, which is the one that claims run on. Somebody who was told that they are no longer
 * in the area, and is found in it after all, gets a second message; nobody else does.
 */
async function insertMissing(
  tx: Tx,
  notice: OpenNotice,
  recipients: Recipient[],
  { now, host, step }: { now: Date; host: string; step: number },
) {
  const ids = recipients.map(() => randomUUID())
  const { rows } = await sql<{ state: 'waiting' | 'unaddressed' }>`
    insert into delivery (organisation, id, notice, recipient_kind, recipient, channel, step, gone, lane, state, due, message_id, created_at)
    select ${notice.organisation}, id, ${notice.id}, kind, r.recipient, 'email',
           ${step}::integer + coalesce((select max(step) from delivery d
             where d.organisation = ${notice.organisation} and d.notice = ${notice.id} and d.recipient = r.recipient
               and d.channel = 'email' and d.gone and not r.gone and d.state not in ('pending', 'retrying')), 0),
           r.gone, ${notice.lane},
           case when addressed then 'pending' else 'unaddressed' end, clock_timestamp(),
           '<' || id || ${`@${host}>`}, ${now}
    from unnest(${ids}::uuid[], ${recipients.map(({ kind }) => kind)}::text[],
                ${recipients.map(({ id }) => id)}::uuid[],
                ${recipients.map(({ email }) => email !== null)}::boolean[],
                ${recipients.map(({ kind, asked }) => kind === 'person' && !asked)}::boolean[])
      as r (id, kind, recipient, addressed, gone)
    on conflict (organisation, notice, recipient, channel, step) do nothing
    returning case state when 'pending' then 'waiting' else state end as state`.execute(tx)
  return rows
}
