import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
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
 * a help case to the duty contacts on the rota; a letter to its addresses. `asked`: an answer is wanted of them (not of those who left the area).
 */
export async function recipientsAfter(
  tx: Tx,
  notice: OpenNotice,
  after: string | null,
  limit: number,
): Promise<Recipient[]> {
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
  if (notice.kind === 'alert') return exposedPeople(notice, after, limit)
  return isLetter(notice.kind) ? addresses(notice, after, limit) : dutyContacts(notice, after, limit)
}

function exposedPeople(notice: OpenNotice, after: string | null, limit: number) {
  return sql<Recipient>`
    select p.id, 'person' as kind, nullif(trim(p.email), '') as email, e.change in ('new', 'still') as asked
    from exposed e join person p on p.organisation = e.organisation and p.id = e.person
    where e.organisation = ${notice.organisation} and e.alert = ${notice.alert} and e.number = ${notice.number}
      and (${after}::uuid is null or e.person > ${after})
    order by e.person limit ${limit}`
}

function dutyContacts(notice: OpenNotice, after: string | null, limit: number) {
  return sql<Recipient>`
    select id, 'contact' as kind, nullif(trim(email), '') as email, false as asked from duty_contact
    where organisation = ${notice.organisation} and active and (${after}::uuid is null or id > ${after})
    order by id limit ${limit}`
}

function addresses(notice: OpenNotice, after: string | null, limit: number) {
  return sql<Recipient>`
    select id, 'address' as kind, email, false as asked from letter_recipient
    where organisation = ${notice.organisation} and notice = ${notice.id} and (${after}::uuid is null or id > ${after})
    order by id limit ${limit}`
}
