import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AlertContent } from '../alerts/alert.ts'
import { markOver } from '../people/over.ts'
import { saveSites } from '../people/sites.ts'
import { anExposureScene, now } from '../testing/exposed.ts'
import { somePeople, someRevision } from '../testing/told.ts'
import { freezeTold } from './freeze.ts'
import { previewExposure } from './preview.ts'
import { exposedCounts, exposedSites } from './queries.ts'
import { receiptFor } from './receipt-for.ts'
import { renderReceipt } from './receipts.ts'

const baghdad = { lat: 33.34, lon: 44.4 }
const around = (km: number): AlertContent['area'] => [{ type: 'circle', ...baghdad, km }]
const week = { starts: '2026-03-03T09:00:00Z', ends: '2026-03-06T08:00:00Z' }

test('a guest whose hotel is unknown is possibly exposed, and the receipt says why', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', {
    label: 'Baghdad',
    precision: 'city',
    point: { ...baghdad, radiusKm: 24 },
    ...week,
  })
  await scene.stay('Bo', {
    label: 'Basra',
    precision: 'city',
    point: { lat: 30.5, lon: 47.8, radiusKm: 15 },
    ...week,
  })
  await scene.stay('Cy', { label: 'Baghdad Hotel', point: baghdad, ...week })
  const alert = await scene.alert({ area: around(20) })

  assert.deepEqual(await scene.freeze(alert), { certain: 1, possible: 1, gone: 0, sites: 0, responsible: 0 })
  assert.deepEqual(await scene.told(alert.alert), [
    'Ana | possible | new | In Baghdad Tue 3 – Fri 6 Mar; only the city is known; 96 % sure',
    'Cy | certain | new | In Baghdad Hotel Tue 3 – Fri 6 Mar',
  ])
})

test('a whole town inside the area makes its guests certain; an error radius that only reaches in, possible', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', {
    label: 'Baghdad',
    precision: 'city',
    point: { ...baghdad, radiusKm: 24 },
    ...week,
  })
  await scene.stay('Bo', {
    label: 'Samarra',
    precision: 'city',
    point: { lat: 34.2, lon: 43.87, radiusKm: 10 },
    ...week,
  })
  const alert = await scene.alert({ area: around(100) })
  await scene.freeze(alert)

  assert.deepEqual(await scene.told(alert.alert), [
    'Ana | certain | new | In Baghdad Tue 3 – Fri 6 Mar',
    'Bo | possible | new | In Samarra Tue 3 – Fri 6 Mar; 7.5 km outside the area, and only the city is known; 7 % sure',
  ])
})

test('somebody at home is exposed there only while no trip covers it; a missing return leaves a doubt', async () => {
  const scene = await anExposureScene()
  const home = {
    kind: 'home',
    label: 'At home, Baghdad',
    point: baghdad,
    starts: '1970-01-01T00:00:00Z',
  } as const
  const paris = { label: 'Paris', point: { lat: 48.85, lon: 2.35 } }
  for (const name of ['Ana', 'Bo', 'Cy']) await scene.stay(name, home)
  await scene.stay('Bo', { ...paris, starts: '2026-03-01T00:00:00Z', ends: '2026-03-09T00:00:00Z' })
  await scene.stay('Cy', { ...paris, starts: '2026-02-01T00:00:00Z', assumed: ['one-way trip'] })
  const alert = await scene.alert({ area: around(20) })
  await scene.freeze(alert)

  assert.deepEqual(await scene.told(alert.alert), [
    'Ana | certain | new | At home, Baghdad',
    'Cy | possible | new | At home, Baghdad; may have returned from a trip without a known end; 77 % sure',
  ])
  const receipt = await scene.act((tx) =>
    receiptFor(tx, scene.organisation, alert.alert, scene.ids.Bo as string, now),
  )
  assert.equal(renderReceipt(receipt), 'At home, Baghdad: travelling all the while')
})

