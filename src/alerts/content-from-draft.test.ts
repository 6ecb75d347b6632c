import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft, PlaceMention } from '../reading/draft.ts'
import { contentFromDraft } from './content-from-draft.ts'
import { usualRadius } from './default-area.ts'

const now = new Date('2026-03-10T00:00:00Z')

function aDraft(over: Partial<Draft> = {}): Draft {
  return {
    publishedAt: '2026-03-07T10:30:00Z',
    countries: ['IQ'],
    headline: 'Iraq: Market fire in Baghdad March 6',
    summary: 'A fire closed a market in Baghdad.',
    event: 'A fire broke out on Friday, March 6. It was put out.',
    context: null,
    advice: null,
    standingAdvice: null,
    category: 'other',
    severity: 'Moderate',
    certainty: 'Observed',
    urgency: 'Past',
    phase: 'past',
    eventDate: { from: '2026-03-06', to: '2026-03-06' },
    places: [],
    dates: [],
    forecasts: [],
    claims: [],
    actions: [],
    actors: [],
    language: 'en',
    publisherLevel: null,
    layout: 'free',
    missing: [],
    ...over,
  }
}

const baghdad: PlaceMention = {
  name: 'Baghdad',
  ref: 'geonames:98182',
  lat: 33.34058,
  lon: 44.40088,
  kind: 'city',
  country: 'IQ',
  start: 0,
  end: 7,
  role: 'scene',
}
const washington: PlaceMention = {
  ...baghdad,
  name: 'Washington',
  ref: 'geonames:4140963',
  country: 'US',
  role: 'speaker',
}

function contentOf(over: Partial<Draft> = {}) {
  const made = contentFromDraft(aDraft(over), now)
  assert.ok('content' in made, JSON.stringify(made))
  return made.content
}

test('what was read is quoted and TLP:AMBER, with its own time and level kept', () => {
  const { wording, sharing, publishedAt, publisherLevel } = contentOf({ publisherLevel: 'Warning' })

  assert.deepEqual(
    [wording, sharing, publishedAt, publisherLevel],
    ['quoted', 'AMBER', '2026-03-07T10:30:00Z', 'Warning'],
  )
})

test('our own text is ours, and still internal', () => {
  const made = contentFromDraft(aDraft(), now, { own: true })

  assert.ok('content' in made)
  assert.deepEqual([made.content.wording, made.content.sharing], ['own', 'AMBER'])
})

test('what is missing is named all at once, each with what to do', () => {
  const made = contentFromDraft(
    aDraft({
      headline: null,
      event: null,
      summary: null,
      countries: [],
      publishedAt: null,
      eventDate: null,
    }),
    now,
  )

  assert.ok('missing' in made)
  assert.deepEqual(
    made.missing.map(({ field }) => field),
    ['headline', 'event', 'countries', 'eventTime'],
  )
})

test('without a summary the first sentence of the event stands', () => {
  assert.equal(contentOf({ summary: null }).summary, 'A fire broke out on Friday, March 6.')
})

test('the timeframe runs from the event for the usual hours after the publication', () => {
  assert.deepEqual(contentOf().timeframe, {
    from: '2026-03-06T00:00:00.000Z',
    to: '2026-03-09T10:30:00.000Z',
  })
})

test('the timeframe reaches to the end of the furthest forecast', () => {
  const forecasts = [{ text: 'Delays', likelihood: 'likely' as const, from: '2026-03-07', to: '2026-03-14' }]

  assert.equal(contentOf({ forecasts }).timeframe.to, '2026-03-15T00:00:00.000Z')
})

test('a forecast of next year keeps nobody exposed until then', () => {
  const forecasts = [{ text: 'Elections', likelihood: 'likely' as const, from: null, to: '2027-03-14' }]

  assert.equal(contentOf({ forecasts }).timeframe.to, '2026-04-06T10:30:00.000Z')
})

test('an announced event exposes from its day on, not from the announcement', () => {
  const eventDate = { from: '2026-03-12', to: '2026-03-13' }

  const { timeframe } = contentOf({ phase: 'planned', eventDate })

  assert.deepEqual(timeframe, { from: '2026-03-12T00:00:00.000Z', to: '2026-03-14T00:00:00.000Z' })
})

test('the area is around where it happened, and not where somebody spoke', () => {
  assert.deepEqual(contentOf({ places: [washington, baghdad] }).area, [
    { type: 'place', ref: 'geonames:98182', name: 'Baghdad', km: 50 },
  ])
})

for (const [says, advice] of [
  ['across Iraq', 'Individuals across Iraq should keep informed.'],
  ['people in Iraq', 'People in Iraq are asked to keep informed.'],
  ['nationwide', 'A nationwide curfew is to be observed.'],
  ['throughout the country', 'Expect delays throughout the country.'],
] as const)
  test(`advice that says "${says}" makes the country the area`, () => {
    assert.deepEqual(contentOf({ advice, places: [baghdad] }).area, [{ type: 'country', country: 'IQ' }])
  })

test('advice that says "across the city" does not make the country the area', () => {
  const { area } = contentOf({ advice: 'Expect delays across the city.', places: [baghdad] })

  assert.equal(area?.[0]?.type, 'place')
})

test('a place that is only mentioned stands for its administrative area', () => {
  assert.deepEqual(contentOf({ places: [{ ...baghdad, role: 'mentioned' }] }).area, [
    { type: 'region', ref: 'region:IQ-BG', name: 'Baghdad' },
  ])
})

test('a severity that is not known makes the administrative area of the scene the area', () => {
  assert.deepEqual(contentOf({ severity: 'Unknown', places: [baghdad] }).area, [
    { type: 'region', ref: 'region:IQ-BG', name: 'Baghdad' },
  ])
})

test('with no place the country is the area', () => {
  assert.deepEqual(contentOf().area, [{ type: 'country', country: 'IQ' }])
})

test('the usual radius is the field’s: local for unrest, by severity else, far for storms, small for a building', () => {
  assert.deepEqual(
    [
      usualRadius('unrest', 'Extreme', 'city'),
      usualRadius('terrorism', 'Minor', 'city'),
      usualRadius('conflict', 'Extreme', 'airbase'),
      usualRadius('weather', 'Extreme', 'city'),
      usualRadius('terrorism', 'Severe', 'facility'),
    ],
    [10, 25, 350, 1000, 0.5],
  )
})

test('a place that is named twice stands once, with the role that matters most', () => {
  const { places } = contentOf({ places: [{ ...baghdad, role: 'mentioned' }, baghdad] })

  assert.deepEqual(
    places.map(({ name, role }) => [name, role]),
    [['Baghdad', 'scene']],
  )
})

test('a forecast without a likelihood stays prose', () => {
  const forecasts = [{ text: 'Something may be', likelihood: null, from: null, to: null }]

  assert.deepEqual(contentOf({ forecasts }).forecasts, [])
})
