import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PresenceStay, presenceDuring } from './presence.ts'
import { presence, standingSince } from './stay.ts'

const at = (text: string) => new Date(`2026-${text}:00Z`)
const day = (text: string) => at(`${text}T00:00`)

function stay(
  id: string,
  from: string | null,
  to: string | null,
  rest: Partial<PresenceStay> = {},
): PresenceStay {
  const starts = from ? day(from) : standingSince
  const ends = to ? day(to) : null
  const widened = presence(starts, ends)
  const present_to = widened.to === 'infinity' ? Number.POSITIVE_INFINITY : widened.to
  return {
    id,
    kind: 'lodging',
    precision: 'exact',
    starts,
    ends,
    present_from: widened.from,
    present_to,
    ...rest,
  }
}

const home = stay('home', null, null, { kind: 'home', precision: 'city' })

function codes(stays: PresenceStay[], from: string, to: string) {
  return presenceDuring(stays, { from: day(from), to: day(to) }).map((one) => [
    one.stay,
    one.counts,
    one.code,
  ])
}

test('somebody without a trip is at home', () => {
  assert.deepEqual(codes([home], '12-01', '12-02'), [['home', true, 'standing']])
})

test('home does not count while a trip covers the whole time', () => {
  assert.deepEqual(codes([home, stay('hotel', '12-01', '12-09')], '12-03', '12-04'), [
    ['home', false, 'away'],
    ['hotel', true, 'there'],
  ])
})

test('home counts beside a trip that covers only part of the time', () => {
  assert.deepEqual(codes([home, stay('hotel', '12-01', '12-09')], '12-08', '12-12'), [
    ['home', true, 'standing'],
    ['hotel', true, 'there'],
  ])
})

test('two trips that follow each other cover the time together', () => {
  const trips = [stay('second', '12-05', '12-09'), stay('first', '12-01', '12-05')]
  assert.deepEqual(codes([home, ...trips], '12-04', '12-06')[0], ['home', false, 'away'])
})

test('a day before arrival both home and the place of the trip count', () => {
  assert.deepEqual(codes([home, stay('hotel', '12-02', '12-09')], '12-01', '12-02'), [
    ['home', true, 'standing'],
    ['hotel', true, 'there'],
  ])
})

test('two days before arrival the trip does not count', () => {
  assert.deepEqual(codes([stay('hotel', '12-05', '12-09')], '12-02', '12-03'), [
    ['hotel', false, 'other-time'],
  ])
})

test('a stay known by its town only counts and says so', () => {
  const town = stay('town', '12-01', '12-09', { precision: 'city' })
  assert.deepEqual(codes([town], '12-03', '12-04'), [['town', true, 'place-unsure']])
})

test('a one-way trip counts for ever and stops hiding home after a fortnight', () => {
  const oneWay = stay('one-way', '10-01', null)
  assert.deepEqual(codes([home, oneWay], '10-05', '10-06'), [
    ['home', false, 'away'],
    ['one-way', true, 'one-way'],
  ])
  assert.deepEqual(codes([home, oneWay], '12-05', '12-06'), [
    ['home', true, 'standing'],
    ['one-way', true, 'one-way-old'],
  ])
})
