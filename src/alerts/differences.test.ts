import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someContent } from '../testing/told.ts'
import { differences } from './differences.ts'

const baghdad = { type: 'place' as const, ref: 'geonames:98182', name: 'Baghdad', km: 25 }

test('the same words have no differences', () => {
  assert.deepEqual(differences(someContent(), someContent()), [])
})

test('a text is compared word by word', () => {
  const found = differences(
    someContent({ advice: 'Stay away from the riverside.' }),
    someContent({ advice: 'Stay well away from the airport.' }),
  )
  assert.deepEqual(
    found.map(({ field }) => field),
    ['advice'],
  )
  const [advice] = found
  assert.ok(advice?.kind === 'words')
  const words = (is: string) => advice.segments.filter((one) => one.is === is).map(({ text }) => text.trim())
  assert.deepEqual([words('added'), words('removed')], [['well', 'airport'], ['riverside']])
})

test('putting the added and same segments together gives the new text, the removed and same ones the old, but for spaces', () => {
  const [old, now] = ['One two  three.\n\n- four', 'One 2 three.\n\n- four\n- five']
  const [summary] = differences(someContent({ event: old }), someContent({ event: now }))
  assert.ok(summary?.kind === 'words')
  const without = (gone: string) =>
    summary.segments
      .filter(({ is }) => is !== gone)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
  assert.deepEqual(
    [without('removed'), without('added')],
    [now, old].map((text) => text.replace(/\s+/g, ' ')),
  )
})

test('a text that was not there is all new', () => {
  const [context] = differences(someContent({ context: null }), someContent({ context: 'Since May.' }))
  assert.deepEqual(context, {
    field: 'context',
    label: 'Context',
    kind: 'words',
    segments: [{ is: 'added', text: 'Since May.' }],
  })
})

test('a wider area is one changed part, in words', () => {
  const found = differences(
    someContent({ area: [baghdad, { type: 'country', country: 'KW' }] }),
    someContent({
      area: [
        { ...baghdad, km: 50 },
        { type: 'region', ref: 'region:IQ-AN', name: 'Al Anbar' },
      ],
    }),
  )
  assert.deepEqual(found, [
    {
      field: 'area',
      label: 'Area',
      kind: 'list',
      added: ['Al Anbar'],
      removed: ['Kuwait'],
      changed: [{ before: 'Baghdad 25 km', after: 'Baghdad 50 km' }],
      kept: 0,
    },
  ])
})

test('times, severity and what is asked are said before and after', () => {
  const found = differences(
    someContent(),
    someContent({
      severity: 'Extreme',
      timeframe: { from: '2026-03-03T00:00:00Z', to: '2026-03-07T12:00:00Z' },
      response: { mode: 'safety-check', deadlineHours: 2 },
    }),
  )
  assert.deepEqual(
    found.map((one) => one.kind === 'value' && [one.label, one.before, one.after]),
    [
      ['Severity', 'Warning (Severe)', 'Critical (Extreme)'],
      [
        'In force',
        '3 Mar 2026, 00:00 UTC – 5 Mar 2026, 00:00 UTC',
        '3 Mar 2026, 00:00 UTC – 7 Mar 2026, 12:00 UTC',
      ],
      ['Answer asked for', 'none', 'say whether they are safe, within 2 h'],
    ],
  )
})

test('a forecast that became likelier is the same forecast, and a claim that fell is the same claim', () => {
  const claim = {
    text: 'They leave',
    speaker: 'A staff officer',
    reliability: 'B',
    credibility: '2',
  } as const
  const found = differences(
    someContent({ claims: [{ ...claim, stands: true }] }),
    someContent({
      forecasts: [{ text: 'Delays on the ring road', likelihood: 'very likely' }],
      claims: [{ ...claim, stands: false }],
    }),
  )
  assert.deepEqual(
    found.map((one) => one.kind === 'list' && one.changed),
    [
      [{ before: 'Delays on the ring road: likely', after: 'Delays on the ring road: very likely' }],
      [
        {
          before: 'A staff officer: They leave (B2)',
          after: 'A staff officer: They leave (B2, no longer stands)',
        },
      ],
    ],
  )
})

test('a language tag that is none does not keep texts from being compared', () => {
  const [headline] = differences(
    someContent({ language: 'not a language', headline: 'One' }),
    someContent({ language: 'not a language', headline: 'Two' }),
  )
  assert.equal(headline?.kind, 'words')
})
