import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPlaces } from './find-places.ts'

const names = (typed: string, over = {}) => findPlaces(typed, { limit: 8, ...over }).map(({ ref }) => ref)

test('the beginning of a name finds the largest place first, without its accents and in any case', () => {
  assert.equal(names('bagh')[0], 'geonames:98182')
  assert.equal(names('BAGHDAD')[0], 'geonames:98182')
  assert.equal(names('são pau')[0], names('sao paulo')[0])
  assert.equal(names('بغد')[0], 'geonames:98182')
})

test('countries, regions and airports by code are found too', () => {
  assert.equal(names('ira')[0]?.startsWith('country:'), true)
  assert.deepEqual(names('iraq')[0], 'country:IQ')
  assert.equal(names('bgw')[0], 'airport:BGW')
  assert.ok(names('anbar').includes('region:IQ-AN'))
})

test('a country and a kind narrow what is found', () => {
  const found = findPlaces('tri', { country: 'LB', limit: 5 })
  assert.deepEqual(
    [found[0]?.name, new Set(found.map(({ country }) => country))],
    ['Tripoli', new Set(['LB'])],
  )
  assert.deepEqual(names('baghdad', { kind: 'airport' }), ['airport:BGW'])
})

test('nothing, a letter and words without a place find nothing', () => {
  for (const typed of ['', ' ', 'b', '…', 'sheng hu li ya']) assert.deepEqual(names(typed), [], typed)
})
