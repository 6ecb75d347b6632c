import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, documentContext, onlyItem, readAs } from '../../testing/source-document.ts'
import { cap } from './cap.ts'

const namespace = 'urn:oasis:names:tc:emergency:cap:1.2'
type Parts = { header?: string; infos?: string; identifier?: string; status?: string; msgType?: string }

const info = (inside: string) =>
  `<info><category>Met</category><event>Storm</event><urgency>Expected</urgency><severity>Moderate</severity><certainty>Likely</certainty>${inside}</info>`
const alert = ({
  header = '',
  infos = info(''),
  identifier = 'A-1',
  status = 'Actual',
  msgType = 'Alert',
}: Parts = {}) =>
  `<alert xmlns="${namespace}"><identifier>${identifier}</identifier><sender>met@example.org</sender><sent>2026-08-18T06:00:00+02:00</sent><status>${status}</status><msgType>${msgType}</msgType><scope>Public</scope>${header}${infos}</alert>`
const envelope = (inside: string) =>
  `<de:EDXLDistribution xmlns:de="urn:oasis:names:tc:emergency:EDXL:DE:1.0">${inside}</de:EDXLDistribution>`

test('a message is known by its identifier and by the triple that others refer to it by', () => {
  assert.deepEqual(onlyItem(cap, alert()).ids, ['A-1', 'met@example.org,A-1,2026-08-18T06:00:00+02:00'])
})

test('codes, times, places and words of a message are its facts', () => {
  const item = onlyItem(
    cap,
    alert({
      infos: info(
        '<onset>2026-08-18T09:00:00+02:00</onset><expires>2026-08-18T21:00:00+02:00</expires><headline>Storm in the north</headline><description>Gusts.</description><instruction>Stay in.</instruction><area><areaDesc>North; Coast</areaDesc><polygon>1,2 1,4 3,4 1,2</polygon><geocode><valueName>EMMA_ID</valueName><value>EL012</value></geocode></area>',
      ),
    }),
  )
  const { facts } = item
  assert.deepEqual([item.title, item.text], ['Storm in the north', 'Gusts.\n\nStay in.'])
  assert.deepEqual(
    [facts.categories, facts.event, facts.severity, facts.urgency, facts.certainty],
    [['weather'], 'Storm', 'Moderate', 'Expected', 'Likely'],
  )
  assert.deepEqual([facts.countries, facts.placeNames, facts.area?.length], [['GR'], ['North', 'Coast'], 1])
  assert.deepEqual(
    [facts.onset?.given, facts.expires?.given],
    ['2026-08-18T09:00:00+02:00', '2026-08-18T21:00:00+02:00'],
  )
})

test('several infos are their gravest coding, first beginning and last end', () => {
  const { facts } = onlyItem(
    cap,
    alert({
      infos:
        info('<onset>2026-08-18T09:00:00Z</onset><expires>2026-08-18T10:00:00Z</expires>') +
        info('<onset>2026-08-18T08:00:00Z</onset><expires>2026-08-18T12:00:00Z</expires>').replace(
          'Moderate',
          'Extreme',
        ),
    }),
  )
  assert.deepEqual(
    [facts.severity, facts.onset?.given, facts.expires?.given],
    ['Extreme', '2026-08-18T08:00:00Z', '2026-08-18T12:00:00Z'],
  )
})

test('the words are in the language of the source, else in English, and no other’s are mixed in', () => {
  const infos = ['fr|Orage', 'en-GB|Thunderstorm', 'de|Gewitter']
    .map((one) => one.split('|'))
    .map(([language, words]) =>
      info(`<headline>${words}</headline>`).replace('<info>', `<info><language>${language}</language>`),
    )
    .join('')
  assert.equal(onlyItem(cap, alert({ infos })).title, 'Thunderstorm')
  const german = onlyItem(cap, alert({ infos }), { language: 'de-AT' })
  assert.deepEqual([german.title, german.language], ['Gewitter', 'de'])
})

test('status and kind of a message are its state', () => {
  const stateOf = (parts: Parts) => onlyItem(cap, alert(parts)).state
  assert.equal(stateOf({}), 'actual')
  assert.equal(stateOf({ msgType: 'Cancel' }), 'cancelled')
  assert.equal(stateOf({ status: 'Test' }), 'test')
  assert.equal(stateOf({ status: 'Exercise' }), 'exercise')
  assert.equal(stateOf({ infos: info('<responseType>AllClear</responseType>') }), 'ended')
})

