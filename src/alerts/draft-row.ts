import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import { Problem } from '../http/problem.ts'
import type { DraftField, DraftStep, DraftValues } from './draft-merge.ts'

export type DraftKind = 'alert' | 'update' | 'correction'
export type Mark = { version: number; by: string; at: string }
export type Marks = Partial<Record<DraftField, Mark>>

/** A draft as its rows hold it. `version` is the latest; versions before `began` belong to an earlier draft of the alert. */
export type OpenDraft = {
  alert: string
  kind: DraftKind
  base: number
  began: number
  version: number
  values: DraftValues
  marks: Marks
  exercise: boolean
  number: number
  situation: string
  slug: string
  submitted: number | null
  createdBy: string
  changedAt: Date
  discardedAt: Date | null
}

/** A draft that is open, locked until the transaction ends where `lock` says so. Throws `not-found`. */
export async function openDraft(
  tx: Tx,
  organisation: string,
  alert: string,
  lock = false,
): Promise<OpenDraft> {
  const found = await findDraft(tx, organisation, alert, lock)
  if (!found || found.discardedAt || !found.live)
    throw new Problem(
      'not-found',
      found?.discardedAt
        ? 'This draft was discarded; restore it from the list of drafts.'
        : 'There is no draft of that id in this organisation; it may have been released.',
    )
  return found
}

/** A draft with the alert's row, discarded ones too; undefined where nothing was ever written. */
export async function findDraft(tx: Tx, organisation: string, alert: string, lock = false) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(alert)) return undefined
  const { rows } = await sql<OpenDraft & { live: boolean; kept: DraftValues | null }>`
    select d.alert, d.kind, d.base, d.began, a.draft_version as version, coalesce(a.draft, '{}') as values, d.marks,
      a.exercise, a.number, a.situation, a.slug, d.submitted, d.created_by as "createdBy", d.changed_at as "changedAt",
      d.discarded_at as "discardedAt", d.kept, a.draft is not null as live
    from draft d join alert a on a.organisation = d.organisation and a.id = d.alert
    where d.organisation = ${organisation} and d.alert = ${alert} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

export type NewStep = {
  base: number
  author: string
  fields: DraftStep['fields']
  exercise?: { before: boolean; after: boolean }
  accepts?: string[]
  undoes?: number
  now: Date
}

/**
 * Appends a step and brings the draft to it; no approval of an earlier version applies any more, and the draft is one of
 * what is in force now. Answers the version.
 */
export async function appendStep(
  tx: Tx,
  organisation: string,
  draft: OpenDraft,
  step: NewStep,
): Promise<number> {
  const { base, author, fields, exercise, accepts = [], undoes = null, now } = step
  const version = draft.version + 1
  const extra = { ...(exercise ? { exercise } : {}), ...(accepts.length > 0 ? { accepts } : {}) }
  await tx
    .insertInto('draft_change')
    .values({
      ...{ organisation, alert: draft.alert, version, base, author, at: now, undoes },
      changes: storable({ ...fields, ...extra }),
    })
    .execute()
  const values = { ...draft.values }
  const marks = { ...draft.marks }
  for (const [name, change] of Object.entries(fields)) {
    const field = name as DraftField
    if (change.after === null) delete values[field]
    else values[field] = change.after
    marks[field] = { version, by: author, at: now.toISOString() }
  }
  await keep(tx, organisation, draft, { version, values, marks, exercise: exercise?.after, now })
  return version
}

type Kept = { version: number; values: DraftValues; marks: Marks; exercise?: boolean | undefined; now: Date }

async function keep(tx: Tx, organisation: string, draft: OpenDraft, kept: Kept) {
  const { version, values, marks, exercise, now } = kept
  const fresh = draft.number === 0
  await tx
    .updateTable('alert')
    .set({
      draft: storable(values),
      draft_version: version,
      ...(fresh ? { state: 'draft', updated_at: now } : {}),
      ...(fresh && exercise !== undefined ? { exercise } : {}),
      ...(fresh && typeof values.severity === 'string' ? { severity: values.severity } : {}),
      ...(fresh && typeof values.sharing === 'string' ? { sharing: values.sharing } : {}),
    })
    .where('organisation', '=', organisation)
    .where('id', '=', draft.alert)
    .execute()
  await tx
    .updateTable('draft')
    .set({ marks: JSON.stringify(marks), changed_at: now, base: draft.number })
    .where('organisation', '=', organisation)
    .where('alert', '=', draft.alert)
    .execute()
  if (fresh && typeof values.headline === 'string')
    await nameSituation(tx, organisation, draft, values.headline)
  await noteChange(tx, organisation, 'draft', draft.alert)
}

/** A situation that a draft opened is called after its headline, for as long as nothing else stands in it. */
async function nameSituation(
  tx: Tx,
  organisation: string,
  { alert, situation }: OpenDraft,
  headline: string,
) {
  const title = headline.trim().slice(0, 200)
  if (title === '') return
  await sql`
    update situation s set title = ${title}
    where s.organisation = ${organisation} and s.id = ${situation} and s.title <> ${title} and not exists (
      select from alert a where a.organisation = s.organisation and a.situation = s.id and a.id <> ${alert})`.execute(
    tx,
  )
}

/** The steps after a version, in order. */
export async function stepsAfter(
  tx: Tx,
  organisation: string,
  alert: string,
  version: number,
): Promise<(DraftStep & { accepts: string[] })[]> {
  const rows = await tx
    .selectFrom('draft_change')
    .select(['version', 'base', 'author', 'changes'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('version', '>', version)
    .orderBy('version')
    .execute()
  return rows.map(({ changes, ...row }) => {
    const { exercise: _e, accepts = [], ...fields } = changes as Record<string, unknown>
    return { ...row, fields: fields as DraftStep['fields'], accepts: accepts as string[] }
  })
}
