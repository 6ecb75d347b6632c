import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** The messages to a person, as they were kept, and how they went, to be handed to them. */
export async function messagesOf(tx: Tx, organisation: string, person: string) {
  const { rows: deliveries } = await sql<Record<string, unknown>>`
    select d.id, n.kind, n.alert, n.number, d.channel, d.state, d.created_at as "createdAt", d.handed_over_at as "handedOverAt",
           d.settled_at as "settledAt", d.last_fault as "lastFault", o.subject, o.plain
    from delivery d join notice n on n.organisation = d.organisation and n.id = d.notice
    left join outbox_message o on o.organisation = d.organisation and o.delivery = d.id
    where d.organisation = ${organisation} and d.recipient_kind = 'person' and d.recipient = ${person}
    order by d.created_at`.execute(tx)
  const preferences = await tx
    .selectFrom('contact_preference')
    .select(['language', 'html', 'changed_at as changedAt'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute()
  return { deliveries, preferences }
}

/** Takes a person out of kept messages, links and faults that name their address; that they were told, and when, stays. */
export async function forgetMessages(tx: Tx, organisation: string, person: string): Promise<void> {
  const theirs = sql`select id from delivery where organisation = ${organisation} and recipient_kind = 'person'
    and recipient = ${person}`
  await sql`delete from outbox_message where organisation = ${organisation} and delivery in (${theirs})`.execute(
    tx,
  )
  // Mail to others about their case names them too.
  await sql`
    delete from outbox_message where organisation = ${organisation} and delivery in (
      select d.id from delivery d join notice n on n.organisation = d.organisation and n.id = d.notice
      where d.organisation = ${organisation} and n.about->>'person' = ${person})`.execute(tx)
  await sql`update attempt set text = null where organisation = ${organisation} and text is not null
    and delivery in (${theirs})`.execute(tx)
  await sql`update delivery set last_fault = null where organisation = ${organisation} and recipient_kind = 'person'
    and recipient = ${person} and last_fault is not null`.execute(tx)
  await sql`update notice set about = jsonb_build_object('person', about->'person', 'note', null)
    where organisation = ${organisation} and about->>'person' = ${person}`.execute(tx)
  for (const table of ['reply_link', 'contact_preference'] as const)
    await tx.deleteFrom(table).where('organisation', '=', organisation).where('person', '=', person).execute()
}