test('who comes within a day of its end, or left within a day before, is possibly exposed', async () => {
  const scene = await anExposureScene()
  const here = { label: 'Baghdad', point: baghdad }
  await scene.stay('Ana', { ...here, starts: '2026-03-05T10:00:00Z', ends: '2026-03-07T10:00:00Z' })
  await scene.stay('Bo', { ...here, starts: '2026-02-25T10:00:00Z', ends: '2026-03-02T10:00:00Z' })
  await scene.stay('Cy', { ...here, starts: '2026-02-25T10:00:00Z', ends: '2026-03-01T10:00:00Z' })
  await scene.stay('Di', { ...here, starts: '2026-03-07T00:00:00Z', ends: '2026-03-09T10:00:00Z' })
  const alert = await scene.alert({ area: around(20) })
  await scene.freeze(alert)

  assert.deepEqual(await scene.told(alert.alert), [
    'Ana | possible | new | In Baghdad Thu 5 – Sat 7 Mar; arrives 10 hours after it ends; 58 % sure',
    'Bo | possible | new | In Baghdad Wed 25 Feb – Mon 2 Mar; left 14 hours before; 42 % sure',
  ])
  const why = (name: string) =>
    scene.act(async (tx) =>
      renderReceipt(await receiptFor(tx, scene.organisation, alert.alert, scene.ids[name] as string, now)),
    )
  assert.equal(await why('Cy'), 'In Baghdad Wed 25 Feb – Sun 1 Mar: left 38 hours before')
  assert.equal(await why('Di'), 'In Baghdad Sat 7 – Mon 9 Mar: arrives 48 hours after it ends')
})

test('a near miss is told how near; somebody without any stay is said to have none', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', { label: 'Basra', point: { lat: 30.5, lon: 47.8 }, ...week })
  await scene.stay('Ana', { label: 'Samarra', point: { lat: 34.2, lon: 43.87 }, ...week })
  const { Bo } = await somePeople(scene, [{ name: 'Bo' }])
  const alert = await scene.alert({ area: around(20) })
  await scene.freeze(alert)
  const receipt = (person: string) =>
    scene.act((tx) => receiptFor(tx, scene.organisation, alert.alert, person, now))

  const ana = await receipt(scene.ids.Ana as string)
  assert.equal(renderReceipt(ana), 'In Samarra Tue 3 – Fri 6 Mar: 88 km from the area')
  assert.equal(ana.exposed ? 0 : ana.misses.length, 2)
  assert.equal(renderReceipt(await receipt(Bo as string)), 'No stay is known.')
})

test('a person with two stays in the area stands there once, the stronger reason first and the other kept', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', {
    label: 'Baghdad',
    precision: 'city',
    point: { ...baghdad, radiusKm: 24 },
    ...week,
  })
  await scene.stay('Ana', { label: 'Palace Hotel', point: baghdad, ...week })
  const alert = await scene.alert({ area: around(20) })
  await scene.freeze(alert)

  assert.deepEqual(await scene.told(alert.alert), [
    'Ana | certain | new | In Palace Hotel Tue 3 – Fri 6 Mar\nIn Baghdad Tue 3 – Fri 6 Mar; only the city is known; 96 % sure',
  ])
})

test('of a region or country only, somebody is certainly in an area that holds all of it and possibly in a part', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', { label: 'Iraq', precision: 'country', place: 'country:IQ', ...week })
  await scene.stay('Bo', { label: 'Jordan', precision: 'country', place: 'country:JO', ...week })
  const country = await scene.alert({ area: [{ type: 'country', country: 'IQ' }] })
  const city = await scene.alert({ area: around(20) })
  await scene.freeze(country)
  await scene.freeze(city)

  assert.deepEqual(await scene.told(country.alert), ['Ana | certain | new | In Iraq Tue 3 – Fri 6 Mar'])
  assert.deepEqual(await scene.told(city.alert), [
    'Ana | possible | new | In Iraq Tue 3 – Fri 6 Mar; only the country is known',
  ])
})

test('an audience condition selects wording; only a narrowing one leaves people out, and their receipt says so', async () => {
  const scene = await anExposureScene()
  Object.assign(
    scene.ids,
    await somePeople(scene, [
      { name: 'Ana', nationality: ['US'] },
      { name: 'Bo', nationality: ['FR'] },
    ]),
  )
  for (const name of ['Ana', 'Bo']) await scene.stay(name, { label: 'Baghdad', point: baghdad, ...week })
  const wording = { nationality: ['US'], wording: 'Register with your embassy.', narrow: false }
  const open = await scene.alert({ area: around(20), conditions: [wording] })
  const narrow = await scene.alert({ area: around(20), conditions: [{ ...wording, narrow: true }] })
  const preview = await scene.act((tx) => previewExposure(tx, scene.organisation, narrow.content, now))
  await scene.freeze(open)
  await scene.freeze(narrow)

  assert.deepEqual([preview.certain, preview.leftOut], [1, 1])
  assert.equal((await scene.told(open.alert)).length, 2)
  assert.deepEqual(await scene.told(narrow.alert), ['Ana | certain | new | In Baghdad Tue 3 – Fri 6 Mar'])
  const receipt = await scene.act((tx) =>
    receiptFor(tx, scene.organisation, narrow.alert, scene.ids.Bo as string, now),
  )
  assert.equal(receipt.exposed ? 'yes' : receipt.because, 'condition')
})

