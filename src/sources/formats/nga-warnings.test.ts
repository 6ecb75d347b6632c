import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, documentContext, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { ngaWarnings } from './nga-warnings.ts'

const items = sampleItems(ngaWarnings, 'nga-warnings.json')
const launch = items['4-2026-412']
const shots = items['P-2026-87']

test('area, year and number name a warning, also where they are written by their other names', () => {
  assert.deepEqual(Object.keys(items), ['4-2026-412', 'P-2026-87'])
})

test('the title says the area, the number, the region and what it is about', () => {
  assert.deepEqual(
    [launch?.title, shots?.title],
    [
      'NAVAREA IV 412/26: WESTERN NORTH ATLANTIC, HAZARDOUS OPERATIONS, ROCKET LAUNCHING',
      'HYDROPAC 87/26: GULF OF ADEN, VESSEL REPORTS SHOTS FIRED BY SMALL CRAFT',
    ],
  )
})

test('positions are read from the words, in minutes and in seconds, south and west below zero', () => {
  assert.deepEqual(launch?.facts.points, [
    { lat: 28.665, lon: -80.64 },
    { lat: 28.66667, lon: -79.73333 },
    { lat: 28.475, lon: -79.66667 },
  ])
  assert.deepEqual(shots?.facts.points, [{ lat: 12.08333, lon: 46.5 }])
})

test('a warning is issued and expires at a date-time group', () => {
  assert.deepEqual(
    [launch?.published?.at?.toISOString(), launch?.facts.expires?.at?.toISOString(), shots?.facts.expires],
    ['2026-05-12T22:39:00.000Z', '2026-05-18T16:00:00.000Z', null],
  )
})

test('a list of what is in force and a warning without a number are dropped with the reason', () => {
  const { dropped } = readAs(ngaWarnings, sampleBytes('nga-warnings.json'))
  assert.deepEqual(
    dropped.map(({ at }) => at),
    ['warning 3', 'warning 4'],
  )
  assert.match(dropped[0]?.why ?? '', /only lists/)
})

test('no warning in force is an empty list, and other JSON is refused', () => {
  assert.deepEqual(readAs(ngaWarnings, bytesOf('{"broadcast-warn":[]}')).items, [])
  assert.equal(ngaWarnings.read(bytesOf('[]'), documentContext()).ok, false)
})
