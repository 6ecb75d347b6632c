import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { someContent } from '../testing/told.ts'
import { chainOf, findAlert, listAlerts, revisionsOf } from './queries.ts'
import { appendRevision, expireDue, type NewRevision } from './revisions.ts'
import { verifyChain } from './verify-chain.ts'

type Scene = Awaited<ReturnType<typeof aScene>>

const now = new Date('2026-03-03T06:00:00Z')
const actor = { email: 'ana@a.example', through: 'command' } as const

function append({ organisation, act }: Scene, wanted: Partial<NewRevision> = {}) {
  const kind = wanted.alert ? 'update' : 'alert'
  return act((tx) =>
    appendRevision(tx, organisation, { kind, content: someContent(), actor, now, ...wanted }),
  )
}

function stateOf({ organisation, act }: Scene, alert: string) {
  return act(async (tx) => (await findAlert(tx, organisation, alert))?.state)
}

test('an alert begins its chain, a situation and an address of day and headline', async () => {
  const scene = await aScene()

  const revision = await append(scene, { content: someContent({ headline: 'Iraq: Bridge shut, March 3' }) })

  assert.deepEqual(
    [revision.number, revision.slug, revision.previousHash],
    [1, '2026-03-03-iraq-bridge-shut-march-3', null],
  )
})

test('a second alert of the same day and headline gets an address of its own, in any organisation', async () => {
  const content = someContent({ headline: 'Iraq: Twice in one day' })
  await append(await aScene(), { content })

  const second = await append(await aScene(), { content })

  assert.equal(second.slug, '2026-03-03-iraq-twice-in-one-day-2')
})

test('an update keeps the address whatever its headline says', async () => {
  const scene = await aScene()
  const { alert, slug } = await append(scene)

  const update = await append(scene, { alert, content: someContent({ headline: 'Iraq: Bridge open again' }) })

  assert.deepEqual([update.number, update.slug], [2, slug])
})

test('revisions that are appended at once get numbers that follow one another, and the chain holds', async () => {
  const scene = await aScene()
  const { alert } = await append(scene)

  await Promise.all([1, 2, 3, 4].map((round) => append(scene, { alert, note: `round ${round}` })))

  const links = await scene.act((tx) => chainOf(tx, scene.organisation, alert))
  assert.deepEqual([links.length, verifyChain(links).intact], [5, true])
})

test('a chain verifies after its rows went through the database', async () => {
  const scene = await aScene()
  const conditions = [{ nationality: ['US'], wording: 'Ask your embassy.', narrow: false }]
  const { alert, hash } = await append(scene, {
    content: someContent({ conditions, publisherLevel: 'Warning' }),
    releaseReason: 'minutes count',
  })

  const verdict = verifyChain(await scene.act((tx) => chainOf(tx, scene.organisation, alert)))

  assert.deepEqual(verdict, { intact: true, head: hash })
})

test('the application can neither change nor take away a revision', async () => {
  const scene = await aScene()
  await append(scene)

  await assert.rejects(
    scene.act((tx) => tx.updateTable('alert_revision').set({ note: 'no' }).execute()),
    /permission denied/,
  )
  await assert.rejects(
    scene.act((tx) => tx.deleteFrom('alert_revision').execute()),
    /permission denied/,
  )
})

test('a cancelled alert takes no update', async () => {
  const scene = await aScene()
  const { alert } = await append(scene)
  await append(scene, { alert, kind: 'cancel', note: 'It was a false report.' })

  await assert.rejects(append(scene, { alert }), { code: 'conflict' })
})

test('a cancellation keeps the texts, carries the note, and asks nothing of anyone', async () => {
  const scene = await aScene()
  const content = someContent({ response: { mode: 'safety-check' } })
  const { alert } = await append(scene, { content })

  const cancel = await append(scene, { alert, content, kind: 'cancel', note: 'It was a false report.' })

  assert.deepEqual(
    [cancel.content.event, cancel.content.response.mode, cancel.note],
    [content.event, 'none', 'It was a false report.'],
  )
  assert.equal(await stateOf(scene, alert), 'cancelled')
})