test('an update finds who is newly, still and no longer exposed, and the end of it goes to everybody told', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', { label: 'Baghdad', point: baghdad, ...week })
  await scene.stay('Bo', { label: 'Taji', point: { lat: 33.52, lon: 44.26 }, ...week })
  await scene.stay('Cy', { label: 'Basra', point: { lat: 30.5, lon: 47.8 }, ...week })
  const { alert, content } = await scene.alert({ area: around(60) })
  await scene.freeze({ alert, number: 1, content })
  const basra = [{ type: 'circle' as const, lat: 30.5, lon: 47.8, km: 20 }]
  const second = { ...content, area: [...basra, { type: 'circle' as const, ...baghdad, km: 10 }] }
  await someRevision(scene, { alert, number: 2, kind: 'update', content: second, at: now })
  const counts = await scene.freeze({ alert, number: 2, content: second, previous: 1 })

  assert.deepEqual(counts, { certain: 2, possible: 0, gone: 1, sites: 0, responsible: 0 })
  const short = (lines: string[]) => lines.map((line) => line.split(' | ').slice(0, 3).join(' '))
  assert.deepEqual(short(await scene.told(alert)), ['Ana certain still', 'Bo certain gone', 'Cy certain new'])

  await someRevision(scene, { alert, number: 3, kind: 'all-clear', content: second, at: now })
  await scene.act((tx) => freezeTold(tx, scene.organisation, { alert, number: 3, now }))
  assert.deepEqual(short(await scene.told(alert)), ['Ana certain told', 'Bo certain told', 'Cy certain told'])
  const counted = await scene.act((tx) => exposedCounts(tx, scene.organisation, alert, 3))
  assert.deepEqual(counted, { certain: 0, possible: 0, gone: 0, told: 3, responsible: 0 })
})

test('a site stands in the area when its grounds touch it', async () => {
  const scene = await anExposureScene()
  const site = (name: string, lat: number, radiusKm: number) => ({
    ...{
      key: name,
      name,
      country: 'IQ',
      place: null,
      zone: null,
      lat,
      lon: 44.4,
      radiusKm,
      headcount: 12,
      outline: null,
    },
    contacts: [],
  })
  // 20 km north of Baghdad's middle is 33.5199; the depot lies 0.9 km beyond.
  const sites = [site('Office', 33.34, 0.5), site('Depot', 33.528, 1), site('Kiosk', 33.528, 0.5)]
  await scene.act((tx) => saveSites(tx, scene.organisation, sites, false))
  const alert = await scene.alert({ area: around(20) })
  assert.equal((await scene.freeze(alert)).sites, 2)
  const exposed = await scene.act((tx) => exposedSites(tx, scene.organisation, alert.alert))
  assert.deepEqual(
    exposed.map(({ name, distanceKm }) => `${name} ${distanceKm.toFixed(1)}`),
    ['Office 0.0', 'Depot 0.9'],
  )
})

test('a replay finds who was there then, over as the stay may be, and leaves nothing to catch up with', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', {
    label: 'Baghdad',
    point: baghdad,
    starts: '2026-01-03T09:00:00Z',
    ends: '2026-01-06T08:00:00Z',
  })
  await markOver(scene.db, scene.organisation, now)
  const timeframe = { from: '2026-01-02T00:00:00Z', to: '2026-01-05T00:00:00Z' }
  const alert = await scene.alert({ area: around(20), timeframe })
  await scene.act((tx) => tx.deleteFrom('match_due').execute())
  await scene.freeze({ ...alert, asOf: new Date('2026-01-02T00:00:00Z') })

  assert.equal((await scene.told(alert.alert)).length, 1)
  assert.deepEqual(await scene.act((tx) => tx.selectFrom('match_due').selectAll().execute()), [])
})
