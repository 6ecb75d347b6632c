import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type DutyContact, type Page, pageOf, readRota } from '../people/duty/on-duty.ts'
import type { OpenNotice } from './expand.ts'
import { isLetter } from './letters.ts'

/** Who gets a message, and the address mail reaches them at; null where nobody wrote one down. */
export type Recipient = {
  id: string
  kind: 'person' | 'contact' | 'address'
  email: string | null
  asked: boolean
}

/**
 * The next `limit` recipients of a notice in the order of their ids, behind `after`. An alert goes to its frozen audience;
 * a reminder to those who were silent when it was asked for; a help case to whoever is on duty `now`; a letter to its
 * addresses. `asked`: an answer is wanted of them (not of those who left the area).
 */
export async function recipientsAfter(
  tx: Tx,
  notice: OpenNotice,
  after: string | null,
  limit: number,
  now: Date,
): Promise<Recipient[]> {
  if (notice.kind === 'help-case') return after ? [] : onDutyFor(tx, notice, now)
  const { rows } = await recipientRows(notice, after, limit).execute(tx)
  return rows
}

/** Those of `people` who stand in a revision's audience, as recipients. */
export async function recipientsAmong(tx: Tx, notice: OpenNotice, people: string[]): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select p.id, 'person' as kind, nullif(trim(p.email), '') as email, e.change in ('new', 'still') as asked
    from exposed e join person p on p.organisation = e.organisation and p.id = e.person
    where e.organisation = ${notice.organisation} and e.alert = ${notice.alert} and e.number = ${notice.number}
      and e.person = any(${people}::uuid[])
    order by e.person`.execute(tx)
  return rows
}

function recipientRows(notice: OpenNotice, after: string | null, limit: number) {
  if (notice.kind === 'reminder') return silentPeople(notice, after, limit)
  return isLetter(notice.kind) ? addresses(notice, after, limit) : exposedPeople(notice, after, limit)
}

function exposedPeople(notice: OpenNotice, after: string | null, limit: number) {
  return sql<Recipient>`
    select p.id, 'person' as kind, nullif(trim(p.email), '') as email, e.change in ('new', 'still') as asked
    from exposed e join person p on p.organisation = e.organisation and p.id = e.person
    where e.organisation = ${notice.organisation} and e.alert = ${notice.alert} and e.number = ${notice.number}
      and (${after}::uuid is null or e.person > ${after})
    order by e.person limit ${limit}`
}

function silentPeople(notice: OpenNotice, after: string | null, limit: number) {
  return sql<Recipient>`
    select p.id, 'person' as kind, nullif(trim(p.email), '') as email, true as asked
    from notice_person n join person p on p.organisation = n.organisation and p.id = n.person
    where n.organisation = ${notice.organisation} and n.notice = ${notice.id}
      and (${after}::uuid is null or n.person > ${after})
    order by n.person limit ${limit}`
}

/** A few people: they are all in the first chunk. That the rota had nobody stands in the message. */
async function onDutyFor(tx: Tx, notice: OpenNotice, now: Date): Promise<Recipient[]> {
  const page = pageOf(await readRota(tx, notice.organisation, now), now, 1)
  await noteWhy(tx, notice, page)
  return page.contacts.map(asRecipient)
}

/** A duty contact as a recipient. */
export function asRecipient({ id, email }: DutyContact): Recipient {
  return { id, kind: 'contact', email: email.trim() || null, asked: false }
}

async function noteWhy(tx: Tx, { organisation, id }: OpenNotice, { why }: Page) {
  await sql`
    update notice set about = coalesce(about, '{}') || jsonb_build_object('why', ${why}::text)
    where organisation = ${organisation} and id = ${id}`.execute(tx)
}

function addresses(notice: OpenNotice, after: string | null, limit: number) {
  return sql<Recipient>`
    select id, 'address' as kind, email, false as asked from letter_recipient
    where organisation = ${notice.organisation} and notice = ${notice.id} and (${after}::uuid is null or id > ${after})
    order by id limit ${limit}`
}
