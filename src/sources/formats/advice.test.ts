import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { adviceList } from './advice-list.ts'
import { canadaAdvice } from './canada-advice.ts'
import { isoOfFips } from './fips-countries.ts'
import { germanyAdvice } from './germany-advice.ts'
import { ukAdvice } from './uk-advice.ts'
import { usAdvice } from './us-advice.ts'

const canada = sampleItems(canadaAdvice, 'canada-advice.json')
const germany = sampleItems(germanyAdvice, 'germany-advice.json', {
  url: 'https://www.auswaertiges-amt.de/opendata/travelwarning',
})
const us = sampleItems(usAdvice, 'us-advice.json')
const { '00000000-0000-4000-8000-000000000001': mali } = sampleItems(ukAdvice, 'uk-advice.json')
const lists = sampleItems(adviceList, 'advice-list.json', { timeZone: 'America/Toronto' })

test('no travel advice has a severity: each level stays on its government’s own scale', () => {
  const all = [canada, germany, us, lists].flatMap((items) => Object.values(items)).concat(mali ?? [])
  assert.deepEqual(new Set(all.map(({ facts }) => facts.severity)), new Set([null]))
})

test('Canada’s state runs from 0 to 3', () => {
  assert.deepEqual(canada.ML?.facts.level, { scheme: 'canada-travel', given: 'Avoid all travel', rank: 3 })
  assert.deepEqual(canada.JP?.facts.level?.rank, 0)
  assert.deepEqual(canada.ML?.facts.indicators, ['regional advisories'])
})

test('Canada’s dates have seven decimals', () => {
  assert.equal(canada.JP?.updated?.at?.toISOString(), '2026-07-16T16:53:48.000Z')
})

test('one country of Canada’s alone is the same thing, with its words', () => {
  const eng = {
    name: 'Mali',
    'advisory-text': 'Avoid all travel',
    advisories: '<p>Armed groups.</p>',
    security: '<p>Crime.</p>',
  }
  const alone = onlyItem(canadaAdvice, {
    metadata: {},
    data: { 'country-iso': 'ML', 'advisory-state': 3, eng },
  })
  assert.deepEqual([alone.ids, alone.text], [canada.ML?.ids, 'Armed groups.\n\nCrime.'])
})

test('a country without a state is dropped, not rated 0', () => {
  assert.deepEqual(readAs(canadaAdvice, sampleBytes('canada-advice.json')).dropped, [
    { at: 'country XX', why: '"advisory-state" is wrong: expected 0 to 3.' },
  ])
})

test('Britain’s level is what it advises against, without a number', () => {
  assert.deepEqual(mali?.facts.level, {
    scheme: 'uk-travel',
    given: 'avoid_all_travel_to_whole_country',
    rank: null,
  })
})

test('Britain’s latest update comes first and its parts follow as text', () => {
  assert.equal(
    mali?.text,
    'Fuel is short in the capital.\n\nWarnings\n\nDo not travel.\n\n- Roads are cut.\n- Flights are few.\n\nHealth\n\nWrite to a@example.org.',
  )
})

test('an empty list of warnings is no level, and a notice of withdrawal takes the page back', () => {
  const page = {
    base_path: '/foreign-travel-advice/x',
    title: 'X travel advice',
    details: { alert_status: [] },
  }
  assert.deepEqual([onlyItem(ukAdvice, page).facts.level, onlyItem(ukAdvice, page).state], [null, 'actual'])
  const gone = {
    ...page,
    withdrawn_notice: { explanation: '<p>Merged.</p>', withdrawn_at: '2026-01-01T00:00:00Z' },
  }
  assert.equal(onlyItem(ukAdvice, gone).state, 'withdrawn')
})

test('Britain’s index lists the countries with the address of each', () => {
  const index = {
    base_path: '/foreign-travel-advice',
    title: 'Foreign travel advice',
    links: {
      children: [
        {
          base_path: '/foreign-travel-advice/mali',
          content_id: 'c1',
          title: 'Mali travel advice',
          api_url: 'https://www.gov.uk/api/content/foreign-travel-advice/mali',
        },
      ],
    },
  }
  assert.deepEqual(onlyItem(ukAdvice, index).full, {
    url: 'https://www.gov.uk/api/content/foreign-travel-advice/mali',
    format: 'uk-advice',
  })
})

test('Germany’s four truths are one level, the gravest of them', () => {
  assert.deepEqual(germany['213032']?.facts.level, {
    scheme: 'germany-travel',
    given: 'partialWarning',
    rank: 3,
  })
  assert.deepEqual(germany['213032']?.facts.indicators, ['partialWarning', 'situationPartWarning'])
  assert.deepEqual(germany['209524']?.facts.level, { scheme: 'germany-travel', given: 'none', rank: 0 })
})

test('the latest change stands before Germany’s words, and flags that are missing are not set', () => {
  const record = {
    title: 'Mali',
    warning: true,
    partialWarning: false,
    lastChanges: '<p>Neu.</p>',
    content: '<p>Lage.</p>',
  }
  const brief = onlyItem(germanyAdvice, { response: { 1: record } })
  assert.deepEqual([brief.text, brief.facts.level?.rank], ['Neu.\n\nLage.', 4])
})

test('Germany’s times are seconds', () => {
  assert.deepEqual(germany['213032']?.updated, {
    ...{ given: '1783430993', at: new Date('2026-07-07T13:29:53Z'), precision: 'instant', zone: 'given' },
  })
})

test('Germany’s list says where the words of a country are', () => {
  assert.equal(germany['213032']?.full?.url, 'https://www.auswaertiges-amt.de/opendata/travelwarning/213032')
  assert.deepEqual([germany['209524']?.full, germany['209524']?.text], [null, 'Lage\n\nRuhig.'])
})

test('the American level stands in the title', () => {
  assert.deepEqual(us.mexico?.facts.level, {
    scheme: 'us-travel',
    given: 'Level 2: Exercise Increased Caution',
    rank: 2,
  })
})

test('American codes are FIPS, and SU is Sudan', () => {
  assert.deepEqual([us.sudan?.facts.countries, isoOfFips('su')], [['SD'], ['SD']])
})

test('codes that stand for several countries give all of them', () => {
  assert.deepEqual(us['the windward isles of nowhere']?.facts.countries, ['AT', 'BQ', 'CW', 'SX'])
  assert.deepEqual(isoOfFips('A1'), [])
})

test('two advisories on one page are two things', () => {
  assert.deepEqual(
    [us.gaza?.ids, us['the windward isles of nowhere']?.ids],
    [['gaza'], ['the windward isles of nowhere']],
  )
})

test('a collected list keeps the words, on the scale of the government whose page it names', () => {
  const algeria = lists['https://travel.gc.ca/destinations/algeria']
  assert.deepEqual(algeria?.facts.level, {
    ...{
      scheme: 'canada-travel',
      given: 'Exercise a high degree of caution (with regional advisories)',
      rank: 1,
    },
  })
  assert.deepEqual(
    [algeria?.updated?.at?.toISOString(), algeria?.updated?.zone],
    ['2026-07-29T18:31:46.000Z', 'assumed'],
  )
})

test('a list without levels has none', () => {
  const antarctica = lists['https://www.gov.uk/foreign-travel-advice/antarctica-british-antarctic-territory']
  assert.deepEqual([antarctica?.facts.level, antarctica?.facts.countries], [null, ['AQ']])
})
