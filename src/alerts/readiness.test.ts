import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someContent } from '../testing/told.ts'
import { type Readiness, readiness } from './readiness.ts'

const now = new Date('2026-03-03T06:00:00Z')

function codes(over: Partial<Readiness> = {}) {
  return holds(over).map(({ code }) => code)
}

function holds(over: Partial<Readiness>) {
  return readiness({
    content: ready(),
    kind: 'alert',
    exercise: false,
    asOf: null,
    releaseReason: null,
    audienceSize: 12,
    reviewersNeeded: 1,
    approvals: 1,
    before: null,
    areaFault: null,
    now,
    ...over,
  })
}

function ready(over: Parameters<typeof someContent>[0] = {}) {
  return someContent({ area: [{ type: 'country', country: 'IQ' }], ...over })
}

test('a whole alert with an area may go out', () => {
  assert.deepEqual(codes(), [])
})

test('an alert without an area is held', () => {
  assert.deepEqual(codes({ content: ready({ area: null }) }), ['no-area'])
})

test('an area that cannot be used is held with the reason', () => {
  const [found] = holds({ areaFault: 'The outline crosses itself near 44.4, 33.3.' })

  assert.equal(found?.code, 'invalid-area')
  assert.match(found?.message ?? '', /crosses itself near 44\.4, 33\.3/)
})

test('a draft is held by every field it lacks, by name', () => {
  const found = holds({ content: { headline: 'Iraq: something March 3' } })

  assert.deepEqual(
    found.map(({ code, field }) => [code, field]),
    [
      ['missing-field', 'summary'],
      ['missing-field', 'event'],
      ['missing-field', 'category'],
      ['missing-field', 'severity'],
      ['no-country', 'countries'],
      ['no-area', 'area'],
      ['no-time', 'timeframe'],
    ],
  )
})

test('an alert without an event time is held', () => {
  const { eventTime: _, ...content } = ready()

  assert.deepEqual(codes({ content }), ['no-time'])
})

test('a timeframe that ends before it begins is impossible', () => {
  const timeframe = { from: '2026-03-05T00:00:00Z', to: '2026-03-04T00:00:00Z' }

  assert.deepEqual(codes({ content: ready({ timeframe }) }), ['impossible-time'])
})

test('an event that ends before it begins is impossible', () => {
  const eventTime = { from: '2026-03-05', to: '2026-03-04' }

  assert.deepEqual(codes({ content: ready({ eventTime }) }), ['impossible-time'])
})

const past = ready({ timeframe: { from: '2020-01-07T00:00:00Z', to: '2020-01-10T00:00:00Z' } })

test('a text about the past is held, and the hold names the two ways on', () => {
  const [found] = holds({ content: past })

  assert.equal(found?.code, 'past-event')
  assert.match(found?.message ?? '', /--exercise.*--as-of/)
})

test('an exercise of the past may go out', () => {
  assert.deepEqual(codes({ content: past, exercise: true }), [])
})

test('a replay of a time within the timeframe may go out, one of a later time is held', () => {
  assert.deepEqual(codes({ content: past, asOf: new Date('2020-01-08T00:00:00Z') }), [])
  assert.deepEqual(codes({ content: past, asOf: new Date('2020-02-01T00:00:00Z') }), ['past-event'])
})

test('somebody else’s words are never TLP:CLEAR', () => {
  assert.deepEqual(codes({ content: ready({ sharing: 'CLEAR', wording: 'quoted' }) }), ['quoted-wording'])
  assert.deepEqual(codes({ content: ready({ sharing: 'AMBER', wording: 'quoted' }) }), [])
  assert.deepEqual(codes({ content: ready({ sharing: 'CLEAR', wording: 'licensed' }) }), [])
})

test('an update needs an issued alert', () => {
  assert.deepEqual(codes({ kind: 'update' }), ['not-issued'])
  assert.deepEqual(codes({ kind: 'update', before: { state: 'in-review' } }), ['not-issued'])
  assert.deepEqual(codes({ kind: 'update', before: { state: 'issued' } }), [])
})

test('an issued alert is not issued again', () => {
  assert.deepEqual(codes({ before: { state: 'issued' } }), ['already-issued'])
})

test('an expired alert takes an update: the event went on', () => {
  assert.deepEqual(codes({ kind: 'update', before: { state: 'expired' } }), [])
})

test('a cancelled alert takes no revision', () => {
  assert.deepEqual(codes({ kind: 'update', before: { state: 'cancelled' } }), ['ended-alert'])
  assert.deepEqual(codes({ kind: 'all-clear', before: { state: 'cancelled' } }), ['ended-alert'])
})

test('an all-clear after the timeframe may go out', () => {
  assert.deepEqual(codes({ kind: 'all-clear', content: past, before: { state: 'expired' } }), [])
})

const twoPersons = { reviewersNeeded: 2, approvals: 1 }

test('a public release waits for its second reviewer', () => {
  const content = ready({ sharing: 'CLEAR' })

  assert.deepEqual(codes({ ...twoPersons, content }), ['awaiting-second-reviewer'])
  assert.deepEqual(codes({ ...twoPersons, content, approvals: 2 }), [])
})

test('a mass release waits for its second reviewer, a small one does not', () => {
  assert.deepEqual(codes({ ...twoPersons, audienceSize: 501 }), ['awaiting-second-reviewer'])
  assert.deepEqual(codes({ ...twoPersons, audienceSize: 500 }), [])
})

test('where the size of the audience decides, somebody must have counted it', () => {
  assert.deepEqual(codes({ ...twoPersons, audienceSize: null }), ['audience-unknown'])
})

test('with the two-person rule off nothing waits', () => {
  assert.deepEqual(codes({ content: ready({ sharing: 'CLEAR' }), audienceSize: 60_000 }), [])
})

test('a life-safety alert goes with one approver and a reason', () => {
  const content = ready({ sharing: 'CLEAR', urgency: 'Immediate', severity: 'Extreme' })

  assert.deepEqual(codes({ ...twoPersons, content }), ['release-reason-needed'])
  assert.deepEqual(codes({ ...twoPersons, content, releaseReason: 'Shelling now.' }), [])
})
