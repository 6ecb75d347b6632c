import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { importPeople } from './import-people.ts'
import { importSites } from './import-sites.ts'
import { importTrips } from './import-trips.ts'
import { findPerson, sitesOf, staysOf } from './queries.ts'

const now = new Date('2026-11-23T09:00:00Z')
const bytes = (name: string) => readFileSync(new URL(`../../examples/${name}.csv`, import.meta.url))

async function loaded() {
  const { db, organisation, act } = await aScene()
  const options = { now, dryRun: false }
  const people = await importPeople(db, organisation, bytes('people'), options)
  const trips = await importTrips(db, organisation, bytes('trips'), options)
  const sites = await importSites(db, organisation, bytes('sites'), options)
  const again = [
    await importPeople(db, organisation, bytes('people'), options),
    await importTrips(db, organisation, bytes('trips'), options),
    await importSites(db, organisation, bytes('sites'), options),
  ]
  return { organisation, act, people, trips, sites, again }
}

test('the examples import without a fault, and again to no effect', async () => {
  const { people, trips, sites, again } = await loaded()
  for (const report of [people, trips, sites])
    assert.deepEqual([report.errors, report.unresolved, report.warnings], [[], [], []])
  assert.deepEqual([people.added, trips.added, sites.added], [12, 18, 3])
  assert.deepEqual(
    again.map(({ added, changed, changedStays }) => [added, changed, changedStays.length]),
    [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  )
})

test('every stay of the examples says how closely it is known and what is assumed', async () => {
  const { organisation, act } = await loaded()
  const shown = await act(async (tx) => {
    const all: unknown[] = []
    for (const who of ['E01', 'E03', 'E05', 'E10']) {
      const person = await findPerson(tx, organisation, who)
      for (const stay of (await staysOf(tx, organisation, person?.id ?? '')).toReversed())
        all.push([stay.kind, stay.label, stay.precision, stay.assumed])
    }
    return all
  })
  assert.deepEqual(shown, [
    ['home', 'At home, Paris', 'city', null],
    ['lodging', 'Hotel unknown, Baghdad', 'city', 'hotel unknown'],
    ['transit', 'In transit through CDG', 'street', null],
    ['transit', 'In transit through BGW', 'street', null],
    ['lodging', 'Citadel Guest House, Erbil', 'city', null],
    ['home', 'At home, Berlin', 'city', null],
    ['lodging', 'Hotel unknown, Basra', 'city', 'one-way trip; hotel unknown'],
    ['home', 'At home, Madrid', 'city', null],
    ['transit', 'In transit through BGW', 'street', null],
    ['lodging', 'Harbour Lodge, Basra', 'city', null],
    ['home', 'At home, Paris', 'city', null],
    ['lodging', 'Hotel unknown, near BGW', 'city', 'hotel unknown'],
  ])
})

test('sites know their contacts', async () => {
  const { organisation, act } = await loaded()
  const sites = await act((tx) => sitesOf(tx, organisation))
  assert.deepEqual(
    sites.map(({ name, radius_km, headcount, contacts }) => [name, radius_km, headcount, contacts?.length]),
    [
      ['Baghdad office', 0.5, 24, 2],
      ['Basra yard', 2, 60, 1],
      ['Beirut office', 0.5, 11, 1],
    ],
  )
})
