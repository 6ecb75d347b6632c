import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presenceOver } from '../people/presence-over-time.ts'
import { usualPresence } from '../people/presence-rules.ts'
import { changeRules, rulesOf } from '../people/rules.ts'
import { anExposureScene } from '../testing/exposed.ts'
import { somePeople } from '../testing/told.ts'
import { usualRadii } from '../vocabulary/radius.ts'
import { listExposed } from './queries.ts'

const baghdad = { lat: 33.34, lon: 44.4 }
const amman = { lat: 31.95, lon: 35.93 }
const area = [{ type: 'circle' as const, ...baghdad, km: 20 }]
const week = { starts: '2026-03-03T09:00:00Z', ends: '2026-03-06T08:00:00Z' }
const hotel = { label: 'Baghdad', point: baghdad, ...week }

/** What of the receipts tests look at: who, how sure, and the doubts of the first reason. */
async function audience(scene: Awaited<ReturnType<typeof anExposureScene>>) {
  const alert = await scene.alert({ area })
  await scene.freeze(alert)
  const lines = await scene.act((tx) => listExposed(tx, scene.organisation, alert.alert, { limit: 50 }))
  return Object.fromEntries(
    lines.map(({ name, receipt }) => {
      const [first] = receipt.exposed ? receipt.reasons : []
      return [name, [first?.confidence, first?.sure, first?.why.join()].join(' ')]
    }),
  )
}

test('a trip without a return fades by half every two weeks and is never dropped', async () => {
  const scene = await anExposureScene()
  const open = { label: 'Baghdad', point: baghdad, assumed: ['one-way trip' as const] }
  await scene.stay('Ana', { ...open, starts: '2026-03-03T00:00:00Z' })
  await scene.stay('Bo', { ...open, starts: '2026-02-17T00:00:00Z' })
  await scene.stay('Cy', { ...open, starts: '2025-03-02T00:00:00Z' })
  assert.deepEqual(await audience(scene), {
    Ana: 'possible 1 one-way',
    Bo: 'possible 0.5 one-way',
    Cy: 'possible 0 one-way',
  })
})

test('the organisation’s windows decide who counts beside a stay, and fade in a line', async () => {
  const scene = await anExposureScene()
  const left = {
    label: 'Baghdad',
    point: baghdad,
    starts: '2026-02-25T10:00:00Z',
    ends: '2026-03-01T00:00:00Z',
  }
  await scene.stay('Ana', left)
  assert.deepEqual(await audience(scene), {})
  const presence = { ...usualPresence, afterDepartureHours: 96 }
  await scene.act((tx) => changeRules(tx, scene.organisation, { presence, radius: usualRadii }))
  assert.deepEqual(await audience(scene), { Ana: 'possible 0.5 after-departure' })
  assert.deepEqual((await scene.act((tx) => rulesOf(tx, scene.organisation))).presence, presence)
})

test('below the least confidence nobody is in the audience, and an unknown one is never below it', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', { ...hotel, starts: '2026-02-02T00:00:00Z', ends: null, assumed: ['one-way trip'] })
  await scene.stay('Bo', { label: 'Iraq', precision: 'country', place: 'country:IQ', ...week })
  const presence = { ...usualPresence, leastConfidence: 30 }
  await scene.act((tx) => changeRules(tx, scene.organisation, { presence, radius: usualRadii }))
  assert.deepEqual(await audience(scene), { Bo: 'possible  country-only' })
})

test('a check-in counts beyond its day and fades; a booking elsewhere gives way to it while it is fresh', async () => {
  const scene = await anExposureScene()
  const checkIn = { kind: 'check-in' as const, label: 'Baghdad', point: baghdad }
  await scene.stay('Ana', { ...checkIn, starts: '2026-03-01T00:00:00Z', ends: '2026-03-02T00:00:00Z' })
  await scene.stay('Bo', { ...checkIn, starts: '2026-03-02T06:00:00Z', ends: '2026-03-03T06:00:00Z' })
  await scene.stay('Cy', { ...hotel, starts: '2026-03-01T00:00:00Z' })
  await scene.stay('Cy', {
    ...checkIn,
    label: 'Amman',
    point: amman,
    starts: '2026-03-02T00:00:00Z',
    ends: '2026-03-03T00:00:00Z',
  })
  await scene.stay('Ed', hotel)
  await scene.stay('Ed', {
    ...checkIn,
    label: 'Amman',
    point: amman,
    starts: '2026-03-02T00:00:00Z',
    ends: '2026-03-03T00:00:00Z',
  })
  await scene.stay('Di', { ...checkIn, starts: '2026-02-20T00:00:00Z', ends: '2026-02-21T00:00:00Z' })
  const found = await audience(scene)
  assert.deepEqual(found, {
    Ana: 'possible 0.5 old-check-in',
    Bo: 'certain 1 ',
    Cy: 'possible 0.5 checked-in-elsewhere',
    Ed: 'certain 1 ',
  })
})

