import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { workOutLatencies } from '../../latency/work-out.ts'
import { aStoryDesk, first, issued, raised, second } from '../../testing/story-desk.ts'
import { someTravellers } from '../../testing/travellers.ts'
import type { LatencyLedger } from '../latency/contract.ts'
import type { AlertView } from '../situations/contract.ts'
import type { StoriesPage, StoryPage } from '../stories/contract.ts'

test('a draft from a story names the source, keeps its grade, and the inbox shows that it is being written', async () => {
  const desk = await aStoryDesk()
  const { id: story } = await desk.theStory()
  const draft = await desk.ana.begin({ from: 'story', story })
  assert.deepEqual(
    draft.sources.map(({ kind, name }) => [kind, name]),
    [['report', 'River post']],
  )
  const named = draft.suggestions.find(({ field }) => field === 'sources')
  assert.deepEqual(named?.value, { name: 'River post', url: first.link })
  const claim = draft.suggestions.find(({ field }) => field === 'claims')
  assert.equal((claim?.value as { reliability: string } | undefined)?.reliability, 'B')
  const [about] = (await desk.theStory()).alerts
  assert.deepEqual([about?.number, about?.isBeingWritten, about?.news], [0, true, 0])
  const none = await desk.ana.ask('POST', '/drafts', { from: 'story', story: randomUUID() })
  assert.equal(none.status, 404)
})

test('what becomes of a story changes nothing under an issued alert; its update reads only what is new', async () => {
  const desk = await aStoryDesk()
  const { id: story } = await desk.theStory()
  const alert = await issued(desk, await desk.ana.begin({ from: 'story', story }))
  const before = await desk.said<AlertView>(`/alerts/${alert.slug}/view`)
  assert.deepEqual(
    before.basis.map(({ title, revision, newest, state }) => [title, revision, newest, state]),
    [[first.title, 1, 1, 'actual']],
  )

  await desk.tell(desk.path, [{ ...raised, publishedAt: desk.published }], desk.key)
  const other = await desk.source(`/${randomUUID()}`, { family: randomUUID(), reliability: 'C' })
  const { url } = await desk.found(other)
  await desk.tell(new URL(url as string).pathname, [second], other)
  const after = await desk.said<AlertView>(`/alerts/${alert.slug}/view`)
  assert.deepEqual(after.content, before.content)
  assert.deepEqual(after.chain, before.chain)
  assert.deepEqual(
    after.basis.map(({ revision, newest }) => [revision, newest]),
    [[1, 2]],
  )
  assert.ok((after.stories[0]?.news ?? 0) >= 2)

  const update = await desk.ana.begin({ from: 'story', story, update: alert.id })
  assert.equal(update.kind, 'update')
  assert.deepEqual(update.sources.map(({ text }) => /nine/i.test(text)).sort(), [true, true])
  const again = await desk.ana.ask<{ detail: string }>('POST', '/drafts', {
    ...{ from: 'story', story, update: alert.id },
  })
  assert.equal(again.status, 409)
  assert.match(again.said.detail, /nothing that the alert has not read/)
  await issued(desk, update)
  const updated = await desk.said<AlertView>(`/alerts/${alert.slug}/view`)
  assert.equal(updated.basis.length, 2)
  assert.equal((await desk.said<AlertView>(`/alerts/${alert.slug}/view?number=1`)).basis[0]?.revision, 1)
})

test('an alert about a story that was merged is found where the story went', async () => {
  const desk = await aStoryDesk()
  const from = await desk.theStory()
  const draft = await desk.ana.begin({ from: 'story', story: from.id })
  const apart = await desk.source(`/${randomUUID()}`, { family: randomUUID() })
  const { url } = await desk.found(apart)
  const lyon = { id: 'r-1', title: 'Rail strike in Lyon', text: 'Trains in Lyon, France, stop on Tuesday.' }
  await desk.tell(new URL(url as string).pathname, [lyon], apart)
  const { stories } = await desk.said<StoriesPage>('/stories?order=newest&country=FR')
  const into = stories[0]?.id
  await desk.ana.ask('POST', `/stories/${from.id}/merge`, { into })
  const page = await desk.said<StoryPage>(`/stories/${into}`)
  assert.deepEqual(
    page.story.alerts.map(({ alert }) => alert),
    [draft.id],
  )
})

test('the ledger of latencies has every stage from the first report to the messages, and leaves exercises out', async () => {
  const desk = await aStoryDesk()
  const { db, organisation } = desk
  await someTravellers(db, organisation, { people: 20, exposed: 10, now: new Date() })
  const { id: story } = await desk.theStory()
  const alert = await issued(desk, await desk.ana.begin({ from: 'story', story }))
  await desk.site.work()
  await workOutLatencies(db, organisation, new Date(Date.now() + 60_000))
  const { stages } = await desk.said<AlertView>(`/alerts/${alert.slug}/view`)
  const order = ['signalled', 'fetched', 'read', 'drafted', 'issued', 'delivered', 'deliveredMost'] as const
  const reached = order.map((stage) => stages?.[stage] ?? `no ${stage}`)
  assert.deepEqual(reached, reached.toSorted())
  assert.equal(stages?.signalled, desk.published)
  assert.equal(stages?.acknowledged, null)
  const ledger = await desk.said<LatencyLedger>('/latency?days=1')
  assert.deepEqual(
    ledger.newest.map(({ slug }) => slug),
    [alert.slug],
  )
  const delivered = ledger.alerts.find(({ stage }) => stage === 'delivered')
  assert.deepEqual([delivered?.since, delivered?.of], ['issued', 1])
  assert.ok(ledger.reports.some(({ stage }) => stage === 'read'))
  await desk.act((tx) => tx.updateTable('alert').set({ exercise: true }).where('id', '=', alert.id).execute())
  assert.deepEqual((await desk.said<LatencyLedger>('/latency?days=1')).alerts, [])
})
