import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { dueBy } from '../database/step-due.ts'

type NewCase = {
  situation: string
  alert: string
  person: string
  note: string | null
  /** Who recorded it for the person; null where they asked themselves. */
  reportedBy: string | null
  now: Date
}

/** Opens a help case, or adds to the one that is open for this person and situation. */
export async function openCase(
  tx: Tx,
  organisation: string,
  request: NewCase,
): Promise<{ id: string; isNew: boolean }> {
  const { note, now } = request
  const opened = await openOrFind(tx, organisation, request)
  const text = note ? `Asks for help: ${note}` : 'Asks for help.'
  await addEntry(tx, organisation, opened.id, {
    by: request.reportedBy ?? 'traveller',
    kind: 'help-asked',
    text,
    now,
  })
  return opened
}

/** Where the open case is closed while we wait for it, nobody may be turned away: the next turn opens a new one. */
async function openOrFind(tx: Tx, organisation: string, { situation, alert, person, now }: NewCase) {
  const due = new Date(now.getTime() + (await acknowledgeMinutes(tx, organisation)) * 60_000)
  const clock = { opened_at: now, acknowledge_by: due, page_due: due }
  for (let turn = 0; turn < 10; turn++) {
    const made = await tx
      .insertInto('help_case')
      .values({ organisation, id: randomUUID(), situation, alert, person, ...clock })
      .onConflict((on) =>
        on.columns(['organisation', 'situation', 'person']).where('closed_at', 'is', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    const open = made ?? (await openCaseOf(tx, organisation, situation, person))
    if (made) await wakeAt(tx, organisation, due)
    if (open) return { id: open.id, isNew: made !== undefined }
  }
  throw new Error(`Every case of person ${person} was closed while help was asked for.`)
}

function openCaseOf(tx: Tx, organisation: string, situation: string, person: string) {
  return tx
    .selectFrom('help_case')
    .select('id')
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .where('person', '=', person)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Minutes within which somebody is to take a case. */
export async function acknowledgeMinutes(tx: Tx, organisation: string): Promise<number> {
  const row = await tx
    .selectFrom('organisation_setting')
    .select('acknowledge_minutes')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return row?.acknowledge_minutes ?? 5
}

/** The name under which the step is due that tells the next contact of a case nobody took. */
export const escalationStep = 'escalate cases'

/** Lets the worker look at cases at this time, or earlier where it is to look earlier already. */
export async function wakeAt(tx: Tx, organisation: string, at: Date) {
  await dueBy(tx, organisation, escalationStep, at)
}

export type EntryKind =
  | 'note'
  | 'help-asked'
  | 'taken'
  | 'handed-over'
  | 'next-action'
  | 'told'
  | 'closed'
  | 'reopened'
export type Entry = { by: string; text: string; kind?: EntryKind; now: Date }

/** Adds a line to a case's log; lines are never changed. False where there is no such case. The case is held, so that two lines never share a number. */
export async function addEntry(
  tx: Tx,
  organisation: string,
  helpCase: string,
  { by, text, kind = 'note', now }: Entry,
): Promise<boolean> {
  const { rows } = await sql`
    select from help_case where organisation = ${organisation} and id = ${helpCase} for update`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into case_entry (organisation, help_case, number, at, by, kind, text)
    select ${organisation}, ${helpCase}, coalesce(max(number), 0) + 1, ${now}, ${by}, ${kind}, ${text}
    from case_entry where organisation = ${organisation} and help_case = ${helpCase}`.execute(tx)
  await noteChange(tx, organisation, 'case', helpCase)
  return true
}

export type OpenCase = {
  id: string
  person: string
  name: string
  phone: string | null
  alert: string
  openedAt: Date
  owner: string | null
  acknowledgedAt: Date | null
  nextAction: string | null
}

/** Open cases, the longest open first, at most `limit`. */
export function listCases(tx: Tx, organisation: string, limit: number): Promise<OpenCase[]> {
  return tx
    .selectFrom('help_case as h')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation', '=', 'h.organisation').onRef('p.id', '=', 'h.person'),
    )
    .select(['h.id', 'h.person', 'p.name', 'p.phone', 'h.alert', 'h.opened_at as openedAt', 'h.owner'])
    .select(['h.acknowledged_at as acknowledgedAt', 'h.next_action as nextAction'])
    .where('h.organisation', '=', organisation)
    .where('h.closed_at', 'is', null)
    .orderBy('h.opened_at')
    .limit(limit)
    .execute()
}
