import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import type { AlertContent } from './alert.ts'
import type { DraftStep, DraftValues } from './draft-merge.ts'
import { appendStep, type DraftKind, findDraft, openDraft } from './draft-row.ts'
import { findAlert, revisionsOf } from './queries.ts'
import { beginAlert, lockAlert } from './revisions.ts'

type Begin = { by: string; through: 'console' | 'api'; now: Date }

/** Begins a draft of a new alert; answers its id. `follows` are ids or slugs of earlier alerts, the first gives the situation. */
export async function beginDraft(
  tx: Tx,
  organisation: string,
  {
    values,
    exercise,
    follows = [],
    by,
    through,
    now,
  }: Begin & {
    values: DraftValues
    exercise: boolean
    follows?: string[]
  },
): Promise<string> {
  const actor = { email: by, through }
  const { id } = await beginAlert(tx, organisation, { content: {}, actor, now, follows })
  if (exercise)
    await tx
      .updateTable('alert')
      .set({ exercise })
      .where('organisation', '=', organisation)
      .where('id', '=', id)
      .execute()
  for (const name of follows) {
    const followed = await findAlert(tx, organisation, name)
    if (followed)
      await tx
        .insertInto('alert_follow')
        .values({ organisation, alert: id, follows: followed.id })
        .onConflict((on) => on.doNothing())
        .execute()
  }
  await insertDraft(tx, organisation, { alert: id, kind: 'alert', base: 0, began: 1, by, now }, values)
  return id
}

/**
 * Begins the next revision of an issued alert from the words of its latest; answers its id. Where one is being written
 * already, whoever comes second joins it.
 */
export async function beginRevision(
  tx: Tx,
  organisation: string,
  { alert, kind, by, now }: Begin & { alert: string; kind: 'update' | 'correction' },
): Promise<string> {
  const head = await lockAlert(tx, organisation, alert)
  if (head.number === 0)
    throw new Problem('conflict', 'Nothing of this alert is issued yet; open its draft instead.')
  if (head.state === 'cancelled')
    throw new Problem('conflict', 'This alert was cancelled; begin a follow-up of it instead.')
  const open = await findDraft(tx, organisation, alert, true)
  if (open?.live && !open.discardedAt) return alert
  const latest = (await revisionsOf(tx, organisation, alert)).at(-1)
  if (!latest) throw new Problem('not-found', 'Nothing of this alert is issued.')
  const { began } = await versionOf(tx, organisation, alert)
  const values = valuesOf(latest.content)
  await insertDraft(tx, organisation, { alert, kind, base: head.number, began, by, now }, values)
  return alert
}

/** The values of a content as a draft holds them: empty fields are absent, and what an exercise moved is where it was. */
export function valuesOf({ originalTimeframe, ...content }: AlertContent): DraftValues {
  const kept = Object.entries({ ...content, timeframe: originalTimeframe ?? content.timeframe })
  return Object.fromEntries(kept.filter(([, value]) => value !== null && value !== undefined))
}

async function versionOf(tx: Tx, organisation: string, alert: string) {
  const { draft_version: version } = await tx
    .selectFrom('alert')
    .select('draft_version')
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .executeTakeFirstOrThrow()
  return { version, began: version + 1 }
}

type NewDraft = { alert: string; kind: DraftKind; base: number; began: number; by: string; now: Date }

async function insertDraft(tx: Tx, organisation: string, draft: NewDraft, values: DraftValues) {
  const { alert, kind, base, began, by, now } = draft
  const row = { kind, base, began, created_by: by, created_at: now, changed_at: now, marks: '{}' }
  const clean = { submitted: null, submitted_by: null, discarded_at: null, discarded_by: null, kept: null }
  await tx
    .insertInto('draft')
    .values({ organisation, alert, ...row, ...clean })
    .onConflict((on) => on.columns(['organisation', 'alert']).doUpdateSet({ ...row, ...clean }))
    .execute()
  await tx
    .updateTable('alert')
    .set({ draft: '{}' })
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .execute()
  const fields = Object.fromEntries(
    Object.entries(values).map(([field, after]) => [field, { before: null, after }]),
  ) as DraftStep['fields']
  const open = await openDraft(tx, organisation, alert, true)
  await appendStep(tx, organisation, open, { base: open.version, author: by, fields, now })
  await noteChange(tx, organisation, 'draft', alert)
}
