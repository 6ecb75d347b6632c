import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { saskalert } from './saskalert.ts'

const items = sampleItems(saskalert, 'saskalert.json')
const storm = items['urn:oid:2.49.0.1.124.0000000001.2026']
const water = items['AAAA-BBBB']

test('the identifier names the alert and the number behind it the telling', () => {
  assert.deepEqual([storm?.ids, storm?.facts.episode], [['urn:oid:2.49.0.1.124.0000000001.2026'], '2'])
})

test('an ended alert that was cancelled is cancelled, an active one is actual', () => {
  assert.deepEqual([storm?.state, water?.state], ['cancelled', 'actual'])
})

test('the point is latitude, a space, longitude; blank is none', () => {
  assert.deepEqual([storm?.facts.points, water?.facts.points], [[{ lat: 49.1, lon: -108.8 }], []])
})

test('a time in -00:00 is UTC', () => {
  assert.equal(storm?.published?.at?.toISOString(), '2026-08-18T00:52:24.000Z')
})

test('the message is the same thing as its entry, in the source’s language', () => {
  const { 'AAAA-BBBB': message } = sampleItems(saskalert, 'saskalert-cap.json', { language: 'en' })
  assert.deepEqual([message?.ids, message?.title], [water?.ids, 'Boil water in Sample Village'])
})

test('a category that is a text alone is read, and the area of both languages is one', () => {
  const { 'AAAA-BBBB': message } = sampleItems(saskalert, 'saskalert-cap.json')
  assert.deepEqual([message?.facts.categories, message?.facts.area?.length], [['health'], 1])
})

test('an entry without an identifier is dropped', () => {
  assert.deepEqual(
    readAs(saskalert, sampleBytes('saskalert.json')).dropped.map(({ at }) => at),
    ['entry 3'],
  )
})