test('an update names the messages before it, but never itself', () => {
  const references =
    '<references>met@example.org,A-0,2026-08-18T05:00:00+02:00 met@example.org,A-1,2026-08-18T06:00:00+02:00</references>'
  assert.deepEqual(onlyItem(cap, alert({ msgType: 'Update', header: references })).facts.references, ['A-0'])
})

test('incidents are names of the event, quoted ones and sentences whole', () => {
  const eventIds = (text: string) =>
    onlyItem(cap, alert({ header: `<incidents>${text}</incidents>` })).facts.eventIds.map((id) =>
      id.replace('incident:met@example.org:', ''),
    )
  assert.deepEqual(eventIds('F-12 F-13'), ['F-12', 'F-13'])
  assert.deepEqual(eventIds('"Hill fire" F-13'), ['Hill fire', 'F-13'])
  assert.deepEqual(eventIds('HILL END: Incident Number 12'), ['HILL END: Incident Number 12'])
})

test('a circle without a radius is a point, as is the epicentre in a parameter', () => {
  const circle = '<area><areaDesc>x</areaDesc><circle>1.5,2.5 0</circle></area>'
  const parameter =
    '<parameter><valueName>EventLatLon</valueName><value>55.3,-134.9 0.000</value></parameter>'
  assert.deepEqual(onlyItem(cap, alert({ infos: info(parameter + circle) })).facts.points, [
    { lat: 1.5, lon: 2.5 },
    { lat: 55.3, lon: -134.9 },
  ])
})

test('a bad message beside good ones is dropped with its reason', () => {
  const bad = [
    [alert({ identifier: '' }), /<identifier>/],
    [alert({ status: 'Real' }), /<status> "Real"/],
    [alert({ msgType: 'Warning' }), /<msgType> "Warning"/],
    [alert({ infos: '' }), /<info>/],
    [alert({ msgType: 'Ack', infos: '' }), /acknowledges/],
  ] as const
  for (const [message, why] of bad) {
    const { items, dropped } = readAs(cap, bytesOf(envelope(alert() + message)))
    assert.equal(items.length, 1)
    assert.match(dropped[0]?.why ?? '', why)
  }
})

test('messages stand whole in the entries of a feed, beside entries, or as text', () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><content type="text/xml">${alert()}</content></entry>${alert({ identifier: 'A-2' })}<entry><id>3</id><content><![CDATA[${alert({ identifier: 'A-3' })}]]></content></entry><entry><id>4</id></entry></feed>`
  const { items, dropped } = readAs(cap, bytesOf(feed))
  assert.deepEqual(items.map(({ ids }) => ids[0]).sort(), ['A-1', 'A-2', 'A-3'])
  assert.deepEqual(dropped, [{ at: 'item 3', why: 'It holds no CAP message.' }])
})

test('CAP 1.0, 1.1 and prefixes are read', () => {
  for (const version of ['http://www.incident.com/cap/1.0', 'urn:oasis:names:tc:emergency:cap:1.1'])
    assert.equal(onlyItem(cap, alert().replace(namespace, version)).facts.event, 'Storm')
  const prefixed = alert()
    .replaceAll(/<(\/?)(?=[a-z])/gi, '<$1c:')
    .replace('xmlns=', 'xmlns:c=')
  assert.equal(onlyItem(cap, prefixed).facts.event, 'Storm')
})

test('an envelope that breaks off gives its whole messages and is partial', () => {
  const whole = envelope(alert() + alert({ identifier: 'A-2' }))
  const { items, dropped, partial } = readAs(cap, bytesOf(whole.slice(0, -120)))
  assert.deepEqual([items.map(({ ids }) => ids[0]), dropped.length, partial], [['A-1'], 1, true])
})

test('what holds no message is refused: a list of links, other XML, a message cut off', () => {
  const faultOf = (text: string) => {
    const read = cap.read(bytesOf(text), documentContext())
    return read.ok ? null : read.fault
  }
  assert.match(
    faultOf(
      '<rss version="2.0"><channel><item><link>https://a.example/1.cap</link></item></channel></rss>',
    ) ?? '',
    /cap-index/,
  )
  assert.match(faultOf('<Report/>') ?? '', /no CAP message/)
  assert.match(faultOf(alert().slice(0, 200)) ?? '', /Fetch it again/)
})
