import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { DraftView } from '../desk/drafts/contract.ts'
import type { StoriesPage } from '../desk/stories/contract.ts'
import { someDraftDesk } from './draft-desk.ts'
import { aWatch } from './watched.ts'

const hour = 3_600_000
export const first = {
  id: 'b-1',
  title: 'Explosion at a market in Baghdad',
  text: 'An explosion at a market in Baghdad, Iraq, killed four people on Monday.\n\nPolice stated that the bomb was hidden in a cart. Streets around the market are closed.',
  link: 'https://example.org/market',
}
export const raised = { ...first, text: first.text.replace('four', 'nine') }
export const second = {
  id: 'c-1',
  title: 'Baghdad market explosion: nine dead',
  text: 'Nine people died when a bomb hidden in a cart went off at a market in Baghdad, Iraq, on Monday. Avoid the area.',
}

/** Two who write drafts, and a story about Baghdad to write one from. */
export async function aStoryDesk(serving: Parameters<typeof someDraftDesk>[0] = {}) {
  const watch = await aWatch()
  // Each scene has its own news.
  await watch.shared(async (tx) => {
    await tx.deleteFrom('story').execute()
    await tx.deleteFrom('source').execute()
  })
  const desk = await someDraftDesk(serving)
  const path = `/${randomUUID()}`
  const tell = async (at: string, notes: object[], key: string) => {
    watch.publisher.put(at, JSON.stringify(notes))
    await watch.poll(key)
  }
  const key = await watch.source(path, { name: 'River post', family: randomUUID(), reliability: 'B' })
  const published = new Date(Math.floor((Date.now() - hour) / 1000) * 1000).toISOString()
  await tell(path, [{ ...first, publishedAt: published }], key)
  const said = async <T>(address: string) => (await desk.ana.ask<T>('GET', address)).said
  const theStory = async () => {
    const { stories } = await said<StoriesPage>('/stories?order=newest&state=all')
    const [line] = stories.filter(({ title }) => /Baghdad/.test(title))
    if (!line) throw new Error('no story')
    return line
  }
  return { ...watch, ...desk, said, theStory, tell, path, key, published }
}

/** Everything a draft needs to go out, beside what a report gives. */
function completed(draft: DraftView, now: Date) {
  const changes: Record<string, unknown> = {}
  for (const { field, act, value } of draft.suggestions)
    if (act === 'add') changes[field] = [...((changes[field] ?? []) as unknown[]), value]
    else changes[field] ??= value
  const timeframe = { from: now.toISOString(), to: new Date(now.getTime() + 24 * hour).toISOString() }
  const area = [{ type: 'circle', lat: 33.33, lon: 44.39, km: 60 }]
  return { ...changes, timeframe, area, summary: 'An explosion in central Baghdad; stay away.' }
}

/** Issues a draft with all that it suggests, for a day and 60 km of Baghdad. */
export async function issued(desk: Awaited<ReturnType<typeof aStoryDesk>>, draft: DraftView) {
  const { said } = await desk.ana.change(draft, completed(draft, new Date()))
  const { id, version, holds } = said.draft
  assert.deepEqual(holds, [])
  const released = await desk.ana.ask<{ slug: string }>('POST', `/drafts/${id}/release`, {
    version,
    note: 'as known now',
  })
  assert.equal(released.status, 201, JSON.stringify(released.said))
  return { id, slug: released.said.slug }
}
