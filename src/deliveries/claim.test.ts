import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aScene } from '../testing/scene.ts'
import { someAlert, someRevision } from '../testing/told.ts'
import { recordBounce } from './bounce.ts'
import { type Claimed, claimDue, heartbeat, markSending, release } from './claim.ts'
import { finish } from './finish.ts'
import { createNotice } from './notices.ts'
import { foldCounts, progress } from './progress.ts'
import { settle } from './settle.ts'
import { markUnknown } from './unknown.ts'

const now = new Date('2026-03-03T06:01:00Z')
const handedOver = { outcome: 'handed-over', code: '250', text: 'OK' } as const
const putOff = { outcome: 'temporary', code: '451', text: 'Later', server: false } as const

/** A notice with `count` deliveries due, written straight into the table. */
async function due(count: number) {
  const scene = await aScene()
  const { organisation, act } = scene
  const { alert, situation } = await someAlert(scene)
  await someRevision(scene, { alert })
  const notice = await act((tx) => createNotice(tx, organisation, { kind: 'alert', alert, number: 1, now }))
  const rows = Array.from({ length: count }, (_, i) => ({
    organisation,
    id: randomUUID(),
    notice,
    recipient_kind: 'person',
    recipient: randomUUID(),
    channel: 'email',
    lane: 'normal',
    state: 'pending',
    due: new Date(i),
    message_id: `<${i}@alarum.example>`,
    created_at: now,
  }))
  await act((tx) => tx.insertInto('delivery').values(rows).execute())
  const waiting = { organisation, notice, id: randomUUID(), state: 'waiting', delta: count }
  await act((tx) => tx.insertInto('delivery_count').values(waiting).execute())
  const claim = (worker: string, limit = 100, leaseSeconds = 45) =>
    act((tx) => claimDue(tx, { organisation, lane: 'normal', worker, limit, leaseSeconds }))
  const lapse = () =>
    act((tx) =>
      tx
        .updateTable('delivery')
        .set({ due: new Date(0) })
        .execute(),
    )
  const held = (worker: string, deliveries: Claimed[]) => ({ organisation, worker, deliveries })
  const at = (worker: string) => ({ organisation, worker, now, random: () => 0.5 })
  const states = async () =>
    (await act((tx) => tx.selectFrom('delivery').select('state').orderBy('message_id').execute())).map(
      ({ state }) => state,
    )
  const reckon = () => act((tx) => progress(tx, organisation, notice))
  return { ...scene, situation, notice, rows, claim, lapse, held, at, states, reckon }
}

test('two workers never hold the same delivery', async () => {
  const { claim } = await due(20)
  const [one, two] = await Promise.all([claim('one', 15), claim('two', 15)])
  assert.equal(new Set([...one, ...two].map(({ id }) => id)).size, one.length + two.length)
})

test('a claim takes no more than its limit, whatever plan the database chooses', async () => {
  const { organisation, act } = await due(200)
  await act(async (tx) => {
    await sql`set local enable_hashjoin = off`.execute(tx)
    await sql`set local enable_hashagg = off`.execute(tx)
    await sql`set local enable_sort = off`.execute(tx)
    const claimed = await claimDue(tx, {
      organisation,
      lane: 'normal',
      worker: 'one',
      limit: 5,
      leaseSeconds: 45,
    })
    assert.equal(claimed.length, 5)
  })
})

test('a lease that ran out is due again, and the first holder’s late result is refused', async () => {
  const { act, claim, lapse, held, at, states } = await due(1)
  const first = await claim('one')
  await lapse()
  const second = await claim('two')
  assert.equal(second[0]?.attempt, 2)
  assert.equal((await act((tx) => markSending(tx, held('one', first), 45))).size, 0)
  const late = first.map((delivery) => ({ delivery, outcome: handedOver }))
  assert.deepEqual(await act((tx) => finish(tx, at('one'), late)), [])
  assert.deepEqual(await states(), ['leased'])
})

