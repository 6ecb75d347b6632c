import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import { Problem } from '../http/problem.ts'
import {
  type Conflict,
  type DraftField,
  type DraftStep,
  type DraftValues,
  mergeDraft,
} from './draft-merge.ts'
import { appendStep, type OpenDraft, openDraft, stepsAfter } from './draft-row.ts'
import { decideSuggestions } from './draft-sources.ts'

export type Change = {
  alert: string
  base: number
  author: string
  changes: DraftValues
  accepts?: string[]
  dismisses?: string[]
  exercise?: boolean
  undoes?: number
  now: Date
}
export type Changed = { version: number; conflicts: Conflict[] }

/** Fields whose words somebody may have taken from a source. */
const texts: DraftField[] = ['headline', 'summary', 'event', 'context', 'advice', 'standingAdvice']

/**
 * Saves one person's changes to a draft; the rule is `mergeDraft`. What conflicts is not written, and is kept beside the
 * draft, so that nothing typed is lost. Words taken from a source make the wording `quoted` until a person says that
 * it is their own. Throws `not-found`, and `conflict` for a version that is not there yet.
 */
export async function changeDraft(tx: Tx, organisation: string, change: Change): Promise<Changed> {
  const draft = await openDraft(tx, organisation, change.alert, true)
  if (change.base > draft.version)
    throw new Problem('conflict', `This draft is at version ${draft.version}; read it again and repeat.`)
  const { base, author, now } = change
  const accepts = change.accepts ?? []
  const later = await stepsAfter(tx, organisation, draft.alert, Math.max(base, draft.began - 1))
  const typed = JSON.parse(storable(change.changes)) as DraftValues
  const changes = quoting(draft, { ...change, changes: typed })
  const { write, conflicts } = mergeDraft({ values: draft.values, later, base, author, changes })
  await keepConflicts(tx, organisation, draft, change, conflicts)
  const exercise = exerciseStep(draft, change)
  const taken = await decideSuggestions(tx, organisation, draft, {
    accepts,
    dismisses: change.dismisses ?? [],
    held: conflicts.map(({ field }) => field),
    by: author,
    now,
  })
  if (write.length === 0 && !exercise) return { version: draft.version, conflicts }
  const fields = Object.fromEntries(
    write.map(([field, after]) => [field, { before: draft.values[field] ?? null, after }]),
  ) as DraftStep['fields']
  const version = await appendStep(tx, organisation, draft, {
    ...{ base, author, fields, accepts: taken, now },
    ...(exercise ? { exercise } : {}),
    ...(change.undoes === undefined ? {} : { undoes: change.undoes }),
  })
  return { version, conflicts }
}

/** Takes one step back as a new one; what others changed since then stays and is answered as a conflict. */
export async function undoStep(
  tx: Tx,
  organisation: string,
  { alert, version, author, now }: { alert: string; version: number; author: string; now: Date },
): Promise<Changed> {
  const draft = await openDraft(tx, organisation, alert, true)
  const step = (await stepsAfter(tx, organisation, alert, version - 1)).find((one) => one.version === version)
  if (!step || version < draft.began)
    throw new Problem('not-found', `There is no version ${version} of this draft to take back.`)
  const changes = Object.fromEntries(
    Object.entries(step.fields).map(([field, { before }]) => [field, before]),
  ) as DraftValues
  const undone = await changeDraft(tx, organisation, {
    ...{ alert, base: version, author, changes, undoes: version, now },
  })
  await decideSuggestions(tx, organisation, draft, { ...{ reopens: step.accepts, by: author, now } })
  return undone
}

/** Words accepted from a source are another's, unless the same change says outright whose they are. */
function quoting(draft: OpenDraft, { changes, accepts = [] }: Change): DraftValues {
  const takes = accepts.length > 0 && texts.some((field) => typeof changes[field] === 'string')
  if (!takes || 'wording' in changes || draft.values.wording === 'quoted') return changes
  return { ...changes, wording: 'quoted', ...(draft.values.sharing === 'CLEAR' ? { sharing: 'AMBER' } : {}) }
}

/** Only a new alert may become an exercise or cease to be one; an issued one stays what it is. */
function exerciseStep(draft: OpenDraft, { exercise }: Change) {
  if (exercise === undefined || exercise === draft.exercise) return undefined
  if (draft.number > 0)
    throw new Problem('conflict', 'An issued alert stays what it is: an exercise or not. Begin a new one.')
  return { before: draft.exercise, after: exercise }
}

async function keepConflicts(
  tx: Tx,
  organisation: string,
  draft: OpenDraft,
  { base, author, now }: Change,
  conflicts: Conflict[],
) {
  if (conflicts.length === 0) return
  await tx
    .insertInto('draft_conflict')
    .values(
      conflicts.map(({ field, mine }) => ({
        ...{
          organisation,
          alert: draft.alert,
          id: randomUUID(),
          version: draft.version,
          base,
          author,
          field,
        },
        ...{ value: storable(mine), at: now },
      })),
    )
    .execute()
}
