import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'

/** The worker's step that forgets people whose time has come. */
export const erasureStep = 'erasures'
/** Hours in which an erasure can be taken back. */
export const thinkAgainHours = 24

export type Erasure = { id: string; requestedBy: string; requestedAt: Date; dueAt: Date }

/** Puts a person down to be forgotten, at once or in a day. Where it is asked twice the earlier time stands. */
export async function askErasure(
  tx: Tx,
  organisation: string,
  { person, atOnce, by, now }: { person: string; atOnce: boolean; by: string; now: Date },
): Promise<Erasure> {
  await oneByOne(tx, organisation)
  const due = atOnce ? now : new Date(now.getTime() + thinkAgainHours * 3_600_000)
  const { rows } = await sql<Erasure>`
    insert into erasure (organisation, id, person, requested_by, requested_at, due_at)
    values (${organisation}, ${randomUUID()}, ${person}, ${by}, ${now}, ${due})
    on conflict (organisation, person) where undone_at is null and done_at is null
      do update set due_at = least(erasure.due_at, excluded.due_at)
    returning id, requested_by as "requestedBy", requested_at as "requestedAt", due_at as "dueAt"`.execute(tx)
  await ring(tx, organisation)
  await noteChange(tx, organisation, 'person', person)
  const [asked] = rows
  if (!asked) throw new Error('An erasure was written and did not come back.')
  return asked
}

/** Takes an erasure back; false where there is none to take back, or it is done. */
export async function undoErasure(
  tx: Tx,
  organisation: string,
  { person, now }: { person: string; now: Date },
): Promise<boolean> {
  await oneByOne(tx, organisation)
  const { numUpdatedRows } = await tx
    .updateTable('erasure')
    .set({ undone_at: now })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('undone_at', 'is', null)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  await ring(tx, organisation)
  await noteChange(tx, organisation, 'person', person)
  return numUpdatedRows > 0n
}

/** The erasure that waits for a person, or undefined. */
export async function erasureOf(tx: Tx, organisation: string, person: string): Promise<Erasure | undefined> {
  return tx
    .selectFrom('erasure')
    .select(['id', 'requested_by as requestedBy', 'requested_at as requestedAt', 'due_at as dueAt'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('undone_at', 'is', null)
    .where('done_at', 'is', null)
    .executeTakeFirst()
}

/** One erasure whose time has come, locked and marked as done, with whom it forgets; undefined where none is due. */
export async function takeDueErasure(
  tx: Tx,
  organisation: string,
  now: Date,
): Promise<{ id: string; person: string; by: string } | undefined> {
  const { rows } = await sql<{ id: string; person: string; by: string }>`
    update erasure set done_at = ${now} where organisation = ${organisation} and id = (
      select id from erasure where organisation = ${organisation} and undone_at is null and done_at is null
        and due_at <= ${now} order by due_at limit 1 for update skip locked)
    returning id, person, requested_by as by`.execute(tx)
  if (rows.length > 0) return rows[0]
  await oneByOne(tx, organisation)
  await ring(tx, organisation)
  return undefined
}

/** Whoever sets the bell sees every erasure that somebody else has written: these transactions wait for one another. */
async function oneByOne(tx: Tx, organisation: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`erasures ${organisation}`}, 0))`.execute(tx)
}

/** Sets the worker's bell to the next erasure that is due; where there is none, takes it away. */
async function ring(tx: Tx, organisation: string) {
  await sql`
    with next as (select min(due_at) as at from erasure
                  where organisation = ${organisation} and undone_at is null and done_at is null),
    gone as (delete from step_due using next
             where organisation = ${organisation} and step = ${erasureStep} and next.at is null)
    insert into step_due (organisation, step, at) select ${organisation}, ${erasureStep}, next.at from next
    where next.at is not null
    on conflict (organisation, step) do update set at = excluded.at`.execute(tx)
}
