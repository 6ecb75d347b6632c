import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { readLines } from './lines.ts'
import { readText } from './read.ts'
import { readAll, readOne } from './read-one.ts'

test('free text with none of the marks still gives a draft that says what is missing', () => {
  const draft = readOne('Something burned down by the harbour. Nobody was hurt, and the cause is not known.')

  assert.equal(draft.layout, 'free-text')
  assert.equal(
    draft.event,
    'Something burned down by the harbour. Nobody was hurt, and the cause is not known.',
  )
  for (const field of ['countries', 'publishedAt', 'headline', 'advice'])
    assert.ok(draft.missing.includes(field), field)
})

test('free text names its country by its places, not by who speaks', () => {
  const draft = readOne(
    'A fire broke out in a market in Kampala, Uganda, on 3 May 2022. France said it would send help. Residents should avoid Owino market.',
  )

  assert.deepEqual(draft.countries, ['UG'])
  assert.deepEqual(draft.eventDate, { from: '2022-05-03', to: '2022-05-03' })
  assert.equal(draft.places.find((place) => place.name === 'France')?.role, 'speaker')
})

test('Markdown headings are section words, and their marks do not reach the draft', () => {
  const draft = readOne(`---
publishedAt: 2022-05-03T10:00:00Z
---
# Uganda: Market burns in Kampala May 3

**Event**

A market in Kampala burned down on *May 3*.

## Advice

- Avoid the area.
- Monitor local media.`)

  assert.equal(draft.headline, 'Uganda: Market burns in Kampala May 3')
  assert.equal(draft.publishedAt, '2022-05-03T10:00:00Z')
  assert.equal(draft.event, 'A market in Kampala burned down on *May 3*.')
  assert.equal(draft.advice, '- Avoid the area.\n- Monitor local media.')
})

test('an HTML page is read by its main text, without menus, scripts and footers', () => {
  const draft = readOne(`<!doctype html><html><head><title>Uganda: Market burns | Some site</title>
<meta property="article:published_time" content="2022-05-03T10:00:00+03:00"><style>p{color:red}</style></head>
<body><nav><a href="/">Home</a><a href="/kenya">Kenya</a></nav>
<main><h1>Uganda: Market burns in Kampala May 3</h1>
<p>A market in <b>Kampala</b> burned down &amp; was closed on May 3. Two people were killed.</p>
<h2>Advice</h2><ul><li>Avoid the area.</li><li>Monitor local media.</li></ul></main>
<script>var country = "Kenya"</script><footer>Offices in Nairobi, Kenya</footer></body></html>`)

  assert.deepEqual(draft.countries, ['UG'])
  assert.equal(draft.publishedAt, '2022-05-03T07:00:00Z')
  assert.equal(draft.headline, 'Uganda: Market burns in Kampala May 3')
  assert.match(draft.event ?? '', /Kampala burned down & was closed/)
  assert.equal(draft.advice, '- Avoid the area.\n- Monitor local media.')
  assert.doesNotMatch(JSON.stringify(draft), /Kenya/)
})

test('CAP keeps the codes its sender gave', () => {
  const draft = readOne(`<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a1</identifier><sender>met@example.org</sender>
<sent>2022-05-03T10:00:00+03:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><category>Met</category><event>Flood</event><responseType>Avoid</responseType><urgency>Immediate</urgency>
<severity>Severe</severity><certainty>Likely</certainty><headline>Flooding expected around Kampala</headline>
<description>Heavy rain is expected.</description><instruction>Stay away from rivers.</instruction>
<area><areaDesc>Central, Wellington</areaDesc><circle>0.31,32.58 10</circle></area></info></alert>`)

  assert.equal(draft.layout, 'cap')
  assert.equal(draft.publishedAt, '2022-05-03T07:00:00Z')
  assert.deepEqual(draft.countries, ['UG'])
  assert.equal(draft.category, 'weather')
  assert.deepEqual([draft.severity, draft.urgency, draft.certainty], ['Severe', 'Immediate', 'Likely'])
  assert.deepEqual(draft.actions, ['Avoid'])
})

test('CAP with a DOCTYPE is refused with the rule that it breaks', () => {
  const reading = readText('<?xml version="1.0"?><!DOCTYPE alert [<!ENTITY a "b">]><alert>&a;</alert>')

  assert.ok('fault' in reading)
  assert.match(reading.fault, /cap\./)
})

test('JSON and feeds are refused with where to take them', () => {
  for (const [input, words] of [
    ['[{"id": 1}]', /JSON.*--lines/],
    ['<rss version="2.0"><channel></channel></rss>', /no CAP alert/],
  ] as const) {
    const reading = readText(input)
    assert.ok('fault' in reading)
    assert.match(reading.fault, words)
  }
})

