import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOne } from './read-one.ts'

const dayOf = (text: string) => readOne(text, { now: '2026-03-05T12:00:00Z' }).eventDate?.from // a Thursday

test('the day on which somebody said it is not the day on which it was', () => {
  const text =
    'Toll of the landslide rises\n\nThe toll has risen to 19, the ministry in Lima said on Wednesday. The slope gave way on Monday evening.'
  assert.equal(dayOf(text), '2026-03-02')
  assert.equal(
    dayOf('Bridge closed\n\nThe bridge is closed, the governor told reporters on Wednesday.'),
    '2026-03-04',
  )
  assert.equal(dayOf('Blast in Quetta\n\nPolice said a bomb exploded on Tuesday.'), '2026-03-03')
})

test('a weekday in a headline is the one of the text below it', () => {
  assert.equal(
    dayOf(
      'Partial strike on Saturday\n\nThe federation confirmed a strike called for Saturday 7 March in Montevideo.',
    ),
    '2026-03-07',
  )
  assert.equal(dayOf('Saturday vote\n\nSierra Leone holds elections on Saturday.'), '2026-03-07')
  assert.equal(dayOf('Saturday blast\n\nA blast shook Kabul on Saturday.'), '2026-02-28')
})
