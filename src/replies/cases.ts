import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

type NewCase = { situation: string; alert: string; person: string; note: string | null; now: Date }

/** Opens a help case, or adds to the one that is open for this person and situation. */
export async function openCase(
  tx: Tx,
  organisation: string,
  request: NewCase,
): Promise<{ id: string; isNew: boolean }> {
  const { note, now } = request
  const opened = await openOrFind(tx, organisation, request)
  const text = note ? `Asks for help: ${note}` : 'Asks for help.'
  await addEntry(tx, organisation, opened.id, { by: 'traveller', text, now })
  return opened
}

/** Where the open case is closed while we wait for it, nobody may be turned away: the next turn opens a new one. */
async function openOrFind(tx: Tx, organisation: string, { situation, alert, person, now }: NewCase) {
  for (let turn = 0; turn < 10; turn++) {
    const made = await tx
      .insertInto('help_case')
      .values({ organisation, id: randomUUID(), situation, alert, person, opened_at: now })
      .onConflict((on) =>
        on.columns(['organisation', 'situation', 'person']).where('closed_at', 'is', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    const open = made ?? (await openCaseOf(tx, organisation, situation, person))
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

export type Entry = { by: string; text: string; now: Date }

/** Adds a line to a case's log; lines are never changed. */
export async function addEntry(tx: Tx, organisation: string, helpCase: string, { by, text, now }: Entry) {
  await sql`
    insert into case_entry (organisation, help_case, number, at, by, text)
    select ${organisation}, ${helpCase}, coalesce(max(number), 0) + 1, ${now}, ${by}, ${text}
    from case_entry where organisation = ${organisation} and help_case = ${helpCase}`.execute(tx)
}

/** Takes a case: whoever does owns it and has stopped its acknowledgement clock. False where it is not open. */
export async function takeCase(tx: Tx, organisation: string, helpCase: string, by: string, now: Date) {
  const taken = await tx
    .updateTable('help_case')
    .set((eb) => ({ owner: by, acknowledged_at: eb.fn.coalesce('acknowledged_at', eb.val(now)) }))
    .where('organisation', '=', organisation)
    .where('id', '=', helpCase)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  await addEntry(tx, organisation, helpCase, { by, text: 'Took the case.', now })
  return true
}

/** Closes a case with the reason it may be closed for. False where it is not open. */
export async function closeCase(
  tx: Tx,
  organisation: string,
  helpCase: string,
  by: string,
  reason: string,
  now: Date,
) {
  const closed = await tx
    .updateTable('help_case')
    .set({ closed_at: now, closing_reason: reason })
    .where('organisation', '=', organisation)
    .where('id', '=', helpCase)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (closed.numUpdatedRows === 0n) return false
  await addEntry(tx, organisation, helpCase, { by, text: `Closed: ${reason}`, now })
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
