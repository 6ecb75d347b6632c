import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noFacts } from '../sources/item.ts'
import { shapes } from '../testing/awkward-texts.ts'
import { chooseStory } from './choose.ts'
import { conflictsIn } from './conflicts.ts'
import { voicesOf, witnesses } from './corroboration.ts'
import { featuresOf, type ToGroup } from './features.ts'
import { frequencyOf } from './frequency.ts'
import { importanceOf } from './importance.ts'
import { keysOf } from './keys.ts'
import { bandsOf, copyShare, signatureOf } from './near-copy.ts'
import { emptySummary, withReport } from './summary.ts'
import { termsOf } from './terms.ts'
import type { Told } from './told.ts'

const frequency = frequencyOf(0, new Map())
const day = (text: string) => new Date(`${text}T06:00:00Z`)

type Given = Partial<ToGroup> & {
  country?: string
  point?: [number, number]
  magnitude?: number
  ids?: string[]
}

/** A report whose place and number the source states. */
function stated({ country, point, magnitude = undefined, ids = [], ...rest }: Given) {
  const places = point
    ? [{ lat: point[0], lon: point[1], country: country ?? null, kind: 'point', role: 'scene' as const }]
    : []
  return featuresOf(
    {
      ...{ title: null, text: '', at: day('2026-03-02') },
      reading: {
        language: 'en',
        category: 'natural',
        countries: country ? [country] : [],
        places,
        eventDate: null,
      },
      facts: {
        ...{ magnitude: magnitude ?? null, eventIds: ids, countries: country ? [country] : [] },
        points: point ? [{ lat: point[0], lon: point[1] }] : [],
      },
      ...rest,
    },
    frequency,
  )
}
const joins = (first: ReturnType<typeof stated>, second: ReturnType<typeof stated>) =>
  chooseStory(second, [{ story: 's', summary: withReport(emptySummary, 'r', first) }]) !== null

const adak = {
  title: 'M 6.1 - 83 km SW of Adak, Alaska',
  country: 'US',
  point: [51.3, -177.4] as [number, number],
}

test('quakes of one place are told apart by magnitude and by day; one quake measured twice is one', () => {
  const quake = stated({ ...adak, magnitude: 6.1 })
  assert.equal(
    joins(quake, stated({ ...adak, title: 'M 5.1 - 80 km SW of Adak, Alaska', magnitude: 5.1 })),
    false,
  )
  assert.equal(joins(quake, stated({ ...adak, magnitude: 6.1, at: day('2026-05-02') })), false)
  assert.equal(
    joins(
      quake,
      stated({ ...adak, title: 'Earthquake, Andreanof Islands', magnitude: 6, point: [51.4, -177.2] }),
    ),
    true,
  )
})

test('an event’s number decides alone: the same is the same, another of its scheme never is', () => {
  const one = stated({ ...adak, ids: ['usgs:us7000aaaa'], magnitude: 6.1 })
  assert.equal(joins(one, stated({ ...adak, ids: ['usgs:us7000bbbb'], magnitude: 6.1 })), false)
  assert.equal(joins(one, stated({ title: 'Terremoto', ids: ['gdacs:EQ1', 'usgs:us7000aaaa'] })), true)
})

const advisory = (country: string, code: string) =>
  stated({
    title: `${country} - Level 4: Do Not Travel`,
    text: 'Do not travel due to crime, terrorism and kidnapping.',
    country: code,
  })

test('the same advisory for two countries is two stories', () => {
  assert.equal(joins(advisory('Mali', 'ML'), advisory('Niger', 'NE')), false)
  assert.equal(joins(advisory('Mali', 'ML'), advisory('Mali', 'ML')), true)
})

test('floods in two countries are two stories, however alike their words', () => {
  const flood = (place: string, code: string) =>
    stated({
      title: `Floods in ${place}`,
      text: `Heavy rain flooded villages in ${place}; thousands left their homes.`,
      country: code,
    })
  assert.equal(joins(flood('Pakistan', 'PK'), flood('Kenya', 'KE')), false)
})

test('another language joins by place, kind and day, and not without them', () => {
  const reading = (language: string, from: string) => ({
    ...{ language, category: 'unrest' as const, countries: ['KE'], eventDate: { from, to: from } },
    places: [{ lat: -0.09, lon: 34.77, country: 'KE', kind: 'city', role: 'scene' as const }],
  })
  const english = stated({ title: 'Clashes in Kisumu', reading: reading('en', '2026-03-02') })
  assert.equal(
    joins(english, stated({ title: 'Heurts à Kisumu', reading: reading('fr', '2026-03-02') })),
    true,
  )
  assert.equal(
    joins(english, stated({ title: 'Manifestation violente', reading: reading('fr', '2026-03-20') })),
    false,
  )
})

test('tokenised text gives the names that ordinary text gives', () => {
  const names = (text: string) =>
    termsOf(null, text)
      .map(({ key }) => key)
      .filter((key) => key.startsWith('N:') && !key.includes(' '))
      .sort()
  const plain = 'Police in Kisumu said Odhiambo Wekesa was hurt. He is in Nairobi.'
  assert.deepEqual(names(plain), ['N:kisumu', 'N:nairobi', 'N:odhiambo', 'N:wekesa'])
  assert.deepEqual(names(plain.replaceAll('.', ' .')), names(plain))
})

