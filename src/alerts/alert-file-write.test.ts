import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actions } from '../vocabulary/action.ts'
import { categories } from '../vocabulary/category.ts'
import { likelihoods } from '../vocabulary/likelihood.ts'
import { placeRoles } from '../vocabulary/place-role.ts'
import { severities } from '../vocabulary/severity.ts'
import { sharings } from '../vocabulary/sharing.ts'
import { AlertContent } from './alert.ts'
import { parseAlertFile } from './alert-file.ts'
import { writeAlertFile } from './alert-file-write.ts'

const nasty = [
  '## Event',
  '# a',
  '---',
  '```\n## x\n```',
  'a: b',
  '- x',
  '*a',
  '&a',
  '"',
  '\r\n',
  'null',
  '2026-03-07',
  '1e3',
  'سلام',
  '\u2028',
  '<b>',
]
const words = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...nasty)), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('\n').trim())
  .filter((text) => text !== '')
const line = words.map((text) => text.slice(0, 60).toWellFormed().trim()).filter((text) => text !== '')
const degrees = (most: number) => fc.integer({ min: 0, max: most * 1000 }).map((n) => n / 1000)
const day = fc.constantFrom('2026-03-07', '2026-02-28T06:30:00Z', '2026-03-01T06:30:00.123+03:00')
const km = fc.integer({ min: 1, max: 500 })

const part = fc.oneof(
  fc.record({ type: fc.constant('country'), country: fc.constantFrom('IQ', 'NO', 'XK') }),
  fc.record({ type: fc.constant('circle'), lat: degrees(90), lon: degrees(180), km }),
  fc.record({ type: fc.constant('place'), ref: fc.constant('geonames:98182'), name: line, km }),
  fc.record({
    type: fc.constant('polygon'),
    rings: fc.constant([
      [
        [44, 33],
        [45, 33],
        [45, 34],
        [44, 33],
      ],
    ]),
  }),
)

const content = fc
  .record(
    {
      headline: line,
      summary: words,
      event: words,
      context: fc.option(words),
      advice: fc.option(words),
      standingAdvice: fc.option(words),
      category: fc.constantFrom(...categories),
      severity: fc.constantFrom(...severities),
      eventTime: fc.oneof(fc.record({ from: day }), fc.constant({ from: '2026-01-01', to: '2026-03-09' })),
      timeframe: fc.constant({ from: '2026-03-07T06:00:00Z', to: '2026-03-09T00:00:00+03:00' }),
      countries: fc.uniqueArray(fc.constantFrom('IQ', 'NO', 'US', 'XK'), { minLength: 1 }),
      places: fc.array(
        fc.record({
          ref: fc.constant('geonames:98182'),
          name: line,
          kind: fc.constant('city'),
          country: fc.constant('IQ'),
          lat: degrees(90),
          lon: degrees(180),
          role: fc.constantFrom(...placeRoles),
        }),
        { maxLength: 3 },
      ),
      area: fc.option(fc.array(part, { minLength: 1, maxLength: 3 })),
      conditions: fc.array(fc.record({ tags: fc.array(line), wording: words }), { maxLength: 2 }),
      actions: fc.uniqueArray(fc.constantFrom(...actions)),
      claims: fc.array(
        fc.record({ text: words, speaker: line, credibility: fc.constantFrom('1', '6'), at: day }),
        { maxLength: 2 },
      ),
      forecasts: fc.array(fc.record({ text: words, likelihood: fc.constantFrom(...likelihoods), to: day }), {
        maxLength: 2,
      }),
      actors: fc.array(line),
      sharing: fc.constantFrom(...sharings),
      response: fc.constantFrom({ mode: 'none' }, { mode: 'safety-check', deadlineHours: 1.5 }),
      sources: fc.array(fc.record({ name: line, url: fc.constant('https://a.example/x?y=1#z') }), {
        maxLength: 2,
      }),
    },
    {
      requiredKeys: [
        'headline',
        'summary',
        'event',
        'category',
        'severity',
        'eventTime',
        'timeframe',
        'countries',
      ],
    },
  )
  .map((given) => AlertContent.parse(given))

test('whatever an alert says, its file reads back to it word for word', () => {
  fc.assert(
    fc.property(content, (written) => {
      const read = parseAlertFile(writeAlertFile(written))

      assert.deepEqual(read, { ok: true, content: written, exercise: false, follows: [], situation: null })
    }),
    { numRuns: 200 },
  )
})

test('a name with spaces before its line ends reads back to itself', () => {
  const [sample] = fc.sample(content, { numRuns: 1, seed: 7 }) as [AlertContent]
  const speaker = '𐀀 𐀀𐀀  \n \n\r\n\n## Event\n## Event'
  const written = AlertContent.parse({ ...sample, claims: [{ text: 'It was so.', speaker }] })

  const read = parseAlertFile(writeAlertFile(written))

  assert.equal(read.ok && read.content.claims[0]?.speaker, speaker)
})

test('what an alert follows, its situation and its exercise read back too', () => {
  const [sample] = fc.sample(content, { numRuns: 1, seed: 7 }) as [AlertContent]
  const extras = { exercise: true, follows: ['2026-03-06-a', '2026-03-05-b'], situation: 'Tension: week 2' }

  const read = parseAlertFile(writeAlertFile(sample, extras))

  assert.deepEqual(read, { ok: true, content: sample, ...extras })
})

test('an alert without headings in its texts is written with all of them in the body', () => {
  const text = writeAlertFile(
    AlertContent.parse({
      headline: 'Iraq: Road shut March 7',
      summary: 'A road is shut.',
      event: 'It was shut at noon.',
      category: 'transport',
      severity: 'Minor',
      eventTime: { from: '2026-03-07' },
      timeframe: { from: '2026-03-07T09:00:00Z', to: '2026-03-08T09:00:00Z' },
      countries: ['IQ'],
    }),
  )

  assert.equal(
    text,
    `---
category: transport
severity: Minor
eventTime:
  from: 2026-03-07
timeframe:
  from: 2026-03-07T09:00:00Z
  to: 2026-03-08T09:00:00Z
countries:
  - IQ
---

# Iraq: Road shut March 7

A road is shut.

## Event

It was shut at noon.
`,
  )
})
