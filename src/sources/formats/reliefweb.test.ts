import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { reliefweb } from './reliefweb.ts'

const items = sampleItems(reliefweb, 'reliefweb.json')
const cholera = items['disasters/60001']
const floods = items['disasters/60002']
const { 'reports/60001': report } = sampleItems(reliefweb, 'reliefweb-report.json')

test('a disaster and a report with one number are different things about one event', () => {
  assert.deepEqual([cholera?.ids, report?.ids], [['disasters/60001'], ['reports/60001']])
  assert.deepEqual(report?.facts.eventIds, ['reliefweb:60001', 'glide:EP-2026-000149-TCD'])
  assert.deepEqual(cholera?.facts.eventIds, report?.facts.eventIds)
})

test('countries are written with three small letters', () => {
  assert.deepEqual(cholera?.facts.countries, ['TD', 'SD'])
})

test('Markdown and HTML are plain text', () => {
  assert.equal(cholera?.text, 'Cases rose in two provinces of the east.')
  assert.equal(report?.text, 'Water is short.\n\n- Two wells work.')
})

test('an archived alert is over, an ongoing disaster is not', () => {
  assert.deepEqual([cholera?.state, floods?.state], ['actual', 'ended'])
})

test('an entry of the list without words says where they are, and its country by its number', () => {
  assert.equal(floods?.full?.url, 'https://api.reliefweb.int/v2/disasters/60002?appname=x')
  assert.deepEqual(floods?.facts.countries, ['HT'])
})

test('a report is published when it first was, by who wrote it', () => {
  assert.deepEqual(
    [report?.published?.given, report?.publisher],
    ['2026-07-18T00:00:00+00:00', 'Sample Relief Office'],
  )
})

test('the next page is known, and a record without a name is dropped', () => {
  const { next, dropped } = readAs(reliefweb, sampleBytes('reliefweb.json'))
  assert.equal(next, 'https://api.reliefweb.int/v2/disasters?appname=x&limit=3&offset=3')
  assert.deepEqual(dropped, [{ at: 'record 3', why: '"fields" is wrong: it has neither name nor title.' }])
})
