import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DateOrder, instantOf, orderOf, readDate } from './dates.ts'

const now = new Date('2026-11-23T22:30:00Z')

function at(text: string, zone = 'UTC', edge: 'start' | 'end' = 'start', order: DateOrder | null = null) {
  const read = readDate(text, order)
  return 'fault' in read ? read.fault : instantOf(read, zone, now, edge).toISOString()
}

for (const text of [
  '2026-12-01',
  '2026/12/01',
  '20261201',
  '1.12.2026',
  '1 Dec 2026',
  '1 décembre 2026',
  'Dec 1, 2026',
  'December 1 2026',
])
  test(`${text} is the first of December`, () => assert.equal(at(text), '2026-12-01T00:00:00.000Z'))

test('a local time is read in the zone of its place, with its summer time', () => {
  assert.equal(at('2026-12-01 14:30', 'Asia/Baghdad'), '2026-12-01T11:30:00.000Z')
  assert.equal(at('2026-12-01 2:30 PM', 'Europe/Paris'), '2026-12-01T13:30:00.000Z')
  assert.equal(at('2026-07-01T14:30:00', 'Europe/Paris'), '2026-07-01T12:30:00.000Z')
})

test('a time with an offset needs no zone', () => {
  assert.equal(at('2026-12-01T14:30:00+03:00', 'Europe/Paris'), '2026-12-01T11:30:00.000Z')
  assert.equal(at('2026-12-01 14:30Z', 'Asia/Baghdad'), '2026-12-01T14:30:00.000Z')
})

test('a last day without a time lasts until its midnight', () => {
  assert.equal(at('2026-12-01', 'Asia/Baghdad', 'end'), '2026-12-01T21:00:00.000Z')
})

test('days from today count from the day it is at the place', () => {
  assert.equal(at('today', 'UTC'), '2026-11-23T00:00:00.000Z')
  assert.equal(at('today', 'Asia/Baghdad'), '2026-11-23T21:00:00.000Z')
  assert.equal(at('+2d 08:00', 'UTC'), '2026-11-25T08:00:00.000Z')
  assert.equal(at('-1d', 'UTC'), '2026-11-22T00:00:00.000Z')
})

test('a clock time that the change to summer time skips moves on', () => {
  assert.equal(at('2026-03-29 02:30', 'Europe/Paris'), '2026-03-29T01:30:00.000Z')
})

for (const [text, expected] of [
  ['2026-02-31', /no day 2026-02-31/],
  ['31.4.2026', /no day 31.4.2026/],
  ['29 Feb 2027', /no day/],
  ['03/04/2027', /day\/month or month\/day/],
  ['46349', /day number/],
  ['3/4/27', /four digits/],
  ['next week', /no date/],
  ['2026-12-01 25:10', /no time/],
] as const)
  test(`${text} is refused with the reason`, () => assert.match(at(text), expected))

test('one date that can be read in one way only settles the file', () => {
  const cells = (...texts: string[]) => texts.map((text, i) => ({ row: i + 2, text }))
  assert.deepEqual(orderOf(cells('03/04/2027', '23/04/2027')), { order: 'day-first' })
  assert.deepEqual(orderOf(cells('03/04/2027', '04/23/2027 10:00')), { order: 'month-first' })
  assert.deepEqual(orderOf(cells('03/04/2027', '2027-04-23')), { order: null })
  assert.deepEqual(orderOf(cells('13/04/2027', '04/13/2027')), {
    row: 3,
    fault: 'Row 2 writes the day first, row 3 the month first: use YYYY-MM-DD.',
  })
  assert.equal(at('03/04/2027', 'UTC', 'start', 'day-first'), '2027-04-03T00:00:00.000Z')
  assert.equal(at('03/04/2027', 'UTC', 'start', 'month-first'), '2027-03-04T00:00:00.000Z')
})
