import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { who } from './who.ts'

const items = sampleItems(who, 'who.json')
const old = items['00000000-0000-4000-8000-00000000000a']
const recent = items['00000000-0000-4000-8000-00000000000b']

test('the overview speaks where the summary is empty, and only there', () => {
  assert.equal(old?.text, '20 March 2006\n\nOne case was found.')
  assert.equal(recent?.text, 'Cases rise.\n\nThe risk is high.')
})

test('old and new addresses stand below one', () => {
  const base = 'https://www.who.int/emergencies/disease-outbreak-news/item'
  assert.deepEqual([old?.link, recent?.link], [`${base}/2006_03_20-en`, `${base}/2026-DON600`])
})

test('the country is the one that the title ends in', () => {
  assert.deepEqual([old?.facts.countries, recent?.facts.countries], [['EG'], ['HT']])
})

test('any of its names will do where a list holds a few fields only', () => {
  const item = {
    Title: 'Ebola disease - Uganda',
    ItemDefaultUrl: '/2026-DON601',
    PublicationDateAndTime: '2026-03-01T08:00:00',
  }
  const brief = onlyItem(who, { value: [item] }, { timeZone: 'Asia/Tokyo' })
  assert.deepEqual(
    [brief.ids, brief.published?.at?.toISOString()],
    [['2026-DON601'], '2026-03-01T08:00:00.000Z'],
  )
})

test('an override of the title counts only where it is to be used', () => {
  const item = { Id: '1', Title: 'Plain', OverrideTitle: 'Better' }
  const titles = [false, true].map((UseOverrideTitle) => onlyItem(who, { ...item, UseOverrideTitle }).title)
  assert.deepEqual(titles, ['Plain', 'Better'])
})

test('the next page is known, and an item without an id is dropped', () => {
  const { next, dropped } = readAs(who, sampleBytes('who.json'))
  assert.deepEqual(
    [next, dropped.map(({ at }) => at)],
    ['https://www.who.int/api/news/diseaseoutbreaknews?$skip=2', ['item 3']],
  )
})
