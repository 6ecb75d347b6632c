import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { usgs } from './usgs.ts'

const items = sampleItems(usgs, 'usgs.json')
const strong = items.us7000smp1

test('an earthquake is known by every name of its set, the preferred one first', () => {
  assert.deepEqual(strong?.ids, ['us7000smp1', 'ak026smp1'])
  assert.deepEqual(strong?.facts.eventIds, ['usgs:us7000smp1', 'usgs:ak026smp1'])
})

test('times are milliseconds: the shaking began at one, the record changed at the other', () => {
  assert.equal(strong?.facts.onset?.at?.toISOString(), '2026-09-21T11:26:40.123Z')
  assert.equal(strong?.updated?.at?.toISOString(), '2026-09-21T12:50:00.456Z')
  assert.equal(strong?.published, null)
})

test('magnitude is not rounded as the title is, and the third coordinate is the depth', () => {
  const { magnitude, depthKm, points } = strong?.facts ?? {}
  assert.deepEqual(
    { magnitude, depthKm, points },
    { magnitude: 6.84, depthKm: 31.2, points: [{ lat: 54.43, lon: -158.21 }] },
  )
})

test('the PAGER colour is the level and the tsunami flag stands beside it', () => {
  assert.deepEqual(strong?.facts.level, { scheme: 'usgs-pager', given: 'yellow', rank: 2 })
  assert.deepEqual(strong?.facts.indicators, ['tsunami'])
})

test('a summary names the detail, and the detail no further one', () => {
  assert.equal(strong?.full?.format, 'usgs')
  const detail = {
    type: 'Feature',
    id: 'us1',
    geometry: { type: 'Point', coordinates: [1, 2, 3] },
    properties: {
      mag: 5,
      time: 1789990000123,
      detail: 'https://earthquake.usgs.gov/earthquakes/feed/v1.0/detail/us1.geojson',
      products: {
        'general-text': [{ contents: { '': { bytes: '<h2>Summary</h2><p>A fault slipped.</p>' } } }],
      },
    },
  }
  const whole = onlyItem(usgs, detail)
  assert.deepEqual([whole.full, whole.text], [null, 'Summary\n\nA fault slipped.'])
})

test('a deleted event was taken back', () => {
  assert.equal(items.nc75999002?.state, 'withdrawn')
})

test('a quarry blast is no natural event', () => {
  assert.deepEqual(items.uu80999001?.facts.categories, ['other'])
})

test('a record that is no earthquake is dropped by itself', () => {
  const { dropped } = readAs(usgs, sampleBytes('usgs.json'))
  assert.deepEqual(dropped, [
    { at: 'feature 4', why: '"properties.mag" is wrong: expected a magnitude or null.' },
  ])
})
