import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { validateXML } from 'xmllint-wasm'
import { actions } from '../vocabulary/action.ts'
import { capCategories } from '../vocabulary/category.ts'
import { certainties, urgencies } from '../vocabulary/certainty.ts'
import { severities } from '../vocabulary/severity.ts'
import { withoutForbidden } from './characters.ts'
import type { CapMessage } from './message.ts'
import { parseCap } from './parse.ts'
import { checkCap } from './rules.ts'
import { serialiseCap } from './serialise.ts'
import { writeTime } from './values.ts'

test('what is written is read back equal, breaks no rule, and is valid against the schema', async () => {
  const messages = fc
    .sample(anyMessage, { numRuns: 60, seed: 20240501 })
    .map((message) => structuredClone(message))
  for (const message of messages) {
    assert.deepEqual(reread(message), message)
    assert.deepEqual(errorsOf(message), [])
  }
  const checked = await validate(messages.map(serialiseCap))
  assert.equal(checked.valid, true, checked.rawOutput)
})

test('the schema would notice elements in the wrong order', async () => {
  const swapped = serialiseCap(plain).replace(/(<status>.*<\/status>)\s*(<msgType>.*<\/msgType>)/, '$2$1')
  assert.equal((await validate([swapped])).valid, false)
})

test('empty values are not written', () => {
  const xml = serialiseCap({ ...plain, note: ' ', source: '', codes: ['', 'a'] })
  assert.doesNotMatch(xml, /<note|<source|><\//)
  assert.match(xml, /<code>a<\/code>/)
})

test('text is escaped, and what XML cannot carry is left out', () => {
  const note = 'Müller & Söhne <b>"quoted"</b>\u0000\u0007 ]]> \ud800end\r\nnext'
  const xml = serialiseCap({ ...plain, note })
  assert.match(xml, /Müller &amp; Söhne &lt;b&gt;"quoted"&lt;\/b&gt; \]\]&gt;/)
  assert.equal(reread({ ...plain, note })?.note, 'Müller & Söhne <b>"quoted"</b> ]]> \ufffdend\nnext')
})

test('times with Z, with fractions or in +00:00 are written as -00:00', () => {
  for (const sent of ['2024-05-01T10:00:00Z', '2024-05-01T12:00:00.250+02:00', '2024-05-01T10:00:00+00:00']) {
    assert.match(serialiseCap({ ...plain, sent }), /<sent>2024-05-01T10:00:00-00:00<\/sent>/)
  }
})

test('a message made here without its mandatory elements is found out', () => {
  const found = checkCap({ ...plain, sender: '', scope: 'Everyone' }).map(
    (breach) => `${breach.rule} ${breach.path}`,
  )
  assert.deepEqual(found, ['cap.schema.missing /alert/sender', 'cap.schema.value /alert/scope'])
})

const plain: CapMessage = {
  version: '1.2',
  identifier: 'AL-9',
  sender: 'desk@alarum.example',
  sent: '2024-05-01T10:00:00-00:00',
  status: 'Actual',
  msgType: 'Ack',
  source: null,
  scope: 'Public',
  restriction: null,
  addresses: null,
  codes: [],
  note: null,
  references: 'desk@alarum.example,AL-8,2024-05-01T09:00:00-00:00',
  incidents: null,
  infos: [],
}

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => withoutForbidden(text.replace(/\r/g, ' ')).trim())
  .filter((text) => text !== '')
const maybe = fc.option(words)
const pair = fc.record({ valueName: words, value: words })
const pairs = fc.array(pair, { maxLength: 2 })
const seconds = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((at) => writeTime(new Date(Date.UTC(2030, 0, 1) + at * 1000)))
const degrees = fc.integer({ min: -80, max: 80 })
const square = fc
  .tuple(degrees, degrees)
  .map(([y, x]) => `${y},${x} ${y},${x + 1} ${y + 1},${x + 1} ${y},${x}`)

const anyArea = fc.record({
  areaDesc: words,
  polygons: fc.array(square, { maxLength: 2 }),
  circles: fc.array(
    fc.tuple(degrees, degrees).map(([y, x]) => `${y}.25,${x}.5 12.5`),
    { maxLength: 2 },
  ),
  geocodes: pairs,
  altitude: fc.constantFrom(null, '0', '-10.5'),
  ceiling: fc.constant(null),
})

const anyResource = fc.record({
  resourceDesc: words,
  mimeType: fc.constantFrom('image/png', 'audio/mpeg'),
  size: fc.option(fc.nat().map(String)),
  uri: fc.constantFrom(null, 'https://alarum.example/map.png'),
  derefUri: fc.option(fc.base64String({ minLength: 4, maxLength: 40 })),
  digest: fc.constantFrom(null, 'da39a3ee5e6b4b0d3255bfef95601890afd80709'),
})

const anyInfo = fc.record({
  language: fc.constantFrom(null, 'en', 'fr-CA', 'ar'),
  categories: fc.uniqueArray(fc.constantFrom<string>(...capCategories), { minLength: 1, maxLength: 3 }),
  event: words,
  responseTypes: fc.uniqueArray(fc.constantFrom<string>(...actions), { maxLength: 3 }),
  urgency: fc.constantFrom<string>(...urgencies),
  severity: fc.constantFrom<string>(...severities),
  certainty: fc.constantFrom<string>(...certainties),
  audience: maybe,
  eventCodes: pairs,
  effective: fc.option(seconds(1, 100)),
  onset: fc.option(seconds(1, 100)),
  expires: fc.option(seconds(200, 300)),
  senderName: maybe,
  headline: maybe,
  description: maybe,
  instruction: maybe,
  web: fc.constantFrom(null, 'https://alarum.example/alerts/9?a=1&b=2'),
  contact: maybe,
  parameters: pairs,
  resources: fc.array(anyResource, { maxLength: 2 }),
  areas: fc.array(anyArea, { maxLength: 2 }),
})

const anyMessage: fc.Arbitrary<CapMessage> = fc.record({
  version: fc.constant('1.2' as const),
  identifier: fc.uuid(),
  sender: fc.emailAddress().map((address) => address.replace(/[&,<]/g, '-')),
  sent: seconds(0, 1),
  status: fc.constantFrom('Actual', 'Exercise', 'Test'),
  msgType: fc.constantFrom('Alert', 'Update', 'Cancel'),
  source: maybe,
  scope: fc.constant('Public'),
  restriction: fc.constant(null),
  addresses: fc.constant(null),
  codes: fc.array(words, { maxLength: 2 }),
  note: maybe,
  references: fc.constant('desk@alarum.example,AL-8,2024-05-01T09:00:00-00:00'),
  incidents: maybe,
  infos: fc.array(anyInfo, { maxLength: 3 }),
})

function reread(message: CapMessage) {
  const parsed = parseCap(new TextEncoder().encode(serialiseCap(message)))
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.messages[0]
}

function errorsOf(message: CapMessage) {
  const parsed = parseCap(new TextEncoder().encode(serialiseCap(message)))
  const read = parsed.ok ? parsed.read : []
  return read
    .flatMap((one) => checkCap(one.message, one.element))
    .filter((breach) => breach.level === 'error')
}

async function validate(documents: string[]) {
  const schema = await readFile(new URL('./schema/cap-1.2.xsd', import.meta.url), 'utf8')
  const xml = documents.map((contents, at) => ({ fileName: `message-${at}.xml`, contents }))
  return validateXML({ xml, schema: [schema] })
}
