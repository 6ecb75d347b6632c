import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { netherlandsAdvice } from './netherlands-advice.ts'

const items = sampleItems(netherlandsAdvice, 'netherlands-advice.json')
const chad = items.TCD
const bonaire = items['BQ-BO']

test('the gravest colour is the level, and every colour stands beside it where parts differ', () => {
  assert.deepEqual(
    [chad?.facts.level, chad?.facts.indicators],
    [{ scheme: 'netherlands-travel', given: 'rood', rank: 4 }, ['oranje', 'rood']],
  )
  assert.deepEqual([bonaire?.facts.level?.rank, bonaire?.facts.indicators], [1, []])
})

test('the country is that of the code, whose part it may be', () => {
  assert.deepEqual([chad?.facts.countries, bonaire?.facts.countries], [['TD'], ['BQ']])
})

test('title, link, words and time are the record’s, and a missing title is made of the place', () => {
  assert.deepEqual(
    [chad?.title, bonaire?.title, chad?.link, chad?.updated?.at?.toISOString()],
    [
      'Reisadvies Tsjaad',
      'Reisadvies Bonaire',
      'https://advies.example/reisadvies/tsjaad',
      '2026-05-04T10:16:00.000Z',
    ],
  )
  assert.match(chad?.text ?? '', /is oranje\. Voor het noorden/)
})

test('a record without a code is dropped', () => {
  const { dropped } = readAs(netherlandsAdvice, sampleBytes('netherlands-advice.json'))
  assert.deepEqual(
    dropped.map(({ at }) => at),
    ['record 3'],
  )
})
