import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learnt, type Rhythm, silenceSeconds } from './rhythm.ts'
import { waitSeconds } from './waits.ts'

const now = new Date('2026-03-01T12:00:00Z')
const wait = (faults: number, retryAfter?: string, chance = 0.5) =>
  waitSeconds({ everySeconds: 300, faults }, retryAfter, now, chance)

test('a source that answers is asked again in its own time, a tenth earlier or later', () => {
  assert.equal(wait(0, undefined, 0), 270)
  assert.equal(wait(0, undefined, 1), 330)
})

test('a source that fails is left alone twice as long each time, up to six hours', () => {
  assert.deepEqual(
    [1, 2, 3, 30].map((faults) => wait(faults)),
    [600, 1200, 2400, 21_600],
  )
})

test('a slow source is not asked more often because it fails', () => {
  assert.equal(waitSeconds({ everySeconds: 86_400, faults: 3 }, undefined, now, 0.5), 86_400)
})

test('what a server asks for is kept: seconds or a date, a day at most, and never less than usual', () => {
  assert.equal(wait(0, '1800'), 1800)
  assert.equal(wait(0, 'Sun, 01 Mar 2026 13:00:00 GMT'), 3600)
  assert.equal(wait(0, '99999999'), 86_400)
  assert.equal(wait(0, '5'), 300)
  assert.equal(wait(0, 'Sun, 01 Mar 2020 13:00:00 GMT'), 300)
  assert.equal(wait(0, 'soon'), 300)
})

const after = (...gaps: number[]) => gaps.reduce<Rhythm | null>(learnt, null)

test('silence is told from the source’s own rhythm, and only once it is known', () => {
  assert.equal(silenceSeconds(after(600, 600, 600), 60, null), null)
  const steady = silenceSeconds(after(...Array(40).fill(600)), 60, null) as number
  assert.ok(steady > 600 && steady < 1200, `${steady}`)
  const uneven = silenceSeconds(after(...Array(20).fill([60, 7200]).flat()), 60, null) as number
  assert.ok(uneven > 15_000, `${uneven}`)
})

test('a source that is asked seldom is not silent before five polls, and a setting wins', () => {
  assert.equal(silenceSeconds(after(...Array(40).fill(600)), 3600, null), 18_000)
  assert.equal(silenceSeconds(after(600), 3600, 7200), 7200)
})
