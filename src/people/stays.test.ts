import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { cellOf } from '../geography/cells.ts'
import { aScene } from '../testing/scene.ts'
import { erasePerson, exportPerson } from './erase.ts'
import { currentForDays, markOver } from './over.ts'
import { findPerson, staysOf } from './queries.ts'
import type { NewStay } from './stay.ts'
import { saveStay, saveStays } from './stays.ts'

async function scene() {
  const { db, organisation, act } = await aScene()
  const person = randomUUID()
  await act((tx) =>
    tx
      .insertInto('person')
      .values({ organisation, id: person, key: 'ana', name: 'Ana', email: 'ana@example.org', tags: ['x'] })
      .execute(),
  )
  const stay = (change: Partial<NewStay> = {}): NewStay => ({
    ...{ key: 'k', person, trip: null, kind: 'lodging', label: 'Somewhere', assumed: [] },
    where: {
      ...{ precision: 'exact', place: null, country: 'IQ', zone: 'Asia/Baghdad' },
      point: { lat: 33.3, lon: 44.4, radiusKm: 0.1 },
    },
    starts: new Date('2026-11-20T00:00:00Z'),
    ends: new Date('2026-11-22T00:00:00Z'),
    ...change,
  })
  const stored = () => act((tx) => staysOf(tx, organisation, person))
  return { db, organisation, act, person, stay, stored }
}

test('a point is stored with its cell, digit for digit', async () => {
  const { act, organisation, stay, stored } = await scene()
  await act((tx) => saveStay(tx, organisation, stay()))
  const [row] = await stored()
  assert.deepEqual([row?.cell, row?.place, row?.radius_km], [cellOf(44.4, 33.3).toString(), null, 0.1])
})

test('a stay without a point is stored by its place, which is filed as visited', async () => {
  const { act, organisation, stay, stored } = await scene()
  const where = { precision: 'country', place: 'country:IQ', country: 'IQ', point: null, zone: null } as const
  await act((tx) => saveStays(tx, organisation, [stay({ where }), stay({ key: 'l', where })]))
  const visited = await act((tx) =>
    tx.selectFrom('visited_place').select('place').where('organisation', '=', organisation).execute(),
  )
  assert.deepEqual(
    [(await stored()).map(({ cell }) => cell), visited],
    [[null, null], [{ place: 'country:IQ' }]],
  )
})

test('saving a stay again changes it only where it differs', async () => {
  const { act, organisation, stay } = await scene()
  const first = await act((tx) => saveStay(tx, organisation, stay()))
  const same = await act((tx) => saveStay(tx, organisation, stay()))
  const other = await act((tx) => saveStay(tx, organisation, stay({ ends: null })))
  assert.deepEqual(
    [first.changed, same, other],
    [true, { id: first.id, changed: false }, { id: first.id, changed: true }],
  )
})

test('a stay is over once it ended long enough ago, in batches', async () => {
  const { db, act, organisation, stay, stored } = await scene()
  const open = stay({ key: 'open', ends: null })
  await act((tx) => saveStays(tx, organisation, [stay(), stay({ key: 'twin' }), open]))
  const end = new Date('2026-11-22T00:00:00Z').getTime()
  const later = new Date(end + currentForDays * 86_400_000 + 1)
  assert.equal(await markOver(db, organisation, new Date(later.getTime() - 1)), 0)
  assert.deepEqual(
    [await markOver(db, organisation, later, 1), await markOver(db, organisation, later, 5)],
    [1, 1],
  )
  const current = (await stored()).filter((row) => !row.over)
  assert.deepEqual(
    current.map(({ key }) => key),
    ['open'],
  )
})

test('a stay that is prolonged is current again', async () => {
  const { db, act, organisation, stay, stored } = await scene()
  await act((tx) => saveStay(tx, organisation, stay()))
  await markOver(db, organisation, new Date('2027-01-01T00:00:00Z'))
  await act((tx) => saveStay(tx, organisation, stay({ ends: new Date('2027-02-01T00:00:00Z') })))
  assert.equal((await stored())[0]?.over, false)
})

test('what is held on a person can be handed over', async () => {
  const { act, organisation, stay, person } = await scene()
  await act((tx) => saveStay(tx, organisation, stay()))
  const held = await act((tx) => exportPerson(tx, organisation, 'ana@example.org'))
  assert.deepEqual([held?.id, held?.person.name, held?.stays.length], [person, 'Ana', 1])
})

test('an erased person leaves an id and nothing else', async () => {
  const { act, organisation, stay, stored, person } = await scene()
  await act((tx) => saveStay(tx, organisation, stay()))
  const erased = await act((tx) => erasePerson(tx, organisation, 'ana'))
  assert.deepEqual(erased, { person, trips: 0, stays: 1 })
  assert.deepEqual(await stored(), [])
  assert.equal(await act((tx) => findPerson(tx, organisation, 'ana@example.org')), undefined)
  const left = await act((tx) => findPerson(tx, organisation, person))
  assert.deepEqual([left?.name, left?.email, left?.tags, left?.active], ['Erased', null, [], false])
})

test('somebody unknown cannot be erased', async () => {
  const { act, organisation } = await scene()
  assert.equal(await act((tx) => erasePerson(tx, organisation, 'nobody')), undefined)
})
