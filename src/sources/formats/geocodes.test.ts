import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countriesOfGeocodes } from './geocodes.ts'

for (const [valueName, value, countries] of [
  ['SAME', '006037', ['US']],
  ['FIPS6', '072001', ['PR']],
  ['SAME', '057250', []],
  ['UGC', 'TXC201', ['US']],
  ['UGC', 'GUZ001', ['GU']],
  ['UGC', 'AMZ650', []],
  ['EMMA_ID', 'UK101', ['GB']],
  ['NUTS3', 'EL301', ['GR']],
  ['profile:CAP-CP:Location:0.3', '3537', ['CA']],
  ['ISO 3166-2', 'AU-NSW', ['AU']],
  ['WARNCELLID', '109184000', ['DE']],
  ['Our own', 'US-1', []],
] as const)
  test(`${valueName} ${value} lies in ${countries.join() || 'no country that is certain'}`, () => {
    assert.deepEqual(countriesOfGeocodes([{ valueName, value }]), countries)
  })
