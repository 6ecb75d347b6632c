import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { offline } from '../../../console/src/api/problem.ts'
import { DraftStore } from '../../../console/src/screens/composer/store.ts'
import { instantOf, wallTime } from '../../../console/src/screens/composer/time.ts'
import type { DraftChange, DraftView } from './contract.ts'

// What a browser keeps, for the tests: the store asks for no more than this.
const shelf = new Map<string, string>()
globalThis.localStorage = {
  getItem: (key: string) => shelf.get(key) ?? null,
  setItem: (key: string, value: string) => void shelf.set(key, value),
  removeItem: (key: string) => void shelf.delete(key),
} as Storage
beforeEach(() => shelf.clear())

/** A server of one draft: merges field by field as the real one does, for whoever writes. */
function aServer(values: Record<string, unknown> = {}) {
  const seen: DraftChange[] = []
  const state = {
    version: 1,
    values: { ...values },
    wrote: {} as Record<string, number>,
    away: false,
    lose: false,
  }
  const view = () =>
    ({
      id: 'one',
      version: state.version,
      values: { ...state.values },
      suggestions: [],
    }) as unknown as DraftView
  const write = (base: number, changes: Record<string, unknown>) => {
    const fresh = Object.entries(changes).filter(([field]) => (state.wrote[field] ?? 0) <= base)
    const late = Object.entries(changes).filter(([field]) => (state.wrote[field] ?? 0) > base)
    if (fresh.length > 0) state.version += 1
    for (const [field, value] of fresh) {
      state.values[field] = value
      state.wrote[field] = state.version
    }
    return late.map(([field, mine]) => ({
      field,
      mine,
      theirs: state.values[field],
      by: 'ben@example.org',
      version: state.version,
    }))
  }
  const send = async (change: DraftChange) => {
    seen.push(change)
    await wait(1)
    if (state.away) throw offline(null)
    const conflicts = write(change.base, change.changes as Record<string, unknown>)
    if (state.lose) {
      state.lose = false
      throw offline(null)
    }
    return { draft: view(), conflicts } as never
  }
  return { state, seen, view, write, send, open: () => new DraftStore(view(), 'ana@example.org', send) }
}

test('several keys in a field become one change, on top of the version that was on screen', async () => {
  const server = aServer()
  const store = server.open()
  for (const text of ['B', 'Br', 'Bri']) store.edit('headline', text)
  await store.flush()
  assert.deepEqual(
    server.seen.map(({ base, changes }) => [base, changes]),
    [[1, { headline: 'Bri' }]],
  )
  assert.deepEqual([store.value('headline'), store.snapshot().saving, shelf.size], ['Bri', 'saved', 0])
})

test('what was typed while a change was on its way goes on top of that change, not against it', async () => {
  const server = aServer()
  const store = server.open()
  store.edit('headline', 'Bridge')
  const going = store.flush()
  store.edit('headline', 'Bridge closed')
  await going
  await store.flush()
  assert.deepEqual(server.state.values, { headline: 'Bridge closed' })
  assert.deepEqual(store.snapshot().kept.clashes, {})
})

test('two people in one field: both values are kept until one is chosen, and fields apart are merged', async () => {
  const server = aServer()
  const store = server.open()
  store.edit('headline', 'Mine')
  store.edit('summary', 'Only mine')
  server.write(1, { headline: 'Theirs' })
  await store.flush()
  assert.deepEqual(server.state.values, { headline: 'Theirs', summary: 'Only mine' })
  assert.equal(store.value('headline'), 'Mine')
  assert.equal(store.snapshot().kept.clashes.headline?.theirs, 'Theirs')
  assert.equal(new DraftStore(server.view(), 'ana@example.org', server.send).value('headline'), 'Mine')
  store.edit('headline', 'Mine, edited')
  store.settle('headline', 'mine')
  await store.flush()
  assert.equal(server.state.values.headline, 'Mine, edited')
  assert.deepEqual([store.snapshot().kept.clashes, shelf.size], [{}, 0])
})

test('a server that is away loses nothing: after a reload it is sent', async () => {
  const server = aServer()
  server.state.away = true
  const before = server.open()
  before.edit('advice', 'Stay inside')
  await before.flush()
  assert.equal(before.snapshot().saving, 'kept')
  before.close()
  server.state.away = false
  const after = server.open()
  assert.equal(after.value('advice'), 'Stay inside')
  await after.flush()
  assert.deepEqual([server.state.values, after.snapshot().saving], [{ advice: 'Stay inside' }, 'saved'])
})

test('an answer that was lost on its way back is no clash with oneself', async () => {
  const server = aServer()
  server.state.lose = true
  const store = server.open()
  store.edit('headline', 'Bridge')
  await store.flush()
  store.edit('headline', 'Bridge closed')
  await store.flush()
  assert.deepEqual([server.state.values.headline, store.snapshot().kept.clashes], ['Bridge closed', {}])
  store.close()
})

test('one person’s unsent words are not another’s on the same machine', () => {
  const server = aServer({ headline: 'As it was' })
  const store = server.open()
  store.edit('headline', 'Ana’s')
  store.close()
  const other = new DraftStore(server.view(), 'ben@example.org', server.send)
  assert.equal(other.value('headline'), 'As it was')
})

test('a wall clock and an instant are each other’s inverse, around a change of clocks too', () => {
  assert.equal(instantOf('2026-01-07T06:58', 'Asia/Baghdad'), '2026-01-07T03:58:00Z')
  assert.equal(wallTime('2026-01-07T03:58:00Z', 'Asia/Baghdad'), '2026-01-07T06:58')
  for (const at of ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-10-25T02:30:00Z'])
    assert.equal(instantOf(wallTime(at, 'Europe/Berlin'), 'Europe/Berlin'), at)
  assert.equal(instantOf('', 'UTC'), null)
})
