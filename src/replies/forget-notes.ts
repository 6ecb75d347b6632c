import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/database.ts'

type Past = { before: Date; limit: number }

/** What stands where free text stood. */
const forgotten = 'No longer kept.'

/**
 * Forgets the free text of answers and of closed cases that are older than `before`, up to `limit` of each: what was
 * answered and done, by whom and when, stays. Situations under legal hold keep theirs. Answers how many texts.
 */
export async function forgetNotes(tx: Tx, organisation: string, past: Past): Promise<number> {
  const notes = await sql`
    with due as materialized (${pastNotes(organisation, past)} for update of r skip locked)
    update reply r set note = null from due where r.organisation = ${organisation} and r.id = due.id`.execute(
    tx,
  )
  const entries = await sql`
    with due as materialized (${pastEntries(organisation, past)} for update of e skip locked)
    update case_entry e set text = ${forgotten} from due
    where e.organisation = ${organisation} and e.help_case = due.help_case and e.number = due.number`.execute(
    tx,
  )
  const cases = await sql`
    with due as materialized (${pastCases(organisation, past)} for update of h skip locked)
    update help_case h set closing_reason = ${forgotten}, next_action = null from due
    where h.organisation = ${organisation} and h.id = due.id`.execute(tx)
  return [notes, entries, cases].reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0), 0)
}

/** How many texts the next run would forget, counted up to `limit` of each kind. */
export async function countPastNotes(tx: Tx, organisation: string, past: Past): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from (${pastNotes(organisation, past)}) n)::int
         + (select count(*) from (${pastEntries(organisation, past)}) n)::int
         + (select count(*) from (${pastCases(organisation, past)}) n)::int as count`.execute(tx)
  return rows[0]?.count ?? 0
}

function pastNotes(organisation: string, { before, limit }: Past) {
  return sql`
    select r.id from reply r where r.organisation = ${organisation} and r.note is not null and r.received_at < ${before}
      and ${free(sql`r.organisation`, sql`r.situation`)} order by r.received_at limit ${limit}`
}

function pastEntries(organisation: string, { before, limit }: Past) {
  return sql`
    select e.help_case, e.number from help_case h
    join case_entry e on e.organisation = h.organisation and e.help_case = h.id
    where h.organisation = ${organisation} and h.closed_at < ${before} and e.text <> ${forgotten}
      and ${free(sql`h.organisation`, sql`h.situation`)} limit ${limit}`
}

function pastCases(organisation: string, { before, limit }: Past) {
  return sql`
    select h.id from help_case h where h.organisation = ${organisation} and h.closed_at < ${before}
      and (h.closing_reason <> ${forgotten} or h.next_action is not null)
      and ${free(sql`h.organisation`, sql`h.situation`)} limit ${limit}`
}

function free(organisation: RawBuilder<unknown>, situation: RawBuilder<unknown>) {
  return sql`not exists (select from legal_hold l where l.organisation = ${organisation} and l.situation = ${situation})`
}
