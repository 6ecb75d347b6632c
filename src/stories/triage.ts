import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import type { Disposition } from './queries.ts'

/** What a desk decides about a story; what is not given stays as it is. */
export type Decision = {
  followed?: boolean | undefined
  muted?: boolean | undefined
  /** Null takes a disposition back. One needs a reason. */
  disposition?: { what: Disposition; reason: string } | null | undefined
}

/** Keeps what this organisation’s desk does about a story. It is the organisation’s own, and changes nothing for others. */
export async function triage(
  tx: Tx,
  organisation: string,
  { story, decision, by, now }: { story: string; decision: Decision; by: string; now: Date },
): Promise<void> {
  const { followed, muted, disposition } = decision
  const change = {
    ...(followed !== undefined && { followed }),
    ...(muted !== undefined && { muted }),
    ...(disposition !== undefined && {
      disposition: disposition?.what ?? null,
      reason: disposition?.reason ?? null,
    }),
    ...{ by, at: now },
  }
  await tx
    .insertInto('story_triage')
    .values({ organisation, story, ...change })
    .onConflict((on) => on.columns(['organisation', 'story']).doUpdateSet(change))
    .execute()
  await noteChange(tx, organisation, 'story', story)
}
