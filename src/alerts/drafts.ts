import type { Tx } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import type { AlertContent } from './alert.ts'
import { type Actor, beginAlert, lockAlert, type NewRevision } from './revisions.ts'

/** What is being written; anything may still be missing. */
export type DraftContent = Partial<AlertContent>
export type SavedDraft = { ok: true; alert: string; version: number }
export type DraftRefusal = { ok: false; reason: 'changed-meanwhile' | 'no-draft'; message: string }

export type DraftToSave = Pick<NewRevision, 'alert' | 'situation' | 'follows' | 'now'> & {
  draft: DraftContent
  /** The version that was being edited; needed for an alert that has a draft. */
  version?: number
  actor: Actor
}

/**
 * Saves a draft, of a new alert or of the next revision of one. Each save is a new version, to which no approval of an
 * earlier one applies; a save over a version that is not the latest is refused, so that nobody's words are lost.
 */
export async function saveDraft(
  tx: Tx,
  organisation: string,
  given: DraftToSave,
): Promise<SavedDraft | DraftRefusal> {
  const head = given.alert
    ? await lockAlert(tx, organisation, given.alert)
    : await beginAlert(tx, organisation, { ...given, content: given.draft })
  const current = await draftOf(tx, organisation, head.id)
  if (given.alert && current.draft && given.version !== current.version) return changedMeanwhile
  const version = current.version + 1
  await tx
    .updateTable('alert')
    .set({
      draft: JSON.stringify(given.draft),
      draft_version: version,
      ...(head.number === 0 ? { state: 'draft' } : {}),
      updated_at: given.now,
    })
    .where('organisation', '=', organisation)
    .where('id', '=', head.id)
    .execute()
  return { ok: true, alert: head.id, version }
}

/** The draft of an alert and its version, 0 before the first. */
export async function draftOf(
  tx: Tx,
  organisation: string,
  alert: string,
): Promise<{ draft: DraftContent | null; version: number }> {
  const row = await tx
    .selectFrom('alert')
    .select(['draft', 'draft_version as version'])
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .executeTakeFirstOrThrow()
  return { draft: row.draft as DraftContent | null, version: row.version }
}

/** Hands a draft to the reviewers. */
export async function submitForReview(
  tx: Tx,
  organisation: string,
  { alert, version, now }: { alert: string; version: number; now: Date },
): Promise<SavedDraft | DraftRefusal> {
  const refusal = await refusalOf(tx, organisation, alert, version)
  if (refusal) return refusal
  await setState(tx, organisation, alert, 'in-review', now)
  return { ok: true, alert, version }
}

export type Review = {
  alert: string
  version: number
  reviewer: string
  approved: boolean
  note?: string | null
  now: Date
}

/** Records a reviewer's judgement of one version; a refusal sends the draft back to its author. */
export async function review(
  tx: Tx,
  organisation: string,
  { alert, version, reviewer, approved, note = null, now }: Review,
): Promise<SavedDraft | DraftRefusal> {
  const refusal = await refusalOf(tx, organisation, alert, version)
  if (refusal) return refusal
  await tx
    .insertInto('alert_review')
    .values({
      organisation,
      alert,
      draft_version: version,
      reviewer: reviewer.toLowerCase(),
      approved,
      note,
      at: now,
    })
    .onConflict((on) =>
      on
        .columns(['organisation', 'alert', 'draft_version', 'reviewer'])
        .doUpdateSet({ approved, note, at: now }),
    )
    .execute()
  if (!approved) await setState(tx, organisation, alert, 'draft', now)
  return { ok: true, alert, version }
}

/**
 * The persons who agree to the version as it stands: those who approved it, and whoever releases it. A person counts
 * once, whatever they do.
 */
export async function approvalsOf(
  tx: Tx,
  organisation: string,
  alert: string,
  releasedBy: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('alert_review as r')
    .innerJoin('alert as a', (on) =>
      on
        .onRef('a.organisation', '=', 'r.organisation')
        .onRef('a.id', '=', 'r.alert')
        .onRef('a.draft_version', '=', 'r.draft_version'),
    )
    .select('r.reviewer')
    .where('r.organisation', '=', organisation)
    .where('r.alert', '=', alert)
    .where('r.approved', '=', true)
    .where('a.draft', 'is not', null)
    .execute()
  return [...new Set([releasedBy.toLowerCase(), ...rows.map(({ reviewer }) => reviewer)])]
}

/**
 * Locks a draft that is about to be released and throws `conflict` unless it is still the version that was reviewed, of the
 * revision that is in force: a later edit needs a new approval, and nobody's revision is written over unseen.
 */
export async function holdVersion(
  tx: Tx,
  organisation: string,
  { alert, version }: { alert: string; version: number },
): Promise<void> {
  const refusal = await refusalOf(tx, organisation, alert, version)
  if (refusal) throw new Problem('conflict', refusal.message)
  const row = await tx
    .selectFrom('draft as d')
    .innerJoin('alert as a', (on) =>
      on.onRef('a.organisation', '=', 'd.organisation').onRef('a.id', '=', 'd.alert'),
    )
    .select(['d.base', 'a.number'])
    .where('d.organisation', '=', organisation)
    .where('d.alert', '=', alert)
    .executeTakeFirst()
  if (row && row.base !== row.number)
    throw new Problem(
      'conflict',
      'The alert was revised since this draft was last changed; compare them first.',
    )
}

const changedMeanwhile: DraftRefusal = {
  ok: false,
  reason: 'changed-meanwhile',
  message: 'Somebody saved this draft meanwhile; read it again and repeat your change.',
}

async function refusalOf(tx: Tx, organisation: string, alert: string, version: number) {
  await lockAlert(tx, organisation, alert)
  const current = await draftOf(tx, organisation, alert)
  if (!current.draft)
    return { ok: false, reason: 'no-draft', message: 'This alert has no draft; save one first.' } as const
  return current.version === version ? null : changedMeanwhile
}

/** An issued alert stays issued while its next revision is written and reviewed. */
async function setState(
  tx: Tx,
  organisation: string,
  alert: string,
  state: 'draft' | 'in-review',
  now: Date,
) {
  await tx
    .updateTable('alert')
    .set({ state, updated_at: now })
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .where('number', '=', 0)
    .execute()
}
