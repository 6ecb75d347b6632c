import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
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

test('a time marked Z is not trusted to be UTC, and a note says so', () => {
  assert.equal(storm?.published?.zone, 'assumed')
  assert.equal(readAs(wmo, sampleBytes('wmo.json')).notes.length, 1)
})
