import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anExposureScene, now, type SomeStay } from '../testing/exposed.ts'
import { somePeople } from '../testing/told.ts'
import { catchUp } from './catch-up.ts'
import { freezeAudience } from './freeze.ts'
import { exposedCounts } from './queries.ts'

const baghdad = { lat: 33.34, lon: 44.4 }
const here: SomeStay = {
  label: 'Baghdad',
  point: baghdad,
  starts: '2026-03-03T09:00:00Z',
  ends: '2026-03-06T08:00:00Z',
}
const area = [{ type: 'circle' as const, ...baghdad, km: 20 }]

/** A scene whose notes of earlier stays are dealt with, and ways to see who was found and who is to be told late. */
async function aWatchedScene() {
  const scene = await anExposureScene()
  const { organisation, act, db } = scene
  const found = () =>
    act((tx) =>
      tx
        .selectFrom('exposed')
        .innerJoin('person', 'person.id', 'exposed.person')
        .select(['person.name', 'found_by'])
        .orderBy('person.name')
        .execute(),
    ).then((rows) => rows.map(({ name, found_by }) => `${name} ${found_by}`))
  const late = () =>
    act((tx) =>
      tx
        .selectFrom('exposed_late')
        .innerJoin('person', 'person.id', 'exposed_late.person')
        .select('person.name')
        .orderBy('person.name')
        .execute(),
    ).then((rows) => rows.map(({ name }) => name))
  return { ...scene, found, late, catchUp: (at = now) => catchUp(db, organisation, at) }
}

test('stays committed before the freeze, between freeze and commit, and after it are each found once', async () => {
  const scene = await aWatchedScene()
  const alert = await scene.alert({ area })
  await scene.stay('Ana', here)
  await scene.act(async (tx) => {
    await freezeAudience(tx, scene.organisation, { ...alert, now })
    await scene.stay('Bo', here)
  })
  await scene.stay('Cy', here)

  assert.deepEqual(await scene.found(), ['Ana issue'])
  assert.equal(await scene.catchUp(), 2)
  assert.deepEqual(
    (await scene.found()).map((line) => line.split(' ')[0]),
    ['Ana', 'Bo', 'Cy'],
  )
  assert.deepEqual(await scene.late(), ['Bo', 'Cy'])
  assert.equal(await scene.catchUp(), 0)
  const counts = await scene.act((tx) => exposedCounts(tx, scene.organisation, alert.alert, 1))
  assert.equal(counts.certain, 3)
})

test('a long import that commits after the issue has caught up is found by its own note', async () => {
  const scene = await aWatchedScene()
  const alert = await scene.alert({ area })
  const { Ana } = await somePeople(scene, [{ name: 'Ana' }])
  await scene.act(async (tx) => {
    await tx
      .insertInto('stay')
      .values({
        ...{ organisation: scene.organisation, id: crypto.randomUUID(), person: Ana as string, key: 'slow' },
        ...{ kind: 'home', label: 'Iraq', precision: 'country', place: 'country:IQ' },
        ...{ starts: new Date(0) },
      })
      .execute()
    await tx
      .insertInto('visited_place')
      .values({ organisation: scene.organisation, place: 'country:IQ' })
      .execute()
    await scene.freeze(alert)
    assert.equal(await scene.catchUp(), 0)
  })

  assert.equal(await scene.catchUp(), 1)
  assert.deepEqual(await scene.found(), ['Ana stay'])
})

test('two workers that catch up at once find everybody once', async () => {
  const scene = await aWatchedScene()
  const alert = await scene.alert({ area })
  await scene.freeze(alert)
  for (const name of ['Ana', 'Bo', 'Cy', 'Di']) await scene.stay(name, here)

  const counts = await Promise.all([scene.catchUp(), scene.catchUp(), scene.catchUp()])

  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    4,
  )
  assert.deepEqual(await scene.late(), ['Ana', 'Bo', 'Cy', 'Di'])
})

test('a stay reaches no alert that is over or ended, and none of another organisation', async () => {
  const scene = await aWatchedScene()
  const other = await aWatchedScene()
  const alert = await scene.alert({ area })
  await scene.freeze(alert)
  await other.stay('Bo', here)
  await scene.stay('Ana', here)

  assert.equal(await other.catchUp(), 0)
  assert.equal(await scene.catchUp(new Date('2026-03-05T00:00:01Z')), 0)
  assert.deepEqual([await scene.found(), await other.found()], [[], []])
})

test('somebody whose trip was cancelled is at home again and is found there', async () => {
  const scene = await aWatchedScene()
  await scene.stay('Ana', { ...here, kind: 'home', starts: '1970-01-01T00:00:00Z', ends: null })
  const trip = await scene.stay('Ana', {
    ...here,
    point: { lat: 48.85, lon: 2.35 },
    starts: '2026-03-01T00:00:00Z',
  })
  const alert = await scene.alert({ area })
  await scene.freeze(alert)
  assert.equal(await scene.catchUp(), 0)

  await scene.act((tx) => tx.deleteFrom('stay').where('id', '=', trip.id).execute())
  assert.equal(await scene.catchUp(), 1)
})

test('a stay is noted by itself when it is new or somewhere else, and not when it says the same', async () => {
  const scene = await aWatchedScene()
  const { id } = await scene.stay('Ana', here)
  const noted = async () => (await scene.act((tx) => tx.selectFrom('match_due').selectAll().execute())).length
  assert.equal(await noted(), 1)
  await scene.catchUp()
  await scene.act((tx) =>
    tx.updateTable('stay').set({ label: 'The same place' }).where('id', '=', id).execute(),
  )
  assert.equal(await noted(), 0)
  await scene.act((tx) => tx.updateTable('stay').set({ radius_km: 7 }).where('id', '=', id).execute())
  assert.equal(await noted(), 1)
})
