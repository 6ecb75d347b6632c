import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { nws } from './nws.ts'
import { vtecEvent, vtecsIn } from './vtec.ts'

const items = sampleItems(nws, 'nws.json')
const flood = items['urn:oid:2.49.0.1.840.0.aaaa.001.1']
const called = items['urn:oid:2.49.0.1.840.0.bbbb.001.1']
const trial = items['urn:oid:2.49.0.1.840.0-KEEPALIVE-1']

test('reissues share the VTEC event, numbered in the year of the first message', () => {
  assert.deepEqual(flood?.facts.eventIds, ['vtec:KGID.FL.W.0007.2026'])
})

test('an event of the new year that was announced in the old one keeps its name when it begins', () => {
  const [announced] = vtecsIn('/O.NEW.KGID.WS.A.0007.270102T0300Z-270103T1400Z/')
  const [begun] = vtecsIn('/O.CON.KGID.WS.A.0007.000000T0000Z-270103T1400Z/')
  const names = [announced, begun].map((code) => code && vtecEvent(code, '2026-12-31T15:00:00-06:00'))
  assert.deepEqual(names, Array(2).fill('vtec:KGID.WS.A.0007.2026'))
})

test('the message expires before the event begins and the event ends after it', () => {
  const { onset, ends, expires } = flood?.facts ?? {}
  assert.deepEqual(
    [expires, onset, ends].map((time) => time?.at?.toISOString()),
    ['2027-01-01T14:00:00.000Z', '2027-01-01T15:00:00.000Z', '2027-01-02T14:00:00.000Z'],
  )
})

test('an update names the messages before it', () => {
  assert.deepEqual(flood?.facts.references, ['urn:oid:2.49.0.1.840.0.9999.001.1'])
})

test('wrapped lines are one line again, and lists stay lists', () => {
  assert.equal(
    flood?.text,
    '* WHAT...High water is on the lower road and will stay there.\n\n* WHERE...\n- The mill.\n- The old bridge.\n\nKeep off the lower road.',
  )
})

test('an alert for zones has no area but its names and the territory', () => {
  assert.deepEqual(
    [called?.facts.area, called?.facts.placeNames, called?.facts.countries],
    [null, ['Northern Sample'], ['PR']],
  )
})

test('a cancelled advisory is cancelled, and its severity stays the Unknown that was given', () => {
  assert.deepEqual([called?.state, called?.facts.severity], ['cancelled', 'Unknown'])
})

test('a message that only keeps the line alive is a test', () => {
  assert.deepEqual([trial?.state, trial?.title], ['test', 'Test Message'])
})

test('an event whose codes all expire has ended', () => {
  const text = new TextDecoder().decode(sampleBytes('nws.json')).replace('/O.CON.', '/O.EXP.')
  assert.equal(readAs(nws, new TextEncoder().encode(text)).items[0]?.state, 'ended')
})

test('as linked data the alerts are the same', () => {
  const { features } = JSON.parse(new TextDecoder().decode(sampleBytes('nws.json'))) as {
    features: { properties: object }[]
  }
  const graph = { '@context': {}, '@graph': features.slice(0, 1).map(({ properties }) => properties) }
  assert.deepEqual(onlyItem(nws, graph).ids, flood?.ids)
})

test('a nameless alert is dropped, and the next page is known', () => {
  const { dropped, next } = readAs(nws, sampleBytes('nws.json'))
  assert.deepEqual(
    [dropped.map(({ at }) => at), next],
    [['feature 4'], 'https://api.weather.gov/alerts?cursor=abc'],
  )
})
