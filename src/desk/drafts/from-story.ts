import type { z } from '@hono/zod-openapi'
import { basisRead } from '../../alerts/basis.ts'
import { beginDraft, beginRevision } from '../../alerts/draft-begin.ts'
import { addSource, type NewSource } from '../../alerts/draft-sources.ts'
import { suggestionsOfReport } from '../../alerts/report-suggestions.ts'
import { linkStory } from '../../alerts/story-links.ts'
import { atomically, type Tx } from '../../database/database.ts'
import type { Api } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { rulesOf } from '../../people/rules.ts'
import { reportsForDraft } from '../../stories/for-draft.ts'
import { findStory } from '../../stories/queries.ts'
import type { NewDraft } from './contract.ts'

type Wanted = Extract<z.output<typeof NewDraft>, { from: 'story' }>

/**
 * Begins a draft about a story from its reports that stand, or the next revision of an alert from those it has not read yet; answers
 * the draft's id. Draft and story know each other from here on.
 */
export async function beginFromStory(
  { db, clock }: Api,
  caller: Caller,
  { story: asked, reports: only, update, exercise }: Wanted,
): Promise<string> {
  const { organisation, email, through } = caller
  const now = clock()
  const by = { by: email, through, now }
  const { story, sources } = await atomically(db, organisation, async (tx) => {
    const found = await findStory(tx, organisation, asked)
    if (!found) throw new Problem('not-found', 'There is no such story.')
    const but = update ? await basisRead(tx, organisation, update) : []
    return { story: found.id, sources: await sourcesOf(tx, organisation, found.id, now, { but, only }) }
  })
  return atomically(db, organisation, async (tx) => {
    const alert = update
      ? await beginRevision(tx, organisation, { alert: update, kind: 'update', ...by })
      : await beginDraft(tx, organisation, { values: {}, exercise, ...by })
    for (const source of sources) await addSource(tx, organisation, { alert, source, by: email, now })
    await linkStory(tx, organisation, { alert, story, by: email, now })
    return alert
  })
}

type Chosen = Parameters<typeof reportsForDraft>[3]

async function sourcesOf(
  tx: Tx,
  organisation: string,
  story: string,
  now: Date,
  chosen: Chosen,
): Promise<NewSource[]> {
  const reports = await reportsForDraft(tx, story, now, chosen)
  if (reports.length === 0)
    throw new Problem(
      'conflict',
      chosen?.but?.length
        ? 'This story has nothing that the alert has not read; update the alert itself instead.'
        : 'Nothing of this story stands any more; begin a draft from nothing instead.',
    )
  const { radius } = await rulesOf(tx, organisation)
  return reports.map(({ id, revision, ...report }) => ({
    ...{ kind: 'report' as const, name: report.source, report: { id, revision } },
    ...suggestionsOfReport({ id, revision, ...report }, now, radius),
  }))
}
