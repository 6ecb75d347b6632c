import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** What a person answered and what was noted in their cases, to be handed to them. */
export async function answersOf(tx: Tx, organisation: string, person: string) {
  const of = (table: 'reply' | 'help_case' | 'person_status') =>
    tx
      .selectFrom(table)
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .execute()
  const cases = await of('help_case')
  const { rows: entries } = await sql<Record<string, unknown>>`
    select e.* from case_entry e join help_case h on h.organisation = e.organisation and h.id = e.help_case
    where e.organisation = ${organisation} and h.person = ${person} order by e.help_case, e.number`.execute(
    tx,
  )
  return { replies: await of('reply'), statuses: await of('person_status'), cases, caseEntries: entries }
}

/** Takes the words out of what a person answered and of what was noted about them; that they answered, and when, stays. */
export async function forgetAnswers(tx: Tx, organisation: string, person: string): Promise<void> {
  await sql`update reply set note = null where organisation = ${organisation} and person = ${person} and note is not null`.execute(
    tx,
  )
  await sql`
    update case_entry e set text = 'Erased.' from help_case h
    where e.organisation = ${organisation} and h.organisation = e.organisation and h.id = e.help_case
      and h.person = ${person}`.execute(tx)
  // A shift's log tells of cases too.
  await sql`
    update duty_log l set text = 'Erased.' from help_case h
    where l.organisation = ${organisation} and h.organisation = l.organisation and h.id = l.help_case and h.person = ${person}`.execute(
    tx,
  )
  await sql`
    update help_case set next_action = null, closing_reason = case when closing_reason is not null then 'Erased.' end
    where organisation = ${organisation} and person = ${person}`.execute(tx)
}
