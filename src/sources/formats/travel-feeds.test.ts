import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem } from '../../testing/source-document.ts'
import { cdcNotices } from './cdc-notices.ts'
import { smartraveller } from './smartraveller.ts'
import { ukTravelAtom, warningsIn } from './uk-travel-atom.ts'
import { usTravelRss } from './us-travel-rss.ts'

const us = (title: string, inside = '') =>
  onlyItem(
    usTravelRss,
    `<rss version="2.0"><channel><item><title>${title}</title><link>https://travel.example/x.html</link><guid>https://travel.example/x.html</guid><pubDate>Tue, 07 Oct 2025</pubDate>${inside}</item></channel></rss>`,
  )

test('the US level is in the title, with stray words and spaces', () => {
  for (const title of [
    'Chad - Level 3: Reconsider Travel',
    'Chad  -  Level 3: Reconsider Travel',
    'Chad Travel Advisory – Level 3: Reconsider Travel',
  ]) {
    const { level, countries, placeNames } = us(title).facts
    assert.deepEqual(
      [level, countries, placeNames],
      [{ scheme: 'us-travel', given: 'Level 3: Reconsider Travel', rank: 3 }, ['TD'], ['Chad']],
    )
  }
})

test('the level of a category is taken where the title has none', () => {
  const item = us('Chad', '<category domain="Threat-Level">Level 4: Do Not Travel</category>')
  assert.equal(item.facts.level?.rank, 4)
})

test('the title’s country wins over the tag, which is of FIPS and counts only where the title names none', () => {
  const tag = '<category domain="Country-Tag">SU</category>'
  assert.deepEqual(us('Chad - Level 3: x', tag).facts.countries, ['TD'])
  assert.deepEqual(us('The Two Niles - Level 3: x', tag).facts.countries, ['SD'])
})

test('the US indicators are those of the sentence that says why', () => {
  const why =
    '<description>&lt;p&gt;Reconsider travel to Chad due to crime, civil unrest, kidnapping and health. Terrorism was removed.&lt;/p&gt;</description>'
  assert.deepEqual(us('Chad - Level 3: x', why).facts.indicators, ['C', 'U', 'H', 'K'])
})

test('a US advisory has a day and is named by its link', () => {
  const item = us('Chad - Level 3: x')
  assert.deepEqual([item.published?.precision, item.ids], ['day', ['https://travel.example/x.html']])
})

const warnings = (...all: [string, string, string][]) =>
  onlyItem(
    smartraveller,
    `<rss version="2.0" xmlns:ta="http://www.smartraveller.gov.au/schema/rss/travel_advisories/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><title>Chad</title><link>https://smart.example/chad</link><pubDate>21 Jul 2026 22:00:00 AEST</pubDate>${all.map(([covers, level, words]) => `<ta:warnings><dc:coverage>${covers}</dc:coverage><ta:level>${level}</ta:level><dc:description>${words}</dc:description></ta:warnings>`).join('')}</item></channel></rss>`,
  )

test('"5/5" is the fourth of Australia’s four levels and "2/5" the first', () => {
  assert.deepEqual(warnings(['Chad', '5/5', 'Do not travel']).facts.level, {
    scheme: 'australia-travel',
    given: '5/5 Do not travel',
    rank: 4,
  })
  assert.equal(warnings(['Chad', '2/5', 'Exercise normal safety precautions']).facts.level?.rank, 1)
})

test('the level of a country is the whole country’s; those of its parts stand beside it', () => {
  const { level, indicators, placeNames, countries } = warnings(
    ['The lake', '5/5', 'Do not travel'],
    ['Chad', '4/5', 'Reconsider your need to travel'],
  ).facts
  assert.deepEqual([level?.rank, indicators], [3, ['The lake: 5/5 Do not travel']])
  assert.deepEqual([placeNames, countries], [['Chad', 'The lake'], ['TD']])
})

const cdc = (title: string, path: string) =>
  onlyItem(
    cdcNotices,
    `<rss version="2.0"><channel><item><title>${title}</title><link>https://cdc.example/travel/notices/${path}</link><pubDate>Thu, 25 Jun 2026 04:00:00 GMT</pubDate><guid>https://cdc.example/travel/notices/${path}</guid></item></channel></rss>`,
  )

test('a health notice has its level, disease and every country of its title', () => {
  const { facts } = cdc('Level 2 - Rift Valley Fever in Mauritania and Senegal', 'level2/rvf')
  assert.deepEqual(
    [facts.level?.rank, facts.event, facts.countries, facts.categories],
    [2, 'Rift Valley Fever', ['MR', 'SN'], ['health']],
  )
})

test('a health notice keeps its name when its level, and so its address, changes', () => {
  assert.equal(
    cdc('Level 1 - Fever in Chad', 'level1/fever-chad').ids[0],
    cdc('Level 3 - Fever in Chad', 'level3/fever-chad').ids[0],
  )
})

test('the level of a health notice is in its path where the title has none', () => {
  assert.equal(cdc('Global Measles', 'level1/measles').facts.level?.rank, 1)
})

test('midnight in the East is a day', () =>
  assert.equal(cdc('Level 1 - x in Chad', 'level1/x').published?.precision, 'day'))

test('what follows # in a British id is not part of the name', () => {
  const item = onlyItem(
    ukTravelAtom,
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://uk.example/advice/chad#2026-07-21T10:00:09+01:00</id><title>Chad</title><link href="https://uk.example/advice/chad"/><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>FCDO advises against all travel to Chad.</p></div></summary></entry></feed>',
  )
  assert.deepEqual(item.ids, ['https://uk.example/advice/chad'])
  assert.deepEqual(item.facts.level, {
    scheme: 'uk-travel',
    given: 'avoid_all_travel_to_whole_country',
    rank: null,
  })
})

for (const [text, warning] of [
  ['FCDO advises against all travel to Chad.', ['avoid_all_travel_to_whole_country']],
  [
    'FCDO advise against all but essential travel to Chad.',
    ['avoid_all_but_essential_travel_to_whole_country'],
  ],
  ['FCDO now advises against all travel to parts of Chad.', ['avoid_all_travel_to_parts']],
  [
    'FCDO advises against all but essential travel to the lake and to the border with Niger.',
    ['avoid_all_but_essential_travel_to_parts'],
  ],
  [
    'FCDO advises against all travel to the whole of Chad, based on the risk of crime.',
    ['avoid_all_travel_to_whole_country'],
  ],
  ['FCDO no longer advises against all travel to Chad.', []],
  ['This travel advice was reviewed for accuracy.', []],
] as const)
  test(`"${text}" is ${warning.join() || 'no warning'}`, () =>
    assert.deepEqual(warningsIn(text, 'Chad'), warning))
