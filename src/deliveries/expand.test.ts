import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { someAlert, someContent, someExposed, somePeople, someRevision } from '../testing/told.ts'
import { expandNotices } from './expand.ts'
import { createNotice } from './notices.ts'
import { progress } from './progress.ts'
import { replyToken, tokenHash } from './tokens.ts'

const now = new Date('2026-03-03T06:01:00Z')
const expansion = { secret: 'a secret of the tests', host: 'alarum.example' }

async function issued(names: string[], content = someContent()) {
  const scene = await aScene()
  const { alert } = await someAlert(scene)
  await someRevision(scene, { alert, content })
  const ids = await somePeople(
    scene,
    names.map((name) => ({ name })),
  )
  await someExposed(scene, { alert }, Object.values(ids))
  const expand = (chunkSize?: number) =>
    expandNotices(scene.db, scene.organisation, now, { ...expansion, ...(chunkSize ? { chunkSize } : {}) })
  const deliveries = () => scene.act((tx) => tx.selectFrom('delivery').selectAll().execute())
  return { ...scene, alert, ids, expand, deliveries }
}

test('an issued revision is told without anyone asking for it, once', async () => {
  const { expand, deliveries } = await issued(['Ana', 'Bo'])
  assert.equal(await expand(), 2)
  assert.equal(await expand(), 0)
  assert.equal((await deliveries()).length, 2)
})

test('asking twice for the notice of a revision gives the same one', async () => {
  const { organisation, act, alert } = await issued(['Ana'])
  const ask = () => act((tx) => createNotice(tx, organisation, { kind: 'alert', alert, number: 1, now }))
  assert.equal(await ask(), await ask())
})

test('an expansion in small chunks leaves nobody out and notes how far it came', async () => {
  const names = Array.from({ length: 7 }, (_, i) => `P${i}`)
  const { expand, deliveries, act } = await issued(names)
  await expand(3)
  assert.equal((await deliveries()).length, 7)
  const chunks = await act((tx) =>
    tx.selectFrom('chunk').select(['number', 'size']).orderBy('number').execute(),
  )
  assert.deepEqual(chunks, [
    { number: 1, size: 3 },
    { number: 2, size: 3 },
    { number: 3, size: 1 },
  ])
})

test('an expansion that was cut off goes on behind its last chunk', async () => {
  const names = Array.from({ length: 5 }, (_, i) => `P${i}`)
  const { expand, deliveries, act, organisation, alert } = await issued(names)
  await expand(2)
  // As a crash after the second chunk would leave it.
  const notice = await act((tx) => createNotice(tx, organisation, { kind: 'alert', alert, number: 1, now }))
  const last =
    (await deliveries())
      .map(({ recipient }) => recipient)
      .sort()
      .at(-1) ?? ''
  await act(async (tx) => {
    await tx.deleteFrom('delivery').where('recipient', '=', last).execute()
    await tx.deleteFrom('chunk').where('number', '=', 3).execute()
    await tx.updateTable('notice').set({ state: 'open' }).where('id', '=', notice).execute()
  })
  assert.equal(await expand(2), 1)
  assert.equal((await deliveries()).length, 5)
})

test('two workers that expand the same notice at once write each delivery once', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `P${i}`)
  const { expand, deliveries, act, organisation, alert } = await issued(names)
  await Promise.all([expand(3), expand(3), expand(3)])
  assert.equal((await deliveries()).length, 20)
  const notice = await act((tx) => createNotice(tx, organisation, { kind: 'alert', alert, number: 1, now }))
  assert.equal((await act((tx) => progress(tx, organisation, notice))).total, 20)
})

test('only the hashes of a safety check’s links are kept, and they lead to one person and alert', async () => {
  const { expand, act, organisation, alert, ids } = await issued(
    ['Ana'],
    someContent({ response: { mode: 'safety-check' } }),
  )
  await expand()
  const links = await act((tx) => tx.selectFrom('reply_link').selectAll().orderBy('purpose').execute())
  const person = ids.Ana ?? ''
  const hash = (purpose: 'reply' | 'preferences') =>
    tokenHash(replyToken(expansion.secret, { organisation, alert, person, purpose }))
  assert.deepEqual(
    links.map((link) => [link.purpose, link.person, link.token_hash]),
    [
      ['preferences', person, hash('preferences')],
      ['reply', person, hash('reply')],
    ],
  )
})

