import type { AlertContent } from '../../alerts/alert.ts'
import { asExercise } from '../../alerts/as-exercise.ts'
import type { OpenDraft } from '../../alerts/draft-row.ts'
import type { FieldFault } from '../../alerts/field-fault.ts'
import { findAlert } from '../../alerts/queries.ts'
import { readiness } from '../../alerts/readiness.ts'
import { isLifeSafety, isWide } from '../../alerts/release-rule.ts'
import type { Tx } from '../../database/database.ts'
import { previewExposure } from '../../exposure/preview.ts'
import { areaShape } from '../../geography/shapes.ts'
import type { Caller } from '../../http/caller.ts'
import { mayDo } from '../../vocabulary/role.ts'
import type { DraftView } from './contract.ts'

type Standing = Pick<DraftView, 'holds' | 'reviewersNeeded' | 'secondReviewer'>
type Written = { content: Partial<AlertContent>; faults: FieldFault[] }

/**
 * Everything that keeps a draft from going out if this caller released it now, with the field where it is mended. Whom it
 * reaches is counted as the issue would count it, where area and timeframe are there.
 */
export async function holdsOf(
  tx: Tx,
  caller: Caller,
  draft: OpenDraft,
  { content, faults }: Written,
  now: Date,
): Promise<Standing> {
  const { organisation } = caller
  const exercised = draft.exercise && content.timeframe ? moved(content, now) : content
  const made = content.area ? areaShape(content.area) : null
  const audienceSize = await sizeOf(tx, organisation, exercised, now)
  const reviewersNeeded = await needed(tx, organisation)
  const before = draft.number > 0 ? await findAlert(tx, organisation, draft.alert) : null
  const holds = readiness({
    content: exercised,
    kind: draft.kind,
    exercise: draft.exercise,
    asOf: null,
    releaseReason: null,
    audienceSize: audienceSize ?? 0,
    reviewersNeeded,
    approvals: await approvals(tx, caller, draft),
    before: before && { state: before.state },
    areaFault: made && !made.ok ? made.fault : null,
    now,
  })
  const wide = reviewersNeeded > 1 && isWide({ content, audienceSize })
  const faulty = new Set(faults.map(({ field }) => field.split('.')[0]))
  return {
    holds: [
      ...faults.map(({ field, message }) => ({ code: 'invalid-field', message, field })),
      ...holds.filter(({ field }) => !field || !faulty.has(field)).map(forPeople),
      ...behind(draft),
    ],
    reviewersNeeded,
    secondReviewer: { needed: wide, mayReleaseAlone: wide && isLifeSafety(content) },
  }
}

function moved(content: Partial<AlertContent>, now: Date): Partial<AlertContent> {
  return asExercise(content as AlertContent, now)
}

async function sizeOf(tx: Tx, organisation: string, content: Partial<AlertContent>, now: Date) {
  const { area, timeframe, conditions = [] } = content
  if (!area?.length || !timeframe || !areaShape(area).ok) return null
  const counted = await previewExposure(tx, organisation, { area, timeframe, conditions }, now, 0)
  return counted.certain + counted.possible
}

async function needed(tx: Tx, organisation: string): Promise<number> {
  const setting = await tx
    .selectFrom('organisation_setting')
    .select('reviewers_needed as reviewersNeeded')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return setting?.reviewersNeeded ?? 1
}

/** The persons who would agree: those who approved this version, and whoever releases it, the caller where they may. */
async function approvals(tx: Tx, { organisation, email, role }: Caller, { alert, version }: OpenDraft) {
  const rows = await tx
    .selectFrom('alert_review')
    .select('reviewer')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('draft_version', '=', version)
    .where('approved', '=', true)
    .execute()
  const persons = new Set(rows.map(({ reviewer }) => reviewer))
  if (mayDo(role, 'alerts.release')) persons.add(email.toLowerCase())
  return Math.max(1, persons.size)
}

/** A revision that was issued while this draft was written must be looked at before it is written over. */
function behind({ base, number }: OpenDraft) {
  if (base === number) return []
  const message = `Revision ${number} was issued since this draft was last changed; compare them, and change the draft.`
  return [{ code: 'revised-meanwhile', message }]
}

/** The sentences of holds name the command line's options; here people have buttons. */
function forPeople(hold: { code: string; message: string; field?: string }) {
  if (hold.code === 'past-event')
    return { ...hold, message: 'It is over already. Correct the timeframe, or make it an exercise of today.' }
  if (hold.code === 'release-reason-needed')
    return { ...hold, message: 'One approver may release this life-safety alert alone by giving a reason.' }
  return hold
}
