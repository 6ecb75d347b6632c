import assert from 'node:assert/strict'
import type { Draft } from './draft.ts'
import { type ReadOptions, readText } from './read.ts'

/** For tests: the one draft of a text; fails when there is a fault or several. */
export function readOne(text: string | Uint8Array, options: ReadOptions = {}): Draft {
  const reading = readText(text, options)
  assert.ok('drafts' in reading, JSON.stringify(reading))
  assert.equal(reading.drafts.length, 1, reading.drafts.map((draft) => draft.headline).join(' | '))
  return reading.drafts[0] as Draft
}

/** For tests: every draft of a text. */
export function readAll(text: string, options: ReadOptions = {}): Draft[] {
  const reading = readText(text, options)
  assert.ok('drafts' in reading, JSON.stringify(reading))
  return reading.drafts
}
