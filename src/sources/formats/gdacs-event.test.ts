import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { gdacsEvent } from './gdacs-event.ts'

const items = sampleItems(gdacsEvent, 'gdacs-event.json')
const quake = items.EQ1500001
const cyclone = items.TC1001300

test('type and number name the event, the episode its telling, GLIDE and USGS the same event elsewhere', () => {
  assert.deepEqual([quake?.ids, quake?.facts.episode], [['EQ1500001'], '1600001'])
  assert.deepEqual(quake?.facts.eventIds, ['gdacs:EQ1500001', 'usgs:us7000smp9', 'glide:EQ-2026-000321-TCD'])
})

test('the event’s level is the level, and the episode’s own stands beside it', () => {
  assert.deepEqual(quake?.facts.level, { scheme: 'gdacs', given: 'Orange', rank: 2 })
  assert.deepEqual(quake?.facts.indicators, ['episode Green'])
  assert.equal(quake?.facts.severity, null)
})

test('times without a zone are UTC, wherever the source is', () => {
  const { EQ1500001: here } = sampleItems(gdacsEvent, 'gdacs-event.json', { timeZone: 'Asia/Tokyo' })
  assert.deepEqual(
    [here?.facts.onset?.at?.toISOString(), here?.facts.onset?.zone],
    ['2026-03-02T04:05:06.000Z', 'assumed'],
  )
})

test('an event that goes on has no end, and one that does not has the day it was followed to', () => {
  assert.equal(quake?.facts.ends, null)
  assert.equal(cyclone?.facts.ends?.at?.toISOString(), '2026-08-04T12:00:00.000Z')
})

test('only an earthquake’s size is a magnitude', () => {
  assert.deepEqual(
    [quake?.facts.magnitude, quake?.facts.depthKm, cyclone?.facts.magnitude],
    [6.4, 12.5, null],
  )
})

test('every country affected counts, and none where none is given', () => {
  assert.deepEqual([quake?.facts.countries, cyclone?.facts.countries], [['TD', 'SD'], []])
})

test('further shapes of an event are its area, not further events', () => {
  const { items: all, dropped, notes } = readAs(gdacsEvent, sampleBytes('gdacs-event.json'))
  assert.deepEqual(
    [all.length, dropped.length, notes],
    [2, 1, ['Features that are further shapes of the same events: 1.']],
  )
  assert.equal(quake?.facts.area?.length, 1)
})