test('an empty, blank or binary input is refused with what to do', () => {
  for (const input of [
    '',
    ' \n\t ',
    new Uint8Array(),
    Buffer.from('%PDF-1.7 …'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]),
  ]) {
    const reading = readText(input, { filename: 'alert.txt' })
    assert.ok('fault' in reading)
    assert.match(reading.fault, /^alert\.txt: This is|^alert\.txt: There is/)
  }
})

const cyrillic = 'В Киеве 3 мая 2022 года прогремел взрыв, движение перекрыто. Избегайте центра города.'
const western =
  'Une explosion a touché le marché de Bamako, au Mali, le 3 mai 2022. Évitez le quartier concerné.'
const encoded: [string, string, string][] = [
  ['utf-8 with a mark', western, 'utf8'],
  ['UTF-16', western, 'utf16le'],
  ['windows-1252', western, 'win1252'],
  ['windows-1251', cyrillic, 'win1251'],
  ['windows-1256', 'انفجار في بغداد يوم الاثنين والسلطات تطلب تجنب المنطقة', 'win1256'],
]
for (const [name, text, encoding] of encoded) {
  test(`bytes in ${name} read as the text they hold`, () => {
    for (const addBOM of [true, false]) {
      const draft = readOne(iconv.encode(text, encoding, { addBOM: addBOM && encoding.startsWith('u') }))
      assert.equal(draft.event, text)
    }
  })
}

test('the language is told by script and small words', () => {
  assert.equal(readOne(western).language, 'fr')
  assert.equal(readOne(cyrillic).language, 'ru')
  assert.equal(readOne('У Києві пролунав вибух, рух перекрито. Уникайте центру міста.').language, 'uk')
  assert.equal(
    readOne('Se registró una explosión en el centro de la ciudad y la policía cerró las calles.').language,
    'es',
  )
})

test('a page of one letter, of spaces, of line ends or of tags returns', () => {
  const pages = [
    'a',
    ' ',
    '\n',
    'A ',
    'A. ',
    '<',
    '<p>',
    '(',
    '- ',
    'Jan ',
    '1/',
    '1 ',
    ': ',
    'ABCD/',
    'In Iraq, ',
    '\u00a0',
    '* ',
    '"',
  ]
  for (const piece of pages) {
    const reading = readText(piece.repeat(Math.ceil(1_000_000 / piece.length)))
    assert.ok('drafts' in reading || reading.fault.length > 10, JSON.stringify(piece))
  }
})

test('no bytes and no string make reading throw', () => {
  const inputs = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc.string({ unit: 'grapheme', maxLength: 2000 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(inputs, (input) => {
      const reading = readText(input)
      return 'drafts' in reading ? reading.drafts.length > 0 : reading.fault !== ''
    }),
    { numRuns: 400 },
  )
})

const pieces = [
  '\n',
  '\n\n\n',
  ' ',
  '04 Apr 2018 | 05:23 AM UTC\n',
  'Event\n',
  'Advice',
  ':',
  'Iraq',
  ' – ',
  'Security Alert: U.S. Embassy ',
  'Baghdad',
  'January 6',
  '(BGW)',
  'Airport ',
  'TIMEFRAME expected from ',
  '25/3/2019, 12h00',
  ' until ',
  'Category: x\n',
  'Severity: 4',
  'avoid ',
  'said ',
  '31 February 2020',
  '<p>',
  '</p>',
  '<html>',
  '<?xml?>',
  '<alert>',
  '---\n',
  '- ',
  '\ufeff',
  'Level 4: Do Not Travel',
  'on Monday',
  'over the next 999 days',
  '2020-13-45',
  'UPDATE 2\n',
  '٣',
  '🙂',
  '\ud800',
  '\0',
]

test('a line of a batch comes back with its id, and its own time where the text has none', () => {
  const line = JSON.stringify({
    id: 7,
    text: 'A fire broke out in Kampala, Uganda, on Monday.',
    publishedAt: '2022-05-04T08:00:00Z',
  })
  const read = readLines(line)

  assert.ok(!('fault' in read))
  assert.equal(read.id, 7)
  assert.equal(read.publishedAt, '2022-05-04T08:00:00Z')
  assert.deepEqual(read.eventDate, { from: '2022-05-02', to: '2022-05-02' })
})

test('a line that is no record says so', () => {
  for (const line of ['', '{', '[]', '{"id":1}']) {
    const read = readLines(line)
    assert.ok('fault' in read)
    assert.match(read.fault, /not a record/)
  }
})

test('places of a later alert in a digest point into the whole text', () => {
  const text = `Mali: Roads closed in Gao May 2
Roads in Gao were closed after rain had washed away the bridge that leads into the town from the west.

Peru: Strike in Cusco May 3
Drivers stopped work in Cusco over the price of fuel, and the road to the airport was blocked all morning.`
  const drafts = readAll(text, { now: '2022-05-04T00:00:00Z' })

  assert.equal(drafts.length, 2)
  for (const place of drafts.flatMap((draft) => draft.places)) {
    assert.equal(text.slice(place.start, place.end), place.name)
  }
})
