import type { z } from '@hono/zod-openapi'
import type { AlertContent } from '../../alerts/alert.ts'
import { beginDraft, beginRevision, valuesOf } from '../../alerts/draft-begin.ts'
import { addSource, type NewSource } from '../../alerts/draft-sources.ts'
import { findAlert, revisionsOf } from '../../alerts/queries.ts'
import { atomically, type Tx } from '../../database/database.ts'
import type { Api } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import type { NewDraft } from './contract.ts'
import { beginFromStory } from './from-story.ts'
import { readGiven } from './source.ts'

type Wanted = z.output<typeof NewDraft>

/**
 * Begins a draft from nothing, a text, a file, an address, a story or an earlier alert; answers its id. A source is read before
 * anything is written, and nothing of it is in the draft until somebody accepts it.
 */
export async function begin(api: Api, caller: Caller, wanted: Wanted): Promise<string> {
  const { organisation } = caller
  const by = { by: caller.email, through: caller.through, now: api.clock() }
  if (wanted.from === 'story') return beginFromStory(api, caller, wanted)
  if (wanted.from === 'alert')
    return atomically(api.db, organisation, (tx) => beginFromAlert(tx, organisation, wanted, by))
  const sources = await sourcesGiven(api, organisation, wanted)
  return atomically(api.db, organisation, async (tx) => {
    const alert = await beginDraft(tx, organisation, { values: {}, exercise: wanted.exercise, ...by })
    for (const source of sources) await addSource(tx, organisation, { alert, source, by: by.by, now: by.now })
    return alert
  })
}

/** Everything that is given to read from. Of several, a fault names which one cannot be read. */
async function sourcesGiven(
  api: Api,
  organisation: string,
  wanted: Exclude<Wanted, { from: 'alert' | 'story' }>,
): Promise<NewSource[]> {
  if (wanted.from === 'nothing') return []
  if (wanted.from !== 'several') return [await readGiven(api, organisation, wanted)]
  return Promise.all(wanted.sources.map((given, at) => readGiven(api, organisation, given, `sources.${at}.`)))
}

type By = { by: string; through: 'console' | 'api'; now: Date }

async function beginFromAlert(
  tx: Tx,
  organisation: string,
  { alert, as }: Extract<Wanted, { from: 'alert' }>,
  by: By,
): Promise<string> {
  const found = await findAlert(tx, organisation, alert)
  if (!found) throw new Problem('not-found', 'There is no alert of that id or name in this organisation.')
  if (as === 'update' || as === 'correction')
    return beginRevision(tx, organisation, { alert: found.id, kind: as, ...by })
  const latest = (await revisionsOf(tx, organisation, found.id)).at(-1)
  if (!latest) throw new Problem('conflict', 'Nothing of this alert is issued yet; open its draft instead.')
  const begun = await beginDraft(tx, organisation, {
    ...{ values: carried(latest.content, as), exercise: found.exercise, ...by },
    ...(as === 'follow-up' ? { follows: [found.id] } : {}),
  })
  const text = [latest.content.headline, latest.content.summary, latest.content.event].join('\n\n')
  const source = { kind: 'alert', name: latest.content.headline, text, suggestions: [] } as const
  await addSource(tx, organisation, {
    ...{ alert: begun, by: by.by, now: by.now },
    source: { ...source, suggestions: [] },
  })
  return begun
}

/** What an earlier alert gives a new one: never its time; to a follow-up not what happened either. */
function carried(content: AlertContent, as: 'follow-up' | 'copy') {
  const { timeframe: _t, publishedAt: _p, publisherLevel: _l, ...kept } = valuesOf(content)
  if (as === 'copy') return kept
  const { headline: _h, summary: _s, event: _e, eventTime: _w, forecasts: _f, claims: _c, ...followed } = kept
  return followed
}
