import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'

type Answer = {
  id: string
  status: 'asked' | 'acknowledged' | 'safe' | 'need-help' | 'accounted-for'
  note: string | null
  reporter: string
  reportedBy: string | null
  at: Date
  restores: boolean
}

/** What a person answered in a situation and what they were sent about it, the latest first, 200 of each at most. */
export async function personHistory(tx: Tx, organisation: string, situation: string, person: string) {
  const who = await tx
    .selectFrom('person')
    .select(['name', 'phone', 'email'])
    .where('organisation', '=', organisation)
    .where('id', '=', person)
    .executeTakeFirst()
  if (!who) return undefined
  const { rows: answers } = await sql<Answer>`
    select id, status, note, reporter, reported_by as "reportedBy", received_at as at, restores is not null as restores
    from reply where organisation = ${organisation} and situation = ${situation} and person = ${person}
    order by received_at desc, id limit 200`.execute(tx)
  const { rows: messages } = await sql<{ kind: string; state: string; fault: string | null; at: Date }>`
    select n.kind, d.state, d.last_fault as fault, coalesce(d.handed_over_at, d.created_at) as at
    from delivery d
    join notice n on n.organisation = d.organisation and n.id = d.notice and n.kind in ('alert', 'reminder')
    join alert a on a.organisation = n.organisation and a.id = n.alert and a.situation = ${situation}
    where d.organisation = ${organisation} and d.recipient = ${person}
    order by at desc limit 200`.execute(tx)
  return { ...who, answers, messages }
}

/** Those of these ids who are people of the organisation. */
export async function knownPeople(tx: Tx, organisation: string, people: string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('organisation', '=', organisation)
    .where('id', 'in', people)
    .execute()
  return rows.map(({ id }) => id)
}
