import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ring } from '../geography/area.ts'
import { checkedOutline } from '../people/outline.ts'
import { saveSites } from '../people/sites.ts'
import { anExposureScene, now } from '../testing/exposed.ts'
import { somePeople } from '../testing/told.ts'
import { catchUp } from './catch-up.ts'
import { exposedCounts, exposedSites } from './queries.ts'

const baghdad = { lat: 33.34, lon: 44.4 }
const area = [{ type: 'circle' as const, ...baghdad, km: 20 }]
const week = { starts: '2026-03-03T09:00:00Z', ends: '2026-03-06T08:00:00Z' }

async function aScene() {
  const scene = await anExposureScene()
  const { organisation, act, db } = scene
  Object.assign(scene.ids, await somePeople(scene, [{ name: 'Ana' }, { name: 'Bo' }]))
  const site = (name: string, at: { lat: number; lon: number; outline?: Ring[] }, contacts: string[]) =>
    act((tx) =>
      saveSites(
        tx,
        organisation,
        [
          {
            ...{ key: name, name, country: 'IQ', place: null, zone: null, radiusKm: 0.5, headcount: null },
            ...{ outline: null, ...at, contacts: contacts.map((who) => scene.ids[who] as string) },
          },
        ],
        true,
      ),
    )
  const late = () =>
    act((tx) =>
      tx
        .selectFrom('exposed_late')
        .innerJoin('person', 'person.id', 'exposed_late.person')
        .select('person.name')
        .orderBy('person.name')
        .execute(),
    ).then((rows) => rows.map(({ name }) => name))
  return { ...scene, site, late, catchUp: () => catchUp(db, organisation, now) }
}

test('who is responsible for a site in the area is told of it, once, and is not among the exposed', async () => {
  const scene = await aScene()
  await scene.site('Office', baghdad, ['Ana', 'Bo'])
  await scene.site('Depot', { lat: 33.35, lon: 44.41 }, ['Ana'])
  await scene.stay('Bo', { label: 'Baghdad', point: baghdad, ...week })
  const alert = await scene.alert({ area })
  const counts = await scene.freeze(alert)

  assert.deepEqual(counts, { certain: 1, possible: 0, gone: 0, sites: 2, responsible: 1 })
  assert.deepEqual(await scene.told(alert.alert), [
    'Ana | certain | responsible | Responsible for Depot, in the area and Office, in the area.',
    'Bo | certain | new | In Baghdad Tue 3 – Fri 6 Mar',
  ])
})

test('a site that comes, moves or changes hands after the issue reaches its responsible people', async () => {
  const scene = await aScene()
  const alert = await scene.alert({ area })
  await scene.freeze(alert)
  await scene.catchUp()
  await scene.site('Office', { lat: 48.85, lon: 2.35 }, ['Ana'])
  assert.equal(await scene.catchUp(), 0)

  await scene.site('Office', baghdad, ['Ana'])
  assert.equal(await scene.catchUp(), 1)
  await scene.site('Office', baghdad, ['Ana', 'Bo'])
  assert.equal(await scene.catchUp(), 1)
  assert.deepEqual(await scene.late(), ['Ana', 'Bo'])
  const counted = await scene.act((tx) => exposedCounts(tx, scene.organisation, alert.alert, 1))
  assert.equal(counted.responsible, 2)
  assert.equal(await scene.catchUp(), 0)
})

test('a site that commits while the alert is being issued is seen by one of the two', async () => {
  const scene = await aScene()
  const alert = await scene.alert({ area })
  await scene.act(async (tx) => {
    const { freezeAudience } = await import('./freeze.ts')
    await freezeAudience(tx, scene.organisation, { ...alert, now })
    await scene.site('Office', baghdad, ['Ana'])
  })
  await scene.catchUp()
  assert.deepEqual(await scene.late(), ['Ana'])
})

test('somebody responsible who then travels there becomes one of the exposed', async () => {
  const scene = await aScene()
  await scene.site('Office', baghdad, ['Ana'])
  const alert = await scene.alert({ area })
  await scene.freeze(alert)
  await scene.stay('Ana', { label: 'Baghdad', point: baghdad, ...week })
  assert.equal(await scene.catchUp(), 1)
  assert.deepEqual(await scene.told(alert.alert), ['Ana | certain | new | In Baghdad Tue 3 – Fri 6 Mar'])
})

test('a site with an outline stands in the area only where its ground does', async () => {
  const scene = await aScene()
  const north = 33.34 + 20 / 111.195
  const strip = (south: number): Ring[] => [
    [
      [44.3, south],
      [44.5, south],
      [44.5, south + 0.02],
      [44.3, south + 0.02],
      [44.3, south],
    ],
  ]
  const outlined = (rings: Ring[]) => {
    const read = checkedOutline(rings)
    if ('fault' in read) throw new Error(read.fault)
    return read
  }
  await scene.site('Inside', outlined(strip(north - 0.03)), [])
  await scene.site('Beyond', outlined(strip(north + 0.005)), ['Ana'])
  const alert = await scene.alert({ area })
  assert.deepEqual(await scene.freeze(alert), { certain: 0, possible: 0, gone: 0, sites: 1, responsible: 0 })
  await scene.catchUp()
  const sites = await scene.act((tx) => exposedSites(tx, scene.organisation, alert.alert))
  assert.deepEqual(
    sites.map(({ name }) => name),
    ['Inside'],
  )
})
