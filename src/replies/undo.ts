import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { closeUntouched } from './case-work.ts'

type By = { by: string; now: Date }
type Standing = {
  id: string
  situation: string
  alert: string
  person: string
  status: string
  receivedAt: Date
  stands: boolean
  earlier: string | null
  earlierNote: string | null
}

/**
 * Takes back what was recorded together, by later answers that restore what stood before: nothing is overwritten, and a
 * restoring batch can itself be taken back. What people answered themselves cannot. `kept` are people of whom something newer is known; they stay as they are.
 * Undefined where there is no such batch in this situation.
 */
export async function undoBatch(
  tx: Tx,
  organisation: string,
  { situation, batch }: { situation: string; batch: string },
  { by, now }: By,
) {
  const rows = await answersOf(tx, organisation, situation, batch)
  if (rows.length === 0) return undefined
  const standing = rows.filter(({ stands }) => stands)
  const back = randomUUID()
  await restore(tx, organisation, standing, { batch: back, by, now })
  for (const { status, person, receivedAt } of standing)
    if (status === 'need-help')
      await closeUntouched(tx, organisation, { situation, person, openedAt: receivedAt }, { by, now })
  await noteChange(tx, organisation, 'roll-call', situation)
  return { batch: back, restored: standing.length, kept: rows.length - standing.length }
}

async function answersOf(tx: Tx, organisation: string, situation: string, batch: string) {
  await sql`
    select from person_status s join reply r on r.organisation = s.organisation and r.batch = ${batch} and r.person = s.person
    where s.organisation = ${organisation} and s.situation = ${situation} order by s.person for update of s`.execute(
    tx,
  )
  const { rows } = await sql<Standing>`
    select r.id, r.situation, r.alert, r.person, r.status, r.received_at as "receivedAt", coalesce(s.reply = r.id, false) as stands,
           b.status as earlier, b.note as "earlierNote"
    from reply r
    left join reply b on b.organisation = r.organisation and b.id = r.before
    left join person_status s on s.organisation = r.organisation and s.situation = r.situation and s.person = r.person
    where r.organisation = ${organisation} and r.batch = ${batch} and r.situation = ${situation}
      and r.reported_by is not null`.execute(tx)
  return rows
}

async function restore(
  tx: Tx,
  organisation: string,
  undone: Standing[],
  { batch, by, now }: By & { batch: string },
) {
  if (undone.length === 0) return
  const rows = undone.map(({ id, alert, person, earlier, earlierNote }) => ({
    ...{ id: randomUUID(), alert, person, undone: id },
    ...{ status: earlier ?? 'asked', note: earlierNote },
  }))
  await sql`
    with back as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as b (id uuid, alert uuid, person uuid, undone uuid, status text, note text)),
    written as (
      insert into reply (organisation, id, situation, alert, person, status, note, reporter, reported_by, received_at, batch, before, restores)
      select ${organisation}::uuid, id, ${undone[0]?.situation}::uuid, alert, person, status, note, 'operator', ${by}, ${now}::timestamptz,
             ${batch}::uuid, undone, undone from back)
    update person_status s set status = b.status, since = ${now}, reply = b.id
    from back b where s.organisation = ${organisation} and s.situation = ${undone[0]?.situation} and s.person = b.person`.execute(
    tx,
  )
}
