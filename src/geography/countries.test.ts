import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allCountries,
  countryAt,
  countryByName,
  countryBySlug,
  countryName,
  countrySlug,
} from './countries.ts'
import { countryByDemonym } from './demonyms.ts'
import { defaultPolicy, disputedPolicy } from './disputed.ts'
import { containsPoint } from './measure.ts'
import { countryShape } from './shapes.ts'

test('cities at a border lie in their own country', () => {
  const cities: [string, number, number, string][] = [
    ['Brazzaville', -4.266, 15.283, 'CG'],
    ['Kinshasa', -4.325, 15.322, 'CD'],
    ['El Paso', 31.76, -106.49, 'US'],
    ['Ciudad Juárez', 31.72, -106.46, 'MX'],
    ['Strasbourg', 48.583, 7.745, 'FR'],
    ['Kehl', 48.573, 7.815, 'DE'],
    ['Goma', -1.679, 29.228, 'CD'],
    ['Gisenyi', -1.702, 29.256, 'RW'],
    ['Geneva', 46.2, 6.146, 'CH'],
    ['Aqaba', 29.527, 35.007, 'JO'],
    ['Eilat', 29.558, 34.948, 'IL'],
    ['Malé', 4.175, 73.509, 'MV'],
    ['Baarle-Hertog', 51.44, 4.93, 'BE'],
  ]
  for (const [name, lat, lon, country] of cities) assert.equal(countryAt(lat, lon), country, name)
})

test('both sides of the antimeridian, a pole, territories and the sea', () => {
  assert.equal(countryAt(66.3, -179.1), 'RU')
  assert.equal(countryAt(-16.8, -179.98), 'FJ')
  assert.equal(countryAt(-16.92, 145.77), 'AU')
  assert.equal(countryAt(-89.9, 10), 'AQ')
  assert.equal(countryAt(-21.1, 55.5), 'RE')
  assert.equal(countryAt(18.4, -66.1), 'PR')
  assert.equal(countryAt(28.1, -15.4), 'ES')
  assert.equal(countryAt(30, -30), undefined)
})

test('disputed areas follow the written policy, and another one where the operator sets it', () => {
  const points: [number, number, string][] = [
    [44.95, 34.1, 'UA'],
    [27.15, -13.2, 'EH'],
    [33.0, 35.8, 'SY'],
    [31.78, 35.235, 'PS'],
    [31.78, 35.2, 'IL'],
    [35.2, 33.36, 'CY'],
    [34.59, 32.98, 'CY'],
    [42.66, 21.16, 'XK'],
    [25.04, 121.5, 'TW'],
    [9.56, 44.06, 'SO'],
  ]
  for (const [lat, lon, country] of points) assert.equal(countryAt(lat, lon), country, `${lat},${lon}`)
  const other = disputedPolicy('crimea=RU, golan=IL')
  assert.ok(other.ok)
  assert.equal(countryAt(44.95, 34.1, other.policy), 'RU')
  assert.equal(countryAt(33.0, 35.8, other.policy), 'IL')
  assert.equal(other.policy.taiwan, defaultPolicy.taiwan)
})

test('a policy that names no known area or no code is refused with the remedy', () => {
  const unknown = disputedPolicy('krim=UA')
  assert.match(unknown.ok ? '' : unknown.fault, /"krim" is not one of crimea/)
  const noCode = disputedPolicy('crimea=Ukraine')
  assert.match(noCode.ok ? '' : noCode.fault, /crimea=UA/)
})

test('an alert for either country of a disputed area covers the people there', () => {
  for (const code of ['UA', 'RU']) assert.ok(containsPoint(countryShape(code), 34.1, 44.95), code)
  for (const code of ['SY', 'IL']) assert.ok(containsPoint(countryShape(code), 35.8, 33.0), code)
  for (const code of ['EH', 'MA']) assert.ok(containsPoint(countryShape(code), -13.2, 27.15), code)
  assert.ok(!containsPoint(countryShape('EH'), -10, 22), 'Mauritania is not in Western Sahara')
})

test('countries by the names that texts use', () => {
  const names = {
    Iraq: 'IQ',
    'Republic of Iraq': 'IQ',
    Irak: 'IQ',
    العراق: 'IQ',
    UK: 'GB',
    USA: 'US',
    US: 'US',
    'U.S.': 'US',
    DRC: 'CD',
    'Democratic Republic of the Congo': 'CD',
    'Republic of the Congo': 'CG',
    'Ivory Coast': 'CI',
    "Côte d'Ivoire": 'CI',
    Burma: 'MM',
    Türkiye: 'TR',
    'The Gambia': 'GM',
    'Hong Kong': 'HK',
    Georgia: 'GE',
    Niger: 'NE',
    Nigeria: 'NG',
    IRQ: 'IQ',
  }
  for (const [name, code] of Object.entries(names)) assert.equal(countryByName(name), code, name)
})

test('words that are no country stay words', () => {
  for (const word of ['us', 'car', 'Mosul', 'assad', 'Perugia', 'Riots', '']) {
    assert.equal(countryByName(word), undefined, word)
  }
})

test('names in the reader’s language, and slugs that lead back', () => {
  assert.equal(countryName('IQ', 'ar'), 'العراق')
  assert.equal(countryName('CI', 'fr'), 'Côte d’Ivoire')
  assert.equal(countrySlug('CI'), 'cote divoire'.replace(' ', '-'))
  for (const code of allCountries()) assert.equal(countryBySlug(countrySlug(code)), code)
})

test('every name of a country leads back to its code', () => {
  for (const code of allCountries()) assert.equal(countryByName(countryName(code)), code, countryName(code))
})

test('demonyms, also in the plural, and none where two countries share one', () => {
  const words = {
    Iraqi: 'IQ',
    Iraqis: 'IQ',
    British: 'GB',
    Swiss: 'CH',
    Filipinos: 'PH',
    Nigerien: 'NE',
    Nigerians: 'NG',
  }
  for (const [word, code] of Object.entries(words)) assert.equal(countryByDemonym(word), code, word)
  for (const word of ['Congolese', 'Korean', 'Korea', 'house'])
    assert.equal(countryByDemonym(word), undefined, word)
})
