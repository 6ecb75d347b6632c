import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { countDeltas } from './counts.ts'
import { wakeUpChannel } from './delivery.ts'
import { noteDeliveries } from './note.ts'

/**
 * Writes a new message, one step further, for everybody of a notice whose every message so far is lost and who has an
 * address now; the lost ones stay as they ended. Whoever may have got one gets no other. Asking twice at once writes one:
 * the second finds a message waiting. `host` is the right side of a Message-ID. Answers how many.
 */
export async function tryLostAgain(
  tx: Tx,
  organisation: string,
  notice: string,
  { host, now }: { host: string; now: Date },
): Promise<number> {
  await sql`select from notice where organisation = ${organisation} and id = ${notice} for update`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into delivery (organisation, id, notice, recipient_kind, recipient, channel, step, gone, lane, state, due, message_id, created_at)
    select d.organisation, f.id, d.notice, d.recipient_kind, d.recipient, d.channel, d.step + 1, d.gone, d.lane, 'pending',
           clock_timestamp(), '<' || f.id || ${`@${host}>`}, ${now}
    from ${lostOf(organisation, notice)}
    cross join lateral (select gen_random_uuid() as id where d.step > 0) f
    on conflict (organisation, notice, recipient, channel, step) do nothing
    returning id`.execute(tx)
  if (!rows.length) return 0
  await countDeltas(tx, organisation, [{ notice, state: 'waiting', delta: rows.length }])
  await noteDeliveries(tx, organisation, [notice])
  await sql`select pg_notify(${wakeUpChannel}, ${organisation})`.execute(tx)
  return rows.length
}

/** How many `tryLostAgain` would write to now. */
export async function countLost(tx: Tx, organisation: string, notice: string): Promise<number> {
  const { rows } = await sql<{ lost: number }>`
    select count(*)::int as lost from ${lostOf(organisation, notice)}`.execute(tx)
  return rows[0]?.lost ?? 0
}

/** The last message of everyone to whom all were lost, where they have an address now. */
function lostOf(organisation: string, notice: string) {
  return sql`(
    select distinct on (l.recipient, l.channel) l.* from delivery l
    where l.organisation = ${organisation} and l.notice = ${notice}
      and l.state in ('bounced', 'refused', 'failed', 'unaddressed')
    order by l.recipient, l.channel, l.step desc) d
    join lateral (
      select email from person p where d.recipient_kind = 'person' and p.organisation = d.organisation and p.id = d.recipient
      union all
      select email from duty_contact k where d.recipient_kind = 'contact' and k.organisation = d.organisation and k.id = d.recipient
    ) reach on nullif(trim(reach.email), '') is not null
    and not exists (select from delivery o where o.organisation = d.organisation and o.notice = d.notice
      and o.recipient = d.recipient and o.channel = d.channel
      and o.state not in ('bounced', 'refused', 'failed', 'unaddressed'))`
}
