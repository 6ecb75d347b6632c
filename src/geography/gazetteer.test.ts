import assert from 'node:assert/strict'
import { test } from 'node:test'
import { airportByIata } from './airports.ts'
import { placeByRef, placeNear, placesByName } from './gazetteer.ts'
import { distanceKm } from './measure.ts'
import { nameKey } from './name-key.ts'
import { regionsByName } from './region-names.ts'
import { regionAt } from './regions.ts'
import { zoneAt } from './zones.ts'

const best = (name: string, ...countries: string[]) => placesByName(name, { countries })[0]

test('Taji in Iraq is the air base, and not the town in China', () => {
  for (const name of ['Taji', 'Al Taji', 'al-Taji', 'Camp Taji']) {
    const place = best(name, 'IQ')
    assert.deepEqual([place?.ref, place?.kind, place?.country], ['airport:ORTI', 'airbase', 'IQ'])
  }
  assert.equal(best('Taji', 'CN')?.country, 'CN')
})

test('the airport BGW is found by code, and Baghdad is the town', () => {
  const bgw = airportByIata('bgw')
  assert.deepEqual(
    [bgw?.ref, bgw?.name, bgw?.zone],
    ['airport:BGW', 'Baghdad International Airport', 'Asia/Baghdad'],
  )
  assert.ok(distanceKm(bgw ?? { lat: 0, lon: 0 }, { lat: 33.2625, lon: 44.2346 }) < 0.1)
  assert.deepEqual(best('Baghdad')?.ref, 'geonames:98182')
  assert.equal(airportByIata('SDA')?.country, 'IQ')
  assert.equal(airportByIata('QQQ'), undefined)
})

test('Anbar is the region, with or without its article and in Arabic', () => {
  for (const name of ['Anbar', 'Al Anbar', 'al-Anbar', 'Al-Anbar', 'الأنبار']) {
    assert.equal(best(name, 'IQ')?.ref, 'region:IQ-AN', name)
  }
  assert.equal(regionsByName('Anbar')[0]?.ref, 'region:IQ-AN')
})

test('older and native names resolve through the alternates', () => {
  const towns = {
    Kiev: 'UA',
    Київ: 'UA',
    Rangoon: 'MM',
    Kobani: 'SY',
    'N’Djamena': 'TD',
    'St. Petersburg': 'RU',
  }
  for (const [name, country] of Object.entries(towns)) assert.equal(best(name)?.country, country, name)
  assert.equal(best('Kiev')?.ref, best('Київ')?.ref)
})

test('persons and words of the seed are no places', () => {
  for (const name of ['Soleimani', 'Esper', 'Pentagon', 'Muhandis', 'sheng hu li ya']) {
    assert.deepEqual(placesByName(name), [], name)
  }
})

test('the hinted country comes before the larger town', () => {
  assert.equal(best('Tripoli')?.country, 'LY')
  assert.equal(best('Tripoli', 'LB')?.country, 'LB')
  assert.equal(best('Paris')?.country, 'FR')
  assert.equal(best('London', 'CA')?.country, 'CA')
})

test('every kind of ref leads back to its place', () => {
  const vila = best('Vila', 'AD')
  for (const ref of [
    'geonames:98182',
    'airport:BGW',
    'airport:ORTI',
    'region:IQ-AN',
    'country:IQ',
    vila?.ref ?? '',
  ]) {
    assert.equal(placeByRef(ref)?.ref, ref)
  }
  for (const ref of [
    'geonames:1',
    'geonames:x',
    'airport:',
    'region:XX',
    'country:ZZ',
    'town:AD:1,2',
    'town:',
    '',
  ]) {
    assert.equal(placeByRef(ref), undefined, ref)
  }
})

test('regions that are finer on file than in speech are found as the group', () => {
  const refs = ['Lombardy', 'Tuscany', 'England', 'Scotland', 'Bavaria', 'Catalonia'].map((name) => {
    return regionsByName(name)[0]?.ref
  })
  assert.deepEqual(refs, [
    'region:IT-25',
    'region:IT-52',
    'region:GB-ENG',
    'region:GB-SCT',
    'region:DE-BY',
    'region:ES-CT',
  ])
})

test('a point is named by its nearest town, also across the antimeridian, and not in mid-ocean', () => {
  assert.equal(placeNear(33.31, 44.37)?.ref, 'geonames:98182')
  const taveuni = placeNear(-16.8, -179.99)
  assert.equal(taveuni?.country, 'FJ')
  assert.equal(placeNear(-40, -130), undefined)
})

test('the region and the zone of a point', () => {
  assert.equal(regionAt(33.42, 43.3)?.ref, 'region:IQ-AN')
  assert.equal(regionAt(0, -30), undefined)
  assert.equal(zoneAt(33.3, 44.4), 'Asia/Baghdad')
})

test('a town carries its own zone and region', () => {
  const mosul = best('Mosul', 'IQ')
  assert.deepEqual([mosul?.zone, mosul?.region], ['Asia/Baghdad', 'region:IQ-NI'])
})

test('keys drop case, accents, apostrophes and punctuation, and keep vowels of Indic scripts', () => {
  assert.equal(nameKey('  São-Tomé '), 'sao tome')
  assert.equal(nameKey('Łódź'), 'lodz')
  assert.equal(nameKey('Sana‘a'), 'sanaa')
  assert.notEqual(nameKey('दिल्ली'), nameKey('दल'))
})