test('near-copies share a band and most of their signature; others neither', () => {
  const text =
    'The bridge over the river Ulu was closed on Monday after a lorry hit a pillar and the city asked an engineer to look at it before any car may cross it again'
  const [one, copy, other] = [
    text,
    `${text}, agencies report`,
    'A strike of train drivers stops most lines in the south until Friday while talks about pay go on in the capital',
  ].map(signatureOf)
  assert.ok(copyShare(one as number[], copy as number[]) > 0.7)
  assert.ok(bandsOf(one as number[]).some((band) => bandsOf(copy as number[]).includes(band)))
  assert.equal(copyShare(one as number[], other as number[]) < 0.1, true)
  assert.equal(copyShare([], []), 0)
})

test('places half a degree apart share a key, wherever the grid lies', () => {
  for (let i = 0; i < 200; i++) {
    const [lat, lon] = [((i * 37) % 170) - 85 + i / 200, ((i * 53) % 350) - 175 + i / 300]
    const near = stated({ point: [lat + 0.24, lon - 0.24] })
    assert.ok(
      keysOf(near).some((key) => keysOf(stated({ point: [lat, lon] })).includes(key)),
      `${lat} ${lon}`,
    )
  }
})

test('no text is too awkward, and no report has more than ninety keys', () => {
  for (const text of [
    ...Object.values(shapes).map((shape) => shape(20_000)),
    '',
    '\u0000',
    'أ'.repeat(100),
    '地震'.repeat(200),
  ]) {
    const features = featuresOf(
      { title: text.slice(0, 50), text, at: null, reading: null, facts: null },
      frequency,
    )
    assert.ok(keysOf(features).length <= 90)
    chooseStory(features, [{ story: 's', summary: withReport(emptySummary, 'r', features) }])
  }
})

const reading = {
  ...{ language: 'en', category: 'unrest' as const, severity: 'Severe' as const, certainty: 'Observed' },
  ...{
    by: { category: 'words' as const, severity: 'words' as const },
    countries: ['KE'],
    places: [],
    eventDate: null,
  },
  ...{ actions: [], claims: [], forecasts: [], actors: [], toll: { dead: 0, hurt: 0 } },
}
const told = (given: Partial<Told> & { dead?: number }): Told => ({
  ...{
    report: 'r',
    family: 'f',
    source: 's',
    sourceName: 'S',
    reliability: 'B',
    isOfficial: false,
    title: 't',
    link: null,
  },
  ...{ state: 'actual', isExpired: false, copyOf: null, facts: noFacts },
  ...{ firstSeenAt: day('2026-03-02'), changedAt: day('2026-03-02'), publishedAt: null },
  reading: { ...reading, toll: { dead: given.dead ?? 0, hurt: 0 } },
  ...given,
})

test('five feeds of one publisher are one voice, and one that passes on another’s words is no witness', () => {
  const five = Array.from({ length: 5 }, (_, i) => told({ report: `${i}` }))
  assert.equal(witnesses(voicesOf(five)), 1)
  const copy = told({ report: 'c', family: 'other', copyOf: '0' })
  assert.equal(witnesses(voicesOf([...five, copy])), 1)
  assert.equal(witnesses(voicesOf([...five, { ...copy, copyOf: null }])), 2)
})

test('a publisher is held to its newest word; two that differ are a conflict, the newest first', () => {
  const raised = [told({ dead: 2 }), told({ report: 'b', dead: 4, changedAt: day('2026-03-03') })]
  assert.deepEqual(conflictsIn(raised), [])
  const other = told({ report: 'c', family: 'g', dead: 3, changedAt: day('2026-03-04') })
  const [conflict] = conflictsIn([...raised, other])
  assert.deepEqual(
    conflict?.says.map(({ value }) => value),
    ['3', '4'],
  )
  assert.deepEqual(conflictsIn([...raised, { ...other, state: 'withdrawn' }]), [])
})

test('an official warning in force is at the top whoever else speaks; expired or taken back it is not', () => {
  const severity = 'Severe' as const
  const warning = told({ isOfficial: true, reliability: 'A', facts: { ...noFacts, severity } })
  const score = (reports: Told[]) =>
    importanceOf(reports, { severity, certainty: 'Observed' }, voicesOf(reports), day('2026-03-09')).score
  const crowd = Array.from({ length: 8 }, (_, i) => told({ report: `${i}`, family: `${i}` }))
  assert.ok(score([warning]) > score(crowd))
  assert.equal(score([{ ...warning, isExpired: true }]), 0)
  assert.equal(score([{ ...warning, state: 'cancelled' }]), 0)
})

test('every point of importance has its reason', () => {
  const { score, why } = importanceOf(
    [told({})],
    { severity: 'Severe', certainty: 'Possible' },
    voicesOf([told({})]),
    day('2026-03-09'),
  )
  assert.equal(
    score,
    why.reduce((sum, { points }) => sum + points, 0),
  )
  assert.ok(why.every(({ says }) => says.length > 0))
})

test('a word that is nothing but marks is no term', () => {
  const keys = termsOf(null, 'Flood in the town \u0302\u0302 of Puebla').map(({ key }) => key)
  assert.ok(keys.includes('N:puebla'))
  assert.ok(!keys.includes(''))
})

test('a correction is the newest word though its date is the old one', () => {
  const at = (clock: string) => new Date(`2026-03-02T${clock}:00Z`)
  const [before, seen, corrected] = [at('08:00'), at('08:05'), at('09:30')]
  const first = told({
    report: 'a',
    family: 'wire',
    publishedAt: before,
    firstSeenAt: seen,
    changedAt: corrected,
    dead: 3,
  })
  const copy = told({
    report: 'b',
    family: 'wire',
    publishedAt: at('09:00'),
    firstSeenAt: at('09:01'),
    changedAt: at('09:01'),
    dead: 5,
  })
  const other = told({ report: 'c', family: 'post', publishedAt: at('08:30'), dead: 3 })
  assert.deepEqual(conflictsIn([first, copy, other]), [])
})