test('two bookings for the same nights far apart leave a doubt, unless both lie in the area', async () => {
  const scene = await anExposureScene()
  await scene.stay('Ana', hotel)
  await scene.stay('Ana', { ...hotel, label: 'Amman', point: amman })
  await scene.stay('Bo', hotel)
  await scene.stay('Bo', {
    ...hotel,
    label: 'Amman',
    point: amman,
    starts: '2026-03-06T00:00:00Z',
    ends: '2026-03-09T00:00:00Z',
  })
  await scene.stay('Cy', hotel)
  await scene.stay('Cy', { ...hotel, label: 'Basra', point: { lat: 30.5, lon: 47.8 } })
  assert.deepEqual(await audience(scene), {
    Ana: 'possible 0.5 double-booked',
    Bo: 'certain 1 ',
    Cy: 'possible 0.5 double-booked',
  })
  const both = await scene.alert({ area: [{ type: 'country', country: 'IQ' }] })
  await scene.freeze(both)
  const lines = await scene.told(both.alert)
  assert.equal(lines.find((line) => line.startsWith('Cy'))?.split(' | ')[1], 'certain')
})

test('an audience condition may ask for a role or a kind of person', async () => {
  const scene = await anExposureScene()
  Object.assign(scene.ids, await somePeople(scene, [{ name: 'Ana' }, { name: 'Bo' }, { name: 'Cy' }]))
  for (const name of ['Ana', 'Bo', 'Cy']) await scene.stay(name, hotel)
  await scene.act(async (tx) => {
    await tx
      .updateTable('person')
      .set({ role: 'Driver' })
      .where('id', '=', scene.ids.Ana as string)
      .execute()
    await tx
      .updateTable('person')
      .set({ kind: 'dependant' })
      .where('id', '=', scene.ids.Bo as string)
      .execute()
  })
  const only = async (condition: object) => {
    const alert = await scene.alert({ area, conditions: [{ ...condition, narrow: true }] })
    await scene.freeze(alert)
    return (await scene.told(alert.alert)).map((line) => line.split(' | ')[0])
  }
  assert.deepEqual(await only({ roles: ['driver'] }), ['Ana'])
  assert.deepEqual(await only({ kinds: ['dependant', 'visitor'] }), ['Bo'])
})

test('the strip of a person’s time says the numbers of the receipts', () => {
  const day = (text: string) => new Date(`2026-${text}T00:00:00Z`)
  const trip = {
    id: 't',
    kind: 'lodging' as const,
    precision: 'exact' as const,
    starts: day('03-03'),
    ends: null,
  }
  const home = { id: 'h', kind: 'home' as const, precision: 'city' as const, starts: new Date(0), ends: null }
  const words = (spans: ReturnType<typeof presenceOver>) =>
    spans.map(({ from, to, sure, why }) =>
      [from.toISOString().slice(5, 10), to?.toISOString().slice(5, 10) ?? '…', ...sure, why].join(' '),
    )
  assert.deepEqual(words(presenceOver(trip, [trip, home], usualPresence)), [
    '03-02 03-03 0 1 around',
    '03-03 03-17 1 0.5 one-way',
    '03-17 … 0.5 0 one-way-old',
  ])
  assert.deepEqual(words(presenceOver(home, [trip, home], usualPresence)), [
    '01-01 03-03 1 1 standing',
    '03-17 … 0.5 1 may-be-home',
  ])
  const checkIn = { ...trip, kind: 'check-in' as const, ends: new Date(day('03-04').getTime()) }
  assert.deepEqual(words(presenceOver(checkIn, [checkIn], { ...usualPresence, checkInHours: 8 })), [
    '03-03 03-04 1 1 there',
    '03-04 03-05 1 0.125 old-check-in',
  ])
})
