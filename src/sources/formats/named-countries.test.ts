import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countriesNamed } from './named-countries.ts'

for (const [title, countries] of [
  ['Trinidad and Tobago', ['TT']],
  ['Haiti and Trinidad and Tobago', ['HT', 'TT']],
  ['Democratic Republic of the Congo and Uganda', ['CD', 'UG']],
  ['Burma (Myanmar)', ['MM']],
  ['The Bahamas', ['BS']],
  ['Israel, the West Bank and Gaza', ['IL', 'PS']],
  ['Global', []],
  ['', []],
] as const)
  test(`"${title}" names ${countries.join(' and ') || 'no country'}`, () =>
    assert.deepEqual(countriesNamed(title), countries))
