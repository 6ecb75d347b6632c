import type { Tx } from '../database/database.ts'

/**
 * What may happen to a story. `began`, `joined`, `left`: a report came to it or went. `told-anew`: a report of it was edited;
 * `taken-back`, `ended`: cancelled or withdrawn, or over. `raised`, `lowered`: its severity. `corroborated`: one more publisher.
 * `conflict`, `agreed`: publishers contradict each other, or no longer. `merged`, `split`: by a person.
 */
export const entryKinds = [
  'began',
  'joined',
  'left',
  'told-anew',
  'taken-back',
  'ended',
  'raised',
  'lowered',
  'corroborated',
  'conflict',
  'agreed',
  'merged',
  'split',
] as const
export type EntryKind = (typeof entryKinds)[number]

export type NewStoryEntry = {
  what: EntryKind
  at: Date
  report?: string | null
  by?: string | null
  detail?: Record<string, unknown>
}

/** Adds lines to a story’s timeline, in their order. */
export async function noteEntries(tx: Tx, story: string, entries: readonly NewStoryEntry[]): Promise<number> {
  if (entries.length === 0) return 0
  const { number } = await tx
    .updateTable('story')
    .set((row) => ({ number: row('number', '+', entries.length) }))
    .where('id', '=', story)
    .returning('number')
    .executeTakeFirstOrThrow()
  const first = number - entries.length + 1
  await tx
    .insertInto('story_entry')
    .values(
      entries.map(({ what, at, report = null, by = null, detail = {} }, i) => ({
        ...{ story, number: first + i, what, at, report, by },
        detail: JSON.stringify(detail),
      })),
    )
    .execute()
  return number
}
