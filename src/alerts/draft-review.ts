import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import type { DraftValues } from './draft-merge.ts'
import { type OpenDraft, openDraft } from './draft-row.ts'
import { type DraftRefusal, review, type SavedDraft, submitForReview } from './drafts.ts'

/** Hands a version to the reviewers. Throws `conflict` where the draft is at another one. */
export async function submitDraft(
  tx: Tx,
  organisation: string,
  { alert, version, by, now }: { alert: string; version: number; by: string; now: Date },
): Promise<void> {
  const draft = await openDraft(tx, organisation, alert, true)
  accepted(await submitForReview(tx, organisation, { alert, version, now }))
  await setSubmitted(tx, organisation, alert, { submitted: version, submitted_by: by })
  await noteChange(tx, organisation, 'draft', draft.alert)
}

/**
 * Records a second person's judgement of one version; a refusal sends it back to its writers. Throws `conflict` where the
 * draft is at another version by now: nobody approves what they did not see.
 */
export async function judgeDraft(
  tx: Tx,
  organisation: string,
  judgement: {
    alert: string
    version: number
    reviewer: string
    approved: boolean
    note: string | null
    now: Date
  },
): Promise<void> {
  const { alert, approved } = judgement
  await openDraft(tx, organisation, alert, true)
  accepted(await review(tx, organisation, judgement))
  if (!approved) await setSubmitted(tx, organisation, alert, { submitted: null, submitted_by: null })
  await noteChange(tx, organisation, 'draft', alert)
}

/** The draft at exactly this version, to be released. Throws `conflict` where it is at another. */
export async function draftAt(
  tx: Tx,
  organisation: string,
  alert: string,
  version: number,
): Promise<OpenDraft & { values: DraftValues; follows: string[] }> {
  const draft = await openDraft(tx, organisation, alert)
  if (draft.version !== version) throw elsewhere(draft.version)
  const { rows } = await sql<{ follows: string }>`
    select follows from alert_follow where organisation = ${organisation} and alert = ${alert}`.execute(tx)
  return { ...draft, follows: rows.map(({ follows }) => follows) }
}

function accepted(answer: SavedDraft | DraftRefusal) {
  if (!answer.ok) throw new Problem('conflict', answer.message)
}

function elsewhere(version: number) {
  const says = `Somebody changed this draft meanwhile: it is at version ${version}. Read it again; a changed version needs a new approval.`
  return new Problem('conflict', says)
}

function setSubmitted(
  tx: Tx,
  organisation: string,
  alert: string,
  set: { submitted: number | null; submitted_by: string | null },
) {
  return tx
    .updateTable('draft')
    .set(set)
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .execute()
}
