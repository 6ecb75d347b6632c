import assert from 'node:assert/strict'
import { test } from 'node:test'
import { releaseRule } from './release-rule.ts'

test('the rule says that it is off', () => {
  const said = releaseRule({ content: { sharing: 'CLEAR' }, audienceSize: 9_000, reviewersNeeded: 1 })

  assert.match(said, /two-person rule is off/)
})

test('the rule says why two must approve', () => {
  const said = releaseRule({ content: { sharing: 'CLEAR' }, audienceSize: 3, reviewersNeeded: 2 })

  assert.match(said, /^2 persons must approve/)
})
