import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleItems } from '../../testing/source-document.ts'
import { glide } from './glide.ts'

const items = sampleItems(glide, 'glide.json')
const flood = items['FL-2026-000199-ESP']
const quake = items['EQ-2026-000200-JPN']

test('hazard, number and country together are the GLIDE number', () => {
  assert.deepEqual(
    [flood?.ids, flood?.facts.eventIds],
    [['FL-2026-000199-ESP'], ['glide:FL-2026-000199-ESP']],
  )
})

test('the parts of the date are a day, and noughts are none', () => {
  assert.deepEqual(
    [flood?.facts.onset?.given, flood?.facts.onset?.precision, quake?.facts.onset],
    ['2026-03-07', 'day', null],
  )
})

test('a place at nought, nought is none', () => {
  assert.deepEqual([flood?.facts.points, quake?.facts.points], [[{ lat: 38.6, lon: -3.4 }], []])
})

test('only an earthquake has a magnitude', () => {
  assert.deepEqual([flood?.facts.magnitude, quake?.facts.magnitude], [null, 6.9])
})
