import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someContent } from '../testing/told.ts'
import { timeThere } from './place-time.ts'
import { dayOrInstant, issueStamp, localTime } from './times.ts'

const at = new Date('2020-01-07T03:58:00Z')

test('an issue instant has the form that the field knows', () => {
  assert.equal(issueStamp(at), '07 Jan 2020 | 03:58 AM UTC')
  assert.equal(issueStamp(new Date('2020-09-30T12:05:00Z')), '30 Sep 2020 | 12:05 PM UTC')
  assert.equal(issueStamp(new Date('2020-09-30T00:05:00Z')), '30 Sep 2020 | 12:05 AM UTC')
})

test('local time names the place and its offset, and the day only where it is another', () => {
  assert.equal(localTime(at, 'Asia/Baghdad', 'Baghdad'), '06:58 AM in Baghdad (UTC+3)')
  assert.equal(localTime(at, 'America/Lima', 'Lima'), '10:58 PM on 06 Jan 2020 in Lima (UTC-5)')
})

test('a day stays a day, an instant is told to the minute', () => {
  assert.equal(dayOrInstant('2020-01-06'), '6 January 2020')
  assert.equal(dayOrInstant('2020-01-06T17:00:00+03:00'), '6 January 2020, 14:00 UTC')
})

test('the clocks are those of the scene, not of the city where somebody spoke', () => {
  const [baghdad] = someContent().places
  assert.ok(baghdad)
  const washington = {
    ...baghdad,
    ref: 'geonames:4140963',
    name: 'Washington',
    country: 'US',
    role: 'speaker' as const,
  }
  assert.equal(timeThere(someContent({ places: [washington, baghdad] }), at), '06:58 AM in Baghdad (UTC+3)')
})

test('without a place a country of one zone lends its clocks, one of several does not', () => {
  assert.equal(timeThere(someContent({ places: [], countries: ['NP'] }), at), '09:43 AM in Nepal (UTC+5:45)')
  assert.equal(timeThere(someContent({ places: [], countries: ['US'] }), at), undefined)
  assert.equal(timeThere(someContent({ places: [], countries: ['NP', 'IN'] }), at), undefined)
})