test('what was being sent when its worker died is unknown, shown, and never due by itself', async () => {
  const { organisation, act, claim, lapse, held, states, reckon } = await due(2)
  const claimed = await claim('one')
  await act((tx) => markSending(tx, held('one', claimed.slice(0, 1)), 45))
  await lapse()
  assert.equal(await act((tx) => markUnknown(tx, organisation, now)), 1)
  assert.equal((await claim('two')).length, 1)
  assert.equal((await reckon()).unknown, 1)
  assert.ok((await states()).includes('unknown'))
})

test('a heartbeat keeps a long batch from being taken over', async () => {
  const { organisation, act, claim, held } = await due(1)
  const claimed = await claim('one', 1, 0)
  await act((tx) => heartbeat(tx, held('one', claimed), 45))
  assert.equal((await claim('two')).length, 0)
  assert.equal(await act((tx) => markUnknown(tx, organisation, now)), 0)
})

test('what is given back unsent costs no attempt', async () => {
  const { act, claim, held } = await due(1)
  const claimed = await claim('one')
  await act((tx) => release(tx, held('one', claimed)))
  assert.equal((await claim('two'))[0]?.attempt, 1)
})

test('a delivery put off too often has failed for good', async () => {
  const { act, claim, lapse, at, states, reckon } = await due(1)
  for (let attempt = 1; attempt <= 16; attempt++) {
    await lapse()
    const claimed = await claim('one')
    await act((tx) =>
      finish(
        tx,
        at('one'),
        claimed.map((delivery) => ({ delivery, outcome: putOff })),
      ),
    )
  }
  assert.deepEqual(await states(), ['failed'])
  const { waiting, failed } = await reckon()
  assert.deepEqual({ waiting, failed }, { waiting: 0, failed: 1 })
})

test('a bounce is believed of what was handed over, once', async () => {
  const { organisation, act, claim, at, reckon } = await due(1)
  const bounce = () =>
    act((tx) => recordBounce(tx, organisation, { messageId: '<0@alarum.example>', reason: 'Mailbox full' }))
  assert.equal(await bounce(), false)
  const claimed = await claim('one')
  await act((tx) =>
    finish(
      tx,
      at('one'),
      claimed.map((delivery) => ({ delivery, outcome: handedOver })),
    ),
  )
  assert.equal(await bounce(), true)
  assert.equal(await bounce(), false)
  const { bounced, total, 'handed-over': left } = await reckon()
  assert.deepEqual({ bounced, total, left }, { bounced: 1, total: 1, left: 0 })
})

test('an answer settles what was handed over and leaves a message that still waits', async () => {
  const { organisation, act, situation, rows, claim, at } = await due(2)
  const [first] = await claim('one', 1)
  assert.ok(first)
  await act((tx) => finish(tx, at('one'), [{ delivery: first, outcome: handedOver }]))
  for (const { recipient } of rows)
    await act((tx) => settle(tx, organisation, { situation, people: [recipient], now }))
  const settled = await act((tx) =>
    tx.selectFrom('delivery').select(['state', 'settled_at']).orderBy('state').execute(),
  )
  assert.deepEqual(settled, [
    { state: 'handed-over', settled_at: now },
    { state: 'pending', settled_at: null },
  ])
})

test('folding the counters changes no sum', async () => {
  const { organisation, act, notice, reckon } = await due(1)
  const deltas = Array.from({ length: 150 }, () => [
    { organisation, notice, id: randomUUID(), state: 'waiting', delta: -1 },
    { organisation, notice, id: randomUUID(), state: 'handed-over', delta: 1 },
  ]).flat()
  await act((tx) => tx.insertInto('delivery_count').values(deltas).execute())
  await act((tx) => tx.updateTable('notice').set({ state: 'expanded' }).execute())
  const before = await reckon()
  assert.ok((await act((tx) => foldCounts(tx, organisation))) >= 300)
  assert.deepEqual(await reckon(), before)
  assert.equal((await act((tx) => tx.selectFrom('delivery_count').select('id').execute())).length, 2)
})