test('an advisory asks nobody for an answer', async () => {
  const { expand, act } = await issued(['Ana'])
  await expand()
  const links = await act((tx) => tx.selectFrom('reply_link').select('purpose').execute())
  assert.deepEqual(links, [{ purpose: 'preferences' }])
})

test('somebody found after the freeze is told too, and somebody told already is not told again', async () => {
  const { expand, deliveries, act, organisation, alert, ids } = await issued(['Ana'])
  await expand()
  const more = await somePeople({ act, organisation }, [{ name: 'Bo' }])
  await someExposed({ act, organisation }, { alert }, [more.Bo ?? ''])
  const late = [ids.Ana ?? '', more.Bo ?? ''].map((person) => ({
    organisation,
    alert,
    number: 1,
    person,
    at: now,
  }))
  await act((tx) => tx.insertInto('exposed_late').values(late).execute())

  assert.equal(await expand(), 1)
  assert.equal((await deliveries()).length, 2)
})

test('a late find for a revision that was replaced is dropped: the later freeze matched everybody anew', async () => {
  const { expand, deliveries, act, organisation, alert, ids } = await issued(['Ana'])
  await expand()
  await someRevision({ act, organisation }, { alert, number: 2, kind: 'update' })
  const more = await somePeople({ act, organisation }, [{ name: 'Bo' }])
  await someExposed({ act, organisation }, { alert }, [more.Bo ?? ''])
  await act((tx) =>
    tx
      .insertInto('exposed_late')
      .values({ organisation, alert, number: 1, person: more.Bo ?? '', at: now })
      .execute(),
  )
  await expand()
  assert.deepEqual(
    (await deliveries()).map(({ recipient }) => recipient),
    [ids.Ana],
  )
})

test('somebody told that they had left the area, and found in it after all, is told again, once', async () => {
  const { expand, deliveries, act, organisation, alert, ids } = await issued(['Ana'])
  await someRevision({ act, organisation }, { alert, number: 2, kind: 'update' })
  const person = ids.Ana ?? ''
  await someExposed({ act, organisation }, { alert, number: 2, change: 'gone' }, [person])
  await expand()
  await act((tx) => tx.updateTable('delivery').set({ state: 'handed-over' }).execute())
  await act((tx) => tx.updateTable('exposed').set({ change: 'still' }).where('number', '=', 2).execute())
  for (let round = 0; round < 2; round++) {
    await act((tx) =>
      tx.insertInto('exposed_late').values({ organisation, alert, number: 2, person, at: now }).execute(),
    )
    await expand()
  }
  const states = (await deliveries()).map(({ state, step }) => [state, step])
  assert.deepEqual(states.sort(), [
    ['handed-over', 1],
    ['handed-over', 1],
    ['pending', 2],
  ])
})

test('a help case goes to the duty contacts that are on, in the lane of life-safety', async () => {
  const { organisation, act, alert, ids, expand, deliveries } = await issued(['Ana'])
  await expand()
  const contact = (email: string, active: boolean) => ({
    organisation,
    id: randomUUID(),
    name: 'Desk',
    email,
    active,
  })
  await act((tx) =>
    tx
      .insertInto('duty_contact')
      .values([contact('on@a.example', true), contact('off@a.example', false)])
      .execute(),
  )
  await act((tx) =>
    createNotice(tx, organisation, {
      kind: 'help-case',
      alert,
      number: 1,
      subject: randomUUID(),
      about: { person: ids.Ana ?? '', note: null },
      now,
    }),
  )
  assert.equal(await expand(), 1)
  const [told] = (await deliveries()).filter(({ recipient_kind }) => recipient_kind === 'contact')
  assert.equal(told?.lane, 'life-safety')
})
