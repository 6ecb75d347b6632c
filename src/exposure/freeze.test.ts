import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AlertContent } from '../alerts/alert.ts'
import { anExposureScene } from '../testing/exposed.ts'

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

  assert.deepEqual(await scene.freeze(alert), { certain: 1, possible: 1, gone: 0, sites: 0 })
  assert.deepEqual(await scene.told(alert.alert), [
    'Ana | possible | new | In Baghdad Tue 3 – Fri 6 Mar; only the city is known',
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
    'Bo | possible | new | In Samarra Tue 3 – Fri 6 Mar; 7.5 km outside the area, and only the city is known',
  ])
})
