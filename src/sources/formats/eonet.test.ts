import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { eonet } from './eonet.ts'

const items = sampleItems(eonet, 'eonet.json')
const storm = items.EONET_90001
const fire = items.EONET_90002

test('the newest of the series is where the event is now, in whatever order they stand', () => {
  assert.deepEqual(storm?.facts.points, [{ lat: 15, lon: -62 }])
  assert.deepEqual(
    [storm?.facts.onset?.given, storm?.updated?.given],
    ['2026-08-01T00:00:00Z', '2026-08-03T00:00:00Z'],
  )
})

test('an event with a closing date has ended, one without goes on', () => {
  assert.deepEqual(
    [storm?.state, fire?.state, fire?.facts.ends?.given],
    ['actual', 'ended', '2026-07-09T00:00:00Z'],
  )
})

test('knots and acres are no magnitude', () => {
  assert.deepEqual(
    [storm?.facts.magnitude, storm?.facts.indicators, fire?.facts.indicators],
    [null, ['55 kts'], ['510 acres']],
  )
})

test('the event’s name at the agency that it comes from is shared', () => {
  assert.deepEqual(storm?.facts.eventIds, ['eonet:EONET_90001', 'gdacs:TC1001300'])
})

test('the older version’s event is the same thing, with its category by number', () => {
  const old = sampleItems(eonet, 'eonet-v2.json')
  assert.deepEqual(
    [old.EONET_90002?.ids, old.EONET_90002?.facts.points],
    [fire?.ids, [{ lat: 26.5, lon: -98.5 }]],
  )
  assert.deepEqual(
    [old.EONET_90002?.facts.categories, old.EONET_90004?.facts.categories],
    [['natural'], ['weather']],
  )
})

test('as GeoJSON each moment is a feature, and the event still one', () => {
  const at = (date: string, lon: number) => ({
    type: 'Feature',
    properties: {
      id: 'EONET_9',
      title: 'Tropical Storm Sample',
      closed: null,
      date,
      categories: [],
      sources: [],
    },
    geometry: { type: 'Point', coordinates: [lon, 10] },
  })
  const features = [at('2026-08-02T00:00:00Z', -52), at('2026-08-01T00:00:00Z', -51)]
  const whole = onlyItem(eonet, { type: 'FeatureCollection', features })
  assert.deepEqual([whole.ids, whole.facts.points], [['EONET_9'], [{ lat: 10, lon: -52 }]])
})

test('an event without any geometry is dropped', () => {
  assert.deepEqual(readAs(eonet, sampleBytes('eonet.json')).dropped, [
    { at: 'event 3', why: 'the record is wrong: it has no geometry.' },
  ])
})
