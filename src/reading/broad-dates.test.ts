import assert from 'node:assert/strict'
import { test } from 'node:test'
import { broadDatesIn } from './broad-dates.ts'
import { readOne } from './read-one.ts'

const said: [string, string, string][] = [
  ['in October', '2025-10-01', '2025-10-31'],
  ['November 2008', '2008-11-01', '2008-11-30'],
  ['in 2016', '2016-01-01', '2016-12-31'],
  ['since 2015', '2015-01-01', '2026-03-05'],
  ['since December', '2025-12-01', '2026-03-05'],
  ['last month', '2026-02-01', '2026-02-28'],
  ['last year', '2025-01-01', '2025-12-31'],
]
for (const [words, from, to] of said)
  test(`on 5 March 2026 "${words}" is ${from} to ${to}`, () => {
    const [one, ...more] = broadDatesIn(`It was so ${words}, they said.`, '2026-03-05')
    assert.deepEqual([one?.text, one?.from, one?.to], [words, from, to])
    assert.deepEqual(more, [])
  })

test('a day in a month is that day alone, and a month is no event’s day', () => {
  const draft = readOne(
    'Flood in Lima\n\nAfter the rain of October 2024 a flood hit Lima, Peru, on 3 March 2026.',
    {
      now: '2026-03-05T12:00:00Z',
    },
  )
  assert.deepEqual(
    draft.dates.map(({ text }) => text),
    ['October 2024', '3 March 2026'],
  )
  assert.equal(draft.eventDate?.from, '2026-03-03')
})

test('a week is a whole week, and "by" begins today', () => {
  const { dates } = readOne(
    'Strike in Lima\n\nTalks failed last week. Trains in Lima should run by Saturday.',
    {
      now: '2026-03-05T12:00:00Z',
    },
  )
  assert.deepEqual(
    dates.map(({ text, from, to }) => [text, from, to]),
    [
      ['last week', '2026-02-23', '2026-03-01'],
      ['by Saturday', '2026-03-05', '2026-03-07'],
    ],
  )
})
