import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenEpoch, givenTime } from './given-time.ts'

const berlin = 'Europe/Berlin'
const at = (text: string) => givenTime(text, berlin)?.at?.toISOString().replace('.000', '') ?? null

for (const [text, instant] of [
  ['Tue, 18 Aug 2026 06:26:05 GMT', '2026-08-18T06:26:05Z'],
  ['18 Aug 2026 06:26:05 +0200', '2026-08-18T04:26:05Z'],
  ['Tue, 18 Aug 2026 06:26 GMT', '2026-08-18T06:26:00Z'],
  ['Fri, 18 Aug 2026 06:26:05 GMT', '2026-08-18T06:26:05Z'],
  ['Tue, 18 Aug 26 06:26:05 GMT', '2026-08-18T06:26:05Z'],
  ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
  ['Sun Nov  6 08:49:37 2026', '2026-11-06T07:49:37Z'],
  ['21 Jul 2026 22:00:00 AEST', '2026-07-21T12:00:00Z'],
  ['Tue, 18 Aug 2026 06:26:05 CEST', '2026-08-18T04:26:05Z'],
  ['Tue, 18 Aug 2026 06:26:05 EDT', '2026-08-18T10:26:05Z'],
  ['Tue, 18 Aug 2026 06:26:05 BST', '2026-08-18T05:26:05Z'],
  ['Tue, 18 Aug 2026 06:26:05 MSK', '2026-08-18T03:26:05Z'],
  ['Tue, 18 Aug 2026 06:26:05 UT', '2026-08-18T06:26:05Z'],
  ['Tue, 18 Aug 2026 06:26:05 GMT+2', '2026-08-18T04:26:05Z'],
  ['Tue, 18 Aug 2026 06:26:05 +0530 (IST)', '2026-08-18T00:56:05Z'],
  ['Tue, 18 Aug 2026 06:26 PM ET', '2026-08-18T22:26:00Z'],
  ['Tue, 18 Aug 2026 06:26:05 America/New_York', '2026-08-18T10:26:05Z'],
  ['2026-08-18T06:26:05.250Z', '2026-08-18T06:26:05Z'],
  ['2026-08-18T06:26:05-06:00', '2026-08-18T12:26:05Z'],
  ['2026-08-18T24:00:00Z', '2026-08-19T00:00:00Z'],
  ['20260818T062605Z', '2026-08-18T06:26:05Z'],
  ['2026.08.18 06:26:05 UTC', '2026-08-18T06:26:05Z'],
  ['mar., 18 août 2026 06:26:05 +0200', '2026-08-18T04:26:05Z'],
  ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T22:42:40Z'],
  ['Di, 03 Mär 2026 08:00:00 MEZ', '2026-03-03T07:00:00Z'],
  ['вт, 18 авг 2026 09:26:05 +0300', '2026-08-18T06:26:05Z'],
  ['1755500000', '2025-08-18T06:53:20Z'],
] as const)
  test(`"${text}" is ${instant}`, () => assert.equal(at(text), instant))

test('a bare date is its day in the zone, from its first moment on', () => {
  assert.deepEqual(givenTime('Tue, 07 Oct 2025', berlin), {
    given: 'Tue, 07 Oct 2025',
    at: new Date('2025-10-06T22:00:00Z'),
    precision: 'day',
    zone: 'assumed',
  })
})

test('ordinals and words are days', () => {
  assert.deepEqual(
    ['1st March 2024', 'March 2nd, 2024', '5 de marzo de 2024'].map((text) =>
      givenTime(text, 'UTC')?.at?.toISOString().slice(0, 10),
    ),
    ['2024-03-01', '2024-03-02', '2024-03-05'],
  )
})

test('a time without a zone is in the zone of the source, and says so', () => {
  assert.equal(givenTime('2026-08-18 06:26', berlin)?.zone, 'assumed')
  assert.equal(at('2026-08-18 06:26'), '2026-08-18T04:26:00Z')
})

test('day and month are told apart only where they can be', () => {
  assert.deepEqual(
    ['25/02/2026', '02/25/2026', '03.03.2026', '08/02/2026 12:00'].map(
      (text) => givenTime(text, 'UTC')?.at?.toISOString().slice(0, 10) ?? null,
    ),
    ['2026-02-25', '2026-02-25', '2026-03-03', null],
  )
})

test('what cannot be understood is kept as given, without a time', () => {
  for (const text of [
    'yesterday',
    '31 Feb 2024',
    'Tue, 18 Aug 2026 06:26:05 XYZ',
    '2026-13-01',
    '0000-00-00 00:00:00',
  ])
    assert.deepEqual(givenTime(text, berlin), { given: text, at: null, precision: 'instant', zone: 'given' })
})

test('nothing given is nothing', () => assert.equal(givenTime('  ', berlin), null))

test('an unknown zone of the source leaves its times open', () => {
  assert.equal(givenTime('2026-08-18 06:26', 'Mars/Olympus')?.at, null)
})

test('milliseconds since 1970 are an instant, and too many are none', () => {
  assert.equal(givenEpoch(1_786_000_000_000)?.at?.toISOString(), '2026-08-06T07:06:40.000Z')
  assert.equal(givenEpoch(9e18)?.at, null)
})
