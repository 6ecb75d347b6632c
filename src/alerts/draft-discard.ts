import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { dueBy } from '../database/step-due.ts'
import { storable } from '../database/storable.ts'
import { Problem } from '../http/problem.ts'
import { findDraft, openDraft } from './draft-row.ts'

/** Days a discarded draft can be brought back, as the organisation sets them. */
async function keptDays(tx: Tx, organisation: string): Promise<number> {
  const row = await tx
    .selectFrom('organisation_setting')
    .select('retention_draft as days')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return row?.days ?? 30
}

/** Puts a draft aside; answers until when it can be brought back. */
export async function discardDraft(
  tx: Tx,
  organisation: string,
  { alert, by, now }: { alert: string; by: string; now: Date },
): Promise<Date> {
  const draft = await openDraft(tx, organisation, alert, true)
  await tx
    .updateTable('draft')
    .set({ discarded_at: now, discarded_by: by, kept: storable(draft.values), submitted: null })
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .execute()
  await setDraft(tx, organisation, alert, null)
  const until = new Date(now.getTime() + (await keptDays(tx, organisation)) * 86_400_000)
  await dueBy(tx, organisation, 'drafts', until)
  await noteChange(tx, organisation, 'draft', alert)
  return until
}

/** Brings a discarded draft back as it was. */
export async function restoreDraft(
  tx: Tx,
  organisation: string,
  { alert, now }: { alert: string; now: Date },
): Promise<void> {
  const draft = await findDraft(tx, organisation, alert, true)
  if (!draft?.discardedAt || !draft.kept)
    throw new Problem(
      'not-found',
      'There is no discarded draft of that id; after the days that the organisation keeps them they are gone.',
    )
  if (draft.base !== draft.number && draft.number === 0)
    throw new Problem('conflict', 'This alert was issued meanwhile; begin an update of it instead.')
  await setDraft(tx, organisation, alert, storable(draft.kept))
  await tx
    .updateTable('draft')
    .set({ discarded_at: null, discarded_by: null, kept: null, changed_at: now })
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .execute()
  await noteChange(tx, organisation, 'draft', alert)
}

/** How many discarded drafts the next run would forget, counted up to `limit`. */
export async function countPastDrafts(
  tx: Tx,
  organisation: string,
  now: Date,
  limit: number,
): Promise<number> {
  const before = new Date(now.getTime() - (await keptDays(tx, organisation)) * 86_400_000)
  const rows = await tx
    .selectFrom('draft')
    .select('alert')
    .where('organisation', '=', organisation)
    .where('discarded_at', '<=', before)
    .limit(limit)
    .execute()
  return rows.length
}

/** Has discarded drafts looked at now rather than when they were discarded for: their days may have been shortened. */
export async function lookAtDiscarded(tx: Tx, organisation: string, now: Date): Promise<void> {
  await sql`
    update step_due set at = ${now} where organisation = ${organisation} and step = 'drafts' and at > ${now}`.execute(
    tx,
  )
}

/**
 * Forgets what was discarded long ago: of an alert that never went out everything, of another the draft alone. Answers how
 * many, and leaves a note of when to look again.
 */
export async function forgetDiscarded(tx: Tx, organisation: string, now: Date): Promise<number> {
  const { rows: due } = await sql`
    delete from step_due where organisation = ${organisation} and step = 'drafts' and at <= ${now} returning 1`.execute(
    tx,
  )
  if (due.length === 0) return 0
  const days = await keptDays(tx, organisation)
  const before = new Date(now.getTime() - days * 86_400_000)
  const { rows } = await sql<{ alert: string; situation: string; number: number }>`
    select d.alert, a.situation, a.number from draft d
    join alert a on a.organisation = d.organisation and a.id = d.alert
    where d.organisation = ${organisation} and d.discarded_at <= ${before} limit 500 for update`.execute(tx)
  for (const { alert, situation, number } of rows)
    await forget(tx, organisation, { alert, situation, number })
  await sql`
    insert into step_due (organisation, step, at)
    select ${organisation}, 'drafts', min(discarded_at) + make_interval(days => ${days}::int) from draft
    where organisation = ${organisation} and discarded_at is not null having min(discarded_at) is not null
    on conflict (organisation, step) do update set at = least(step_due.at, excluded.at)`.execute(tx)
  return rows.length
}

async function forget(
  tx: Tx,
  organisation: string,
  { alert, situation, number }: { alert: string; situation: string; number: number },
) {
  const tables = ['draft_source', 'draft_change', 'draft_conflict', 'draft_presence', 'draft'] as const
  for (const table of tables)
    await tx.deleteFrom(table).where('organisation', '=', organisation).where('alert', '=', alert).execute()
  if (number > 0) return
  for (const table of ['alert_review', 'alert_follow'] as const)
    await tx.deleteFrom(table).where('organisation', '=', organisation).where('alert', '=', alert).execute()
  await tx.deleteFrom('alert').where('organisation', '=', organisation).where('id', '=', alert).execute()
  await sql`
    delete from situation s where s.organisation = ${organisation} and s.id = ${situation}
      and not exists (select from alert a where a.organisation = s.organisation and a.situation = s.id)`.execute(
    tx,
  )
}

function setDraft(tx: Tx, organisation: string, alert: string, draft: string | null) {
  return tx
    .updateTable('alert')
    .set({ draft })
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .execute()
}
