import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countiesNamed, countyByRef } from './counties.ts'
import { placeByRef } from './gazetteer.ts'
import { distanceKm } from './measure.ts'

test('a name with "County" is every county of that name, each in its state', () => {
  const states = countiesNamed('Orange County').map(({ region }) => region)
  assert.deepEqual(
    [...states].sort(),
    ['CA', 'FL', 'IN', 'NC', 'NY', 'TX', 'VA', 'VT'].map((state) => `region:US-${state}`),
  )
  assert.deepEqual(countiesNamed('Orange'), [])
  assert.equal(
    countiesNamed('Orleans Parish').some(({ region }) => region === 'region:US-LA'),
    true,
  )
})

test('a county lies where it is, and its ref finds it again', () => {
  const cook = countiesNamed('Cook County').find(({ region }) => region === 'region:US-IL')
  assert.ok(cook && distanceKm(cook, { lat: 41.84, lon: -87.82 }) < 30)
  assert.deepEqual(placeByRef(cook.ref), cook)
  assert.equal(countyByRef('county:99999'), undefined)
})

test('there are some three thousand of them, in fifty states and the capital', () => {
  const named = ['Washington County', 'Jefferson County', 'Lincoln County'].flatMap((name) =>
    countiesNamed(name),
  )
  assert.ok(named.length > 70)
})
