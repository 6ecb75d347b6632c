import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aDesk } from '../../testing/desk.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'
import type { StoriesPage, StoryPage, StoryPoints, StoryView } from './contract.ts'

const kisumu = {
  id: 'k-1',
  title: 'Explosion at the bus station of Kisumu',
  text: 'An explosion at the bus station of Kisumu, Kenya, killed two people and injured nine on Monday, police spokesman Odhiambo Wekesa said.',
}
const lyon = {
  id: 'l-1',
  title: 'Rail strike in Lyon',
  text: 'Trains in Lyon, France, stop on Tuesday, the union Rhone Rail said.',
}

async function anInbox() {
  const watch = await aWatch()
  const site = await served(watch.db)
  const desk = await aDesk(watch.db, site, { role: 'analyst' })
  const get = async <T>(path: string) => (await (await desk.get(`/api${path}`)).json()) as T
  const source = async (notes: object[], family: string) => {
    const path = `/${randomUUID()}`
    watch.publisher.put(path, JSON.stringify(notes))
    const key = await watch.source(path, { family })
    await watch.poll(key)
    return key
  }
  await source([kisumu, lyon], 'Lake wire')
  return { ...watch, site, desk, get, source, [Symbol.asyncDispose]: site[Symbol.asyncDispose] }
}
const titles = ({ stories }: StoriesPage) => stories.map(({ title }) => title)

test('the inbox is filtered by country, kind, publisher, hours, severity and the box of a map', async () => {
  await using inbox = await anInbox()
  const ask = async (query: string) => titles(await inbox.get<StoriesPage>(`/stories?${query}`))
  assert.equal((await ask('order=newest')).length, 2)
  assert.deepEqual(await ask('country=KE'), [kisumu.title])
  assert.deepEqual(await ask('category=transport'), [lyon.title])
  assert.equal((await ask('family=Lake%20wire')).length, 2)
  assert.deepEqual(await ask('family=Nobody'), [])
  assert.equal((await ask('hours=1')).length, 2)
  assert.deepEqual(await ask('box=30,-5,40,5'), [kisumu.title])
  assert.deepEqual(await ask('box=170,-5,40,5'), [kisumu.title])
  assert.deepEqual(await ask('own=true'), [])
  assert.deepEqual(await ask('atLeast=Severe'), [kisumu.title])
  const wrong = await inbox.desk.get('/api/stories?box=west')
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /west,south,east,north/)
})

test('the map is asked the same question as the list', async () => {
  await using inbox = await anInbox()
  const { points, more } = await inbox.get<StoryPoints>('/stories/points?country=KE')
  assert.equal(more, false)
  const [point] = points
  assert.equal(point?.title, kisumu.title)
  assert.ok(Math.abs((point?.lat ?? 9) + 0.1) < 0.2 && Math.abs((point?.lon ?? 0) - 34.75) < 0.3)
})

test('a view is kept for oneself or for the desk, replaced by its name, and forgotten', async () => {
  await using inbox = await anInbox()
  const keep = (body: object) => inbox.desk.send('POST', '/api/story-views', body)
  assert.equal((await keep({ name: 'Kenya', question: { country: 'KE' } })).status, 201)
  await keep({ name: 'Kenya', question: { country: 'KE', order: 'newest' } })
  await keep({ name: 'Everything', question: {}, shared: true })
  const { views } = await inbox.get<{ views: StoryView[] }>('/story-views')
  assert.deepEqual(
    views.map(({ name, question, own }) => ({ name, question, own })),
    [
      { name: 'Everything', question: {}, own: false },
      { name: 'Kenya', question: { country: 'KE', order: 'newest' }, own: true },
    ],
  )
  const gone = await inbox.desk.send('DELETE', `/api/story-views/${views[1]?.id}`)
  assert.equal(gone.status, 204)
  assert.equal((await keep({ name: 'Odd', question: { colour: 'red' } })).status, 422)
  const others = await aDesk(inbox.db, inbox.site, { role: 'analyst' })
  assert.deepEqual(await (await others.get('/api/story-views')).json(), { views: [] })
})

test('a report shows which of its words were read as what', async () => {
  await using inbox = await anInbox()
  const [line] = (await inbox.get<StoriesPage>('/stories?country=KE')).stories
  const { reports } = await inbox.get<StoryPage>(`/stories/${line?.id}`)
  const [report] = reports
  const marked = (report?.evidence.text ?? []).map(({ start, end, of }) => [
    of,
    report?.text.slice(start, end),
  ])
  assert.ok(
    marked.some(([of, words]) => of === 'place' && words === 'Kisumu'),
    JSON.stringify(marked),
  )
  assert.ok(marked.some(([of, words]) => of === 'toll' && /killed two/.test(words ?? '')))
  const inTitle = report?.evidence.title.map(({ start, end }) => report.title.slice(start, end))
  assert.ok(inTitle?.includes('Kisumu'), JSON.stringify(inTitle))
})

test('a story page says when it was first published, fetched and read', async () => {
  await using inbox = await anInbox()
  const [line] = (await inbox.get<StoriesPage>('/stories?country=KE')).stories
  const { stages } = await inbox.get<StoryPage>(`/stories/${line?.id}`)
  assert.ok(stages.fetched && stages.read && stages.fetched <= stages.read, JSON.stringify(stages))
})

test('of a story that goes on and on the newest 300 reports are shown, and all of them are counted', async () => {
  await using inbox = await anInbox()
  const siege = Array.from({ length: 305 }, (_, i) => ({
    id: `s-${i}`,
    title: `Day ${i} of the siege of Makó`,
    text: `The siege of the town hall of Makó in Hungary went on for day ${i}, mayor Ilona Barta said. Roads around the town hall are closed.`,
  }))
  await inbox.source(siege, 'Siege wire')
  const { stories } = await inbox.get<StoriesPage>('/stories?country=HU&order=newest')
  assert.deepEqual([stories.length, stories[0]?.reports], [1, 305])
  const { reports } = await inbox.get<StoryPage>(`/stories/${stories[0]?.id}`)
  assert.equal(reports.length, 300)
})
