import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { wmo } from './wmo.ts'

const url = 'https://severeweather.wmo.int/wfs?service=WFS&typeName=effective_warning_view'
const items = sampleItems(wmo, 'wmo.json', { url })
const storm = items['ng-nimet-en/2026/08/17/14/50/16-aa.xml']
const rain = items['in-ndma-xx/2026/08/17/23/45/41-bb.xml']

test('numbers are CAP’s words, 4 the gravest', () => {
  const { severity, urgency, certainty } = storm?.facts ?? {}
  assert.deepEqual(
    { severity, urgency, certainty },
    { severity: 'Extreme', urgency: 'Expected', certainty: 'Unlikely' },
  )
})

test('nought is Unknown', () => {
  const { severity, urgency, certainty } = rain?.facts ?? {}
  assert.deepEqual([severity, urgency, certainty], ['Unknown', 'Unknown', 'Unknown'])
})

test('the path of the CAP document names the warning, and is where it is whole', () => {
  assert.deepEqual(storm?.full, {
    url: 'https://severeweather.wmo.int/v2/cap-alerts/ng-nimet-en/2026/08/17/14/50/16-aa.xml',
    format: 'cap',
  })
})

test('the sender’s country and language are in the path', () => {
  assert.deepEqual([storm?.facts.countries, storm?.publisher, storm?.language], [['NG'], 'ng-nimet', 'en'])
  assert.deepEqual([rain?.facts.countries, rain?.language], [['IN'], null])
})

test('a related document is a reference, not a page to read', () => {
  assert.deepEqual(storm?.facts.references, ['ng-nimet-en/2026/08/17/10/00/00-zz.xml'])
  assert.deepEqual([storm?.link, rain?.link], [null, 'https://example.org/warnings'])
})

test('the older catalogue names the same warnings', () => {
  const item = {
    ...{
      id: 'urn:oid:1',
      event: 'Gale',
      headline: 'Gale warning',
      sent: '2026-08-26 08:09:00',
      mid: '093',
      s: 3,
      u: 3,
      c: 3,
    },
    ...{ areaDesc: 'Sample waters', capURL: 'us-noaa-nws-en-marine/2026/08/26/08/09/00-aa.xml' },
  }
  const gale = onlyItem(wmo, { itemCount: 1, lastUpdated: '2026-08-26 08:10:00', items: [item] })
  assert.deepEqual([gale.ids, gale.publisher, gale.language], [[item.capURL], 'us-noaa-nws', 'en'])
  assert.deepEqual(gale.facts.placeNames, ['Sample waters'])
})

test('a time marked Z is not trusted to be UTC, and a note says so', () => {
  assert.equal(storm?.published?.zone, 'assumed')
  assert.equal(readAs(wmo, sampleBytes('wmo.json')).notes.length, 1)
})
