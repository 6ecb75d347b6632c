import { isDeepStrictEqual } from 'node:util'
import type { AlertContent } from './alert.ts'

export type DraftField = keyof AlertContent
/** What is written so far. A value may not be valid yet; a field that is empty is absent. */
export type DraftValues = Partial<Record<DraftField, unknown>>
/** One saved change: by whom, on top of which version, and each field's value before and after. */
export type DraftStep = {
  version: number
  base: number
  author: string
  fields: Partial<Record<DraftField, { before: unknown; after: unknown }>>
}
export type Conflict = { field: DraftField; theirs: unknown; mine: unknown; by: string; version: number }
export type Merged = { write: [DraftField, unknown][]; conflicts: Conflict[] }

export type Merge = {
  values: DraftValues
  /** Every step after `base`, in order. */
  later: DraftStep[]
  base: number
  author: string
  changes: DraftValues
}

/**
 * Merges one person's changes into a draft, field by field. A field that nobody else has changed since `base` is written.
 * One that somebody else changed is not: it is a conflict. What arrives a second time, because an answer got lost on its
 * way, changes nothing, also when newer changes came in between. Null means empty.
 */
export function mergeDraft({ values, later, base, author, changes }: Merge): Merged {
  const merged: Merged = { write: [], conflicts: [] }
  for (const [name, wanted] of Object.entries(changes)) {
    const field = name as DraftField
    const mine = wanted ?? null
    const theirs = values[field] ?? null
    if (isDeepStrictEqual(mine, theirs)) continue
    const steps = later.filter((step) => step.fields[field])
    if (cameBefore(steps, field, mine, { base, author })) continue
    const others = steps.filter((step) => step.author !== author).at(-1)
    if (others) merged.conflicts.push({ field, theirs, mine, by: others.author, version: others.version })
    else merged.write.push([field, mine])
  }
  return merged
}

/** The same change of the same person is there already, and others, or newer ones of theirs, stand on top of it. */
function cameBefore(
  steps: DraftStep[],
  field: DraftField,
  value: unknown,
  { base, author }: { base: number; author: string },
) {
  const at = steps.findIndex(
    (step) =>
      step.author === author && step.base === base && isDeepStrictEqual(step.fields[field]?.after, value),
  )
  return at >= 0 && steps.slice(at + 1).some((step) => step.author !== author || step.base > base)
}
