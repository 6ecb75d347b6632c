import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someContent } from '../testing/told.ts'
import { aCircuit } from './circuit.ts'
import { laneOf } from './lane.ts'
import { attemptsAllowed, retryAfter } from './retry.ts'
import { utcStamp, zoneStamp } from './times.ts'
import { organisationOfToken, replyToken } from './tokens.ts'

const away = { outcome: 'temporary', code: 'ECONNREFUSED', text: 'refused', server: true } as const
const at = (seconds: number) => new Date(seconds * 1_000)

test('waits double from a quarter of a minute to an hour and spread by a fifth', () => {
  const waits = [1, 2, 3, 4, 9, 10, 15].map((attempt) => retryAfter('normal', attempt, 0.5))
  assert.deepEqual(waits, [15, 30, 60, 120, 3_600, 3_600, 3_600])
  assert.deepEqual([retryAfter('normal', 1, 0), retryAfter('life-safety', 1, 1)], [12, 18])
})

test('life-safety messages are tried for longer', () => {
  assert.equal(retryAfter('normal', attemptsAllowed.normal, 0.5), null)
  assert.equal(retryAfter('life-safety', attemptsAllowed.normal, 0.5), 3_600)
})

test('only Extreme or Immediate alerts use the lane of life-safety', () => {
  assert.equal(laneOf(someContent({ severity: 'Extreme' })), 'life-safety')
  assert.equal(laneOf(someContent({ urgency: 'Immediate' })), 'life-safety')
  assert.equal(laneOf(someContent({ severity: 'Severe', urgency: 'Expected' })), 'normal')
})

test('a dead server is left alone, tried with one message, and left alone for longer', () => {
  const circuit = aCircuit()
  for (let fault = 0; fault < 10; fault++) circuit.note(away, at(0))
  assert.deepEqual([circuit.allowed(at(14)), circuit.allowed(at(15))], [0, 1])
  circuit.note(away, at(15))
  assert.deepEqual([circuit.allowed(at(44)), circuit.allowed(at(45))], [0, 1])
  circuit.note({ outcome: 'handed-over', code: '250', text: 'OK' }, at(45))
  assert.equal(circuit.allowed(at(45)), Number.POSITIVE_INFINITY)
})

test('a refused recipient says nothing against the server', () => {
  const circuit = aCircuit()
  for (let i = 0; i < 10; i++) circuit.note({ outcome: 'permanent', code: '550', text: 'No' }, at(0))
  assert.equal(circuit.allowed(at(0)), Number.POSITIVE_INFINITY)
})

test('midnight and noon read as they should, and odd offsets are named', () => {
  assert.equal(utcStamp(new Date('2026-09-01T00:05:00Z')), '01 Sep 2026 | 12:05 AM UTC')
  assert.equal(utcStamp(new Date('2026-09-01T12:05:00Z')), '01 Sep 2026 | 12:05 PM UTC')
  assert.equal(
    zoneStamp(new Date('2026-09-01T12:05:00Z'), 'Asia/Kolkata'),
    '01 Sep 2026 | 05:35 PM Kolkata (UTC+5:30)',
  )
})

test('a token names its organisation, and another secret, person, alert or purpose makes another', () => {
  const scope = {
    organisation: '0b9c1c2e-6f52-4d0e-9a39-5b4f1b6f2a10',
    alert: 'a',
    person: 'p',
    purpose: 'reply',
  } as const
  const token = replyToken('secret', scope)
  assert.equal(organisationOfToken(token), scope.organisation)
  const others = [
    replyToken('other', scope),
    replyToken('secret', { ...scope, alert: 'b' }),
    replyToken('secret', { ...scope, person: 'q' }),
    replyToken('secret', { ...scope, purpose: 'preferences' }),
  ]
  assert.equal(new Set([token, ...others]).size, 5)
  assert.equal(organisationOfToken('../etc/passwd'), null)
})