test('an all-clear says that the danger has passed, and the alert may come back', async () => {
  const scene = await aScene()
  const { alert } = await append(scene)

  const clear = await append(scene, { alert, kind: 'all-clear' })

  assert.deepEqual([clear.content.actions, clear.content.urgency], [['AllClear'], 'Past'])
  assert.equal(await stateOf(scene, alert), 'all-clear')
  await append(scene, { alert })
  assert.equal(await stateOf(scene, alert), 'issued')
})

test('an alert whose time is over expires by itself, and an update makes it current again', async () => {
  const scene = await aScene()
  const { alert } = await append(scene)
  const later = new Date('2026-03-06T00:00:00Z')

  const expired = await scene.act((tx) => expireDue(tx, scene.organisation, later))

  assert.deepEqual([expired, await stateOf(scene, alert)], [1, 'expired'])
  const timeframe = { from: '2026-03-06T00:00:00Z', to: '2026-03-08T00:00:00Z' }
  await append(scene, { alert, content: someContent({ timeframe }), now: later })
  assert.equal(await stateOf(scene, alert), 'issued')
  assert.equal(await scene.act((tx) => expireDue(tx, scene.organisation, later)), 0)
})

test('an alert that follows another joins its situation', async () => {
  const scene = await aScene()
  const earlier = await append(scene)

  const later = await append(scene, { follows: [earlier.slug] })

  assert.equal(later.situation, earlier.situation)
})

test('a situation named by title is opened once', async () => {
  const scene = await aScene()

  const one = await append(scene, { situation: 'Tension in Iraq' })
  const other = await append(scene, { situation: 'tension in iraq' })

  assert.equal(other.situation, one.situation)
})

test('an alert to follow that nobody knows is refused, and nothing is left behind', async () => {
  const scene = await aScene()

  await assert.rejects(append(scene, { follows: ['2020-01-01-nothing'] }), /no alert "2020-01-01-nothing"/)

  assert.deepEqual(await scene.act((tx) => listAlerts(tx, scene.organisation, { limit: 9 })), [])
})

test('an exercise of a past event is in force today, and its original time stays', async () => {
  const scene = await aScene()
  const timeframe = { from: '2020-01-07T00:00:00Z', to: '2020-01-10T00:00:00Z' }

  const { content } = await append(scene, { exercise: true, content: someContent({ timeframe }) })

  assert.deepEqual(content.timeframe, { from: '2026-03-03T06:00:00.000Z', to: '2026-03-06T06:00:00.000Z' })
  assert.deepEqual(content.originalTimeframe, timeframe)
})

test('no update turns a real alert into an exercise', async () => {
  const scene = await aScene()
  const { alert } = await append(scene)

  const update = await append(scene, { alert, exercise: true })

  assert.equal(update.exercise, false)
})

test('another organisation’s alert is not found', async () => {
  const { alert } = await append(await aScene())
  const stranger = await aScene()

  assert.equal(await stranger.act((tx) => findAlert(tx, stranger.organisation, alert)), null)
})

test('a list goes on where its last page ended', async () => {
  const scene = await aScene()
  for (let hour = 6; hour < 11; hour++)
    await append(scene, { now: new Date(`2026-03-03T${String(hour).padStart(2, '0')}:00:00Z`) })
  const page = (after?: string) =>
    scene.act((tx) => listAlerts(tx, scene.organisation, { limit: 2, ...(after ? { after } : {}) }))

  const one = await page()
  const two = await page(one.at(-1)?.id)
  const three = await page(two.at(-1)?.id)

  assert.deepEqual(
    [one, two, three].map((rows) => rows.map(({ updatedAt }) => updatedAt.getUTCHours())),
    [[10, 9], [8, 7], [6]],
  )
})

test('revisions are read in order, with who released each and the hash of the one before', async () => {
  const scene = await aScene()
  const { alert, hash } = await append(scene)
  await append(scene, { alert, kind: 'correction', note: 'The bridge is the western one.' })

  const revisions = await scene.act((tx) => revisionsOf(tx, scene.organisation, alert))

  assert.deepEqual(
    revisions.map(({ kind, note, releasedBy, previousHash }) => [kind, note, releasedBy, previousHash]),
    [
      ['alert', null, 'ana@a.example', null],
      ['correction', 'The bridge is the western one.', 'ana@a.example', hash],
    ],
  )
})
