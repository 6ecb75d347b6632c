import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DraftStep, mergeDraft } from './draft-merge.ts'

const step = (version: number, author: string, base: number, fields: DraftStep['fields']): DraftStep => ({
  version,
  author,
  base,
  fields,
})
const wrote = (before: unknown, after: unknown) => ({ before, after })

test('two people in different fields are both written', () => {
  const later = [step(2, 'bo', 1, { summary: wrote(null, 'Bo’s') })]
  const values = { summary: 'Bo’s' }

  const merged = mergeDraft({ values, later, base: 1, author: 'ana', changes: { headline: 'Ana’s' } })

  assert.deepEqual(merged, { write: [['headline', 'Ana’s']], conflicts: [] })
})

test('two people in one field are a conflict that holds both values', () => {
  const later = [step(2, 'bo', 1, { headline: wrote(null, 'Bo’s') })]

  const merged = mergeDraft({
    values: { headline: 'Bo’s' },
    later,
    base: 1,
    author: 'ana',
    changes: { headline: 'Ana’s', event: 'More' },
  })

  assert.deepEqual(merged.write, [['event', 'More']])
  assert.deepEqual(merged.conflicts, [
    { field: 'headline', theirs: 'Bo’s', mine: 'Ana’s', by: 'bo', version: 2 },
  ])
})

test('a conflict that is sent again on top of their version is written', () => {
  const merged = mergeDraft({
    values: { headline: 'Bo’s' },
    later: [],
    base: 2,
    author: 'ana',
    changes: { headline: 'Ana’s' },
  })
  assert.deepEqual(merged.write, [['headline', 'Ana’s']])
})

test('what somebody writes on top of their own unanswered change is written', () => {
  const later = [step(2, 'ana', 1, { headline: wrote(null, 'A') })]
  const merged = mergeDraft({
    values: { headline: 'A' },
    later,
    base: 1,
    author: 'ana',
    changes: { headline: 'AB' },
  })
  assert.deepEqual(merged.write, [['headline', 'AB']])
})

test('a change that arrives a second time changes nothing, whatever came in between', () => {
  const first = step(2, 'ana', 1, { headline: wrote(null, 'A') })
  const again = { base: 1, author: 'ana', changes: { headline: 'A' } }
  const none = { write: [], conflicts: [] }

  assert.deepEqual(mergeDraft({ values: { headline: 'A' }, later: [first], ...again }), none)
  const theirs = [first, step(3, 'bo', 2, { headline: wrote('A', 'B') })]
  assert.deepEqual(mergeDraft({ values: { headline: 'B' }, later: theirs, ...again }), none)
  const newer = [first, step(3, 'ana', 2, { headline: wrote('A', 'AB') })]
  assert.deepEqual(mergeDraft({ values: { headline: 'AB' }, later: newer, ...again }), none)
})

test('both having written the same is no conflict', () => {
  const later = [step(2, 'bo', 1, { severity: wrote(null, 'Severe') })]
  const merged = mergeDraft({
    values: { severity: 'Severe' },
    later,
    base: 1,
    author: 'ana',
    changes: { severity: 'Severe' },
  })
  assert.deepEqual(merged, { write: [], conflicts: [] })
})
