import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAlertFile } from './alert-file.ts'

const now = new Date('2026-03-07T06:00:00Z')

const front = {
  category: 'unrest',
  severity: 'Moderate',
  country: 'Iraq',
  eventTime: '2026-03-07',
  timeframe: '48h',
}
const body =
  '# Iraq: Protest in Baghdad March 7\n\nA protest is planned.\n\n## Event\n\nPeople will meet at noon.\n'

function file(fields: Record<string, string | undefined> = {}, text = body) {
  const lines = Object.entries({ ...front, ...fields }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  return `---\n${lines.join('\n')}\n---\n\n${text}`
}

function contentOf(fields: Record<string, string | undefined> = {}, text = body) {
  const parsed = parseAlertFile(file(fields, text), now)
  assert.ok(parsed.ok, JSON.stringify(!parsed.ok && parsed.faults))
  return parsed.content
}

function faultsOf(text: string) {
  const parsed = parseAlertFile(text, now)
  assert.ok(!parsed.ok, 'it was accepted')
  return parsed.faults
}

/** The one fault of a file: its field, line and message. */
function faultOf(text: string) {
  const faults = faultsOf(text)
  assert.equal(faults.length, 1, JSON.stringify(faults))
  return faults[0] as (typeof faults)[number]
}

test('headline, summary and sections are read from the body', () => {
  const content = contentOf({}, `${body}\n## Advice\n\n- Stay away.\n\n## Standing advice\n\nTake care.`)

  assert.deepEqual(
    [content.headline, content.summary, content.event, content.advice, content.standingAdvice],
    [
      'Iraq: Protest in Baghdad March 7',
      'A protest is planned.',
      'People will meet at noon.',
      '- Stay away.',
      'Take care.',
    ],
  )
})

test('without a section Event the first paragraph is the summary and the rest the event', () => {
  const content = contentOf({}, '# A headline\n\nThe summary.\n\nThe event.\n\nMore of it.')

  assert.deepEqual([content.summary, content.event], ['The summary.', 'The event.\n\nMore of it.'])
})

test('a timeframe may count from now, or be days in UTC with the last one included', () => {
  assert.deepEqual(contentOf({ timeframe: '3d' }).timeframe, {
    from: '2026-03-07T06:00:00.000Z',
    to: '2026-03-10T06:00:00.000Z',
  })
  assert.deepEqual(contentOf({ timeframe: '{ from: 2026-03-08, to: 2026-03-09 }' }).timeframe, {
    from: '2026-03-08T00:00:00.000Z',
    to: '2026-03-10T00:00:00.000Z',
  })
  assert.deepEqual(contentOf({ timeframe: '{ from: 2026-03-08T09:00:00+03:00, for: 12h }' }).timeframe, {
    from: '2026-03-08T09:00:00+03:00',
    to: '2026-03-08T18:00:00.000Z',
  })
})

test('places are known by name and airports by code, in the countries of the alert', () => {
  const { places } = contentOf({ places: '[Baghdad, BGW, { name: Taji, role: at-risk }]' })

  assert.deepEqual(
    places.map(({ ref, country, role }) => [ref, country, role]),
    [
      ['geonames:98182', 'IQ', 'scene'],
      ['airport:BGW', 'IQ', 'scene'],
      ['airport:ORTI', 'IQ', 'at-risk'],
    ],
  )
})

for (const [area, part] of [
  ['Iraq', { type: 'country', country: 'IQ' }],
  ['{ country: IQ, km: 50 }', { type: 'country', country: 'IQ', km: 50 }],
  ['{ region: Anbar }', { type: 'region', ref: 'region:IQ-AN', name: 'Anbar' }],
  ['{ place: Baghdad, km: 20 }', { type: 'place', ref: 'geonames:98182', name: 'Baghdad', km: 20 }],
  [
    '{ airport: BGW, km: 5 }',
    { type: 'place', ref: 'airport:BGW', name: 'Baghdad International Airport', km: 5 },
  ],
  ['{ circle: [33.3, 44.4], km: 20 }', { type: 'circle', lat: 33.3, lon: 44.4, km: 20 }],
  [
    '{ polygon: "33,44 33,45 34,45" }',
    {
      type: 'polygon',
      rings: [
        [
          [44, 33],
          [45, 33],
          [45, 34],
          [44, 33],
        ],
      ],
    },
  ],
] as const)
  test(`an area may be written ${area}`, () => {
    assert.deepEqual(contentOf({ area }).area, [part])
  })

test('an area may have several parts', () => {
  const { area } = contentOf({ area: '[{ place: Baghdad, km: 20 }, { circle: [36.2, 44], km: 10 }]' })

  assert.deepEqual(
    area?.map(({ type }) => type),
    ['place', 'circle'],
  )
})

test('a file may say what it follows, its situation, and that it is an exercise', () => {
  const parsed = parseAlertFile(
    file({ follows: '2026-03-06-iraq-march', situation: 'Tension', exercise: 'true' }),
  )

  assert.ok(parsed.ok)
  assert.deepEqual(
    [parsed.follows, parsed.situation, parsed.exercise],
    [['2026-03-06-iraq-march'], 'Tension', true],
  )
})

test('line ends of Windows and a byte order mark do no harm', () => {
  assert.ok(parseAlertFile(`\uFEFF${file().replaceAll('\n', '\r\n')}`, now).ok)
})

test('an empty file is refused', () => {
  assert.match(faultOf(' \n').message, /The file is empty/)
})

test('a file without front matter is refused', () => {
  assert.match(faultOf('# Iraq: Protest\n\nA protest.').message, /must begin with front matter/)
})

test('an alert without a country is refused', () => {
  assert.deepEqual(faultOf(file({ country: undefined })), {
    field: 'countries',
    message: 'It is missing; an alert cannot be issued without it.',
  })
})

test('an alert without times is refused for each of them', () => {
  const faults = faultsOf(file({ eventTime: undefined, timeframe: undefined }))

  assert.deepEqual(
    faults.map(({ field }) => field),
    ['eventTime', 'timeframe'],
  )
})

test('an impossible day is refused with its line', () => {
  const { field, line, message } = faultOf(file({ eventTime: '2026-02-30' }))

  assert.deepEqual([field, line], ['eventTime.from', 5])
  assert.match(message, /^"2026-02-30" is no day or instant; write 2026-03-07 .*\(line 5\)$/)
})

test('an impossible day in a timeframe is refused too', () => {
  assert.match(
    faultOf(file({ timeframe: '{ from: 2026-02-30, to: 2026-03-09 }' })).message,
    /"2026-02-30" is no day/,
  )
})

test('an instant without an offset is refused, and the offset asked for', () => {
  const { message } = faultOf(file({ timeframe: '{ from: 2026-03-08T09:00:00, to: 2026-03-09 }' }))

  assert.match(message, /\+03:00/)
})

test('a timeframe that ends before it begins is refused', () => {
  const { field, message } = faultOf(file({ timeframe: '{ from: 2026-03-09, to: 2026-03-01 }' }))

  assert.equal(field, 'timeframe')
  assert.match(message, /ends .* before it begins/)
})

test('an area that crosses itself is refused with the reason', () => {
  const { field, line, message } = faultOf(file({ area: '{ polygon: "33,44 34,45 33,45 34,44" }' }))

  assert.deepEqual([field, line], ['area.0', 7])
  assert.match(message, /crosses/)
})

test('a place with no radius is asked for one', () => {
  const { field, message } = faultOf(file({ area: '{ place: Baghdad }' }))

  assert.equal(field, 'area')
  assert.match(message, /Say how far around Baghdad/)
})

test('an unknown field is named, with the one that was meant', () => {
  const { field, line, message } = faultOf(file({ severty: 'Severe' }))

  assert.deepEqual([field, line], ['severty', 7])
  assert.match(message, /did you mean "severity"/)
})

test('an unknown field inside a field is named', () => {
  assert.equal(faultOf(file({ response: '{ mode: safety-check, deadline: 4 }' })).field, 'response.deadline')
})

test('a word that is not on a scale is refused with the words that are', () => {
  const { message } = faultOf(file({ severity: 'High' }))

  assert.match(message, /^"High" is not one of Minor, Moderate, Severe, Extreme, Unknown/)
})

test('a place that nobody knows is refused, never guessed', () => {
  const { field, message } = faultOf(file({ places: '[Baghdad, Xyzzyville]' }))

  assert.equal(field, 'places.1')
  assert.match(message, /No place is called "Xyzzyville"/)
})

test('a place outside the countries of the alert is refused', () => {
  assert.match(
    faultOf(file({ places: '[Marseille]' })).message,
    /is known in France but not in Iraq; correct the name, or add the country/,
  )
})

test('a country that nobody knows is refused', () => {
  assert.match(faultOf(file({ country: 'Irak-on-Sea' })).message, /No country is called "Irak-on-Sea"/)
})

test('a section that there is not is refused with its line', () => {
  const { field, line } = faultOf(file({}, `${body}\n## Outlook\n\nWho knows.`))

  assert.deepEqual([field, line], ['Outlook', 17])
})

test('a text that stands twice is refused', () => {
  assert.match(faultOf(file({ summary: 'Another one.' })).message, /front matter and in the body/)
})

test('broken YAML is refused with its line', () => {
  const { line, message } = faultOf(file({ category: '[unrest' }))

  assert.ok(line)
  assert.match(message, /not valid YAML/)
})

test('aliases are refused: a few lines of them grow without end', () => {
  assert.match(faultOf(file({ actors: '&a [x, y]', follows: '*a' })).message, /alias/)
})

test('all faults are named together', () => {
  const fields = faultsOf(file({ country: undefined, severity: 'High', area: '{ place: Baghdad }' })).map(
    ({ field }) => field,
  )

  assert.deepEqual(fields.toSorted(), ['area', 'countries', 'severity'])
})
