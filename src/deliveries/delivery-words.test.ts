import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deliveryWords, type Told } from './delivery-words.ts'

const now = new Date('2026-03-03T12:00:00Z')
const clock = (at: Date) => at.toISOString().slice(11, 16)
const told = (over: Partial<Told>) =>
  deliveryWords(
    {
      ...{ state: 'pending', lane: 'normal', attempt: 0, due: now, lastFault: null, handedOverAt: null },
      ...{ settledAt: null, keptHere: false, serverFault: null },
      ...over,
    },
    now,
    clock,
  )

test('what waits says what for', () => {
  assert.equal(told({}), 'Waits for its turn.')
  assert.equal(told({ lane: 'life-safety' }), 'Waits for its turn, ahead of ordinary messages.')
  assert.match(told({ serverFault: 'connect ECONNREFUSED' }), /until the mail server answers.*ECONNREFUSED/)
  assert.equal(
    told({ state: 'retrying', attempt: 2, due: new Date('2026-03-03T12:05:00Z'), lastFault: '451 busy' }),
    'Put off: 451 busy. Attempt 3 of 16 at 12:05.',
  )
})

test('what was handed over is not called delivered, and what is in doubt is not called lost', () => {
  const at = { state: 'handed-over' as const, handedOverAt: new Date('2026-03-03T11:58:00Z') }
  assert.equal(told(at), 'The mail server took it at 11:58. Whether it was read is not known.')
  assert.equal(
    told({ ...at, settledAt: now }),
    'The mail server took it at 11:58. The recipient has answered.',
  )
  assert.equal(told({ ...at, keptHere: true }), 'Kept in the local outbox; it was not sent.')
  assert.match(told({ state: 'unknown' }), /Nobody knows whether it arrived/)
})
