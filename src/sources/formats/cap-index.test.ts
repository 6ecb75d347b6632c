import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, onlyItem, readAs } from '../../testing/source-document.ts'
import { capIndex } from './cap-index.ts'
import { meteoalarm } from './meteoalarm.ts'
import { sachet } from './sachet.ts'

const atom = (entries: string, version = '1.2') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="urn:oasis:names:tc:emergency:cap:${version}">${entries}</feed>`
const capType = 'application/cap+xml'

test('an entry’s item leads to its CAP document, by the link’s type before its name', () => {
  const item = onlyItem(
    capIndex,
    atom(
      `<entry><id>1</id><link href="/page.html"/><link href="/other.cap"/><link href="/doc/7" type="${capType}"/></entry>`,
    ),
  )
  assert.deepEqual(item.full, { url: 'https://source.example/doc/7', format: 'cap' })
  assert.equal(item.link, 'https://source.example/page.html')
})

test('a document is known by its name, and by the other type that is in use', () => {
  const full = (link: string) => onlyItem(capIndex, atom(`<entry><id>1</id>${link}</entry>`)).full?.url
  assert.equal(full('<link href="/a.cap"/>'), 'https://source.example/a.cap')
  assert.equal(
    full('<link rel="enclosure" type="application/common-alerting-protocol+xml" href="/b.xml"/>'),
    'https://source.example/b.xml',
  )
  assert.equal(full('<link type="text/html" href="/page.html"/>'), undefined)
})

test('an RSS index links to the document as its only link', () => {
  const item = onlyItem(
    capIndex,
    '<rss version="2.0"><channel><item><title>Road shut</title><link>https://a.example/Get.aspx?capID=9</link><guid>N-9</guid><category>Transport</category></item></channel></rss>',
  )
  assert.deepEqual(
    [item.ids, item.full?.url, item.facts.categories],
    [['N-9', 'https://a.example/Get.aspx?capID=9'], 'https://a.example/Get.aspx?capID=9', ['transport']],
  )
})

for (const version of ['1.1', '1.2'])
  test(`the cap elements of an entry are its facts, in the namespace of ${version}`, () => {
    const { facts, ids, state, published } = onlyItem(
      capIndex,
      atom(
        '<entry><id>1</id><title>x</title><cap:identifier>A-1</cap:identifier><cap:sent>2026-08-18T06:00:00Z</cap:sent><cap:event>Flood Warning</cap:event><cap:severity>Severe</cap:severity><cap:status>Actual</cap:status><cap:msgType>Cancel</cap:msgType><cap:category>Met</cap:category><cap:expires>2026-08-18T21:00:00Z</cap:expires><cap:areaDesc>Low Town; High Town</cap:areaDesc><cap:geocode><valueName>FIPS6</valueName><value>009007 072001</value><valueName>UGC</valueName><value>CTZ010</value></cap:geocode></entry>',
        version,
      ),
    )
    assert.deepEqual([ids, state, published?.given], [['A-1', '1'], 'cancelled', '2026-08-18T06:00:00Z'])
    assert.deepEqual(
      [facts.event, facts.severity, facts.categories, facts.expires?.given],
      ['Flood Warning', 'Severe', ['weather'], '2026-08-18T21:00:00Z'],
    )
    assert.deepEqual(
      [facts.placeNames, facts.countries],
      [
        ['Low Town', 'High Town'],
        ['US', 'PR'],
      ],
    )
  })

test('a broken address of a document is mended, and told', () => {
  const { items, notes } = readAs(
    capIndex,
    bytesOf(atom(`<entry><id>1</id><link type="${capType}" href="https//a.example/1.cap"/></entry>`)),
  )
  assert.equal(items[0]?.full?.url, 'https://a.example/1.cap')
  assert.ok(notes.some((note) => note.includes('mended')))
})

test('an earthquake of USGS has the name that USGS gives it elsewhere', () => {
  const entry = `<entry><id>urn:earthquake-usgs-gov:us:2026abcd</id><link type="${capType}" href="/cap/us2026abcd"/></entry>`
  assert.deepEqual(onlyItem(capIndex, atom(entry)).facts.eventIds, ['usgs:us2026abcd'])
})

const warning = (part: number, name: string, event = 'Orange Wind warning') =>
  `<entry><cap:geocode><valueName>EMMA_ID</valueName><value>UK10${part}</value></cap:geocode><link href="https://alarms.example?geocode=EMMA_ID:UK10${part}"/><cap:areaDesc>${name}</cap:areaDesc><cap:event>${event}</cap:event><cap:message_type>Alert</cap:message_type><cap:status>Actual</cap:status><cap:identifier>2.49.0.1</cap:identifier><link href="https://alarms.example/doc/1" type="${capType}"/><id>https://alarms.example/doc/1?index_info=0&amp;index_area=${part}&amp;index_geocode=0</id><title>${event} issued for Nowhere - ${name}</title></entry>`

test('entries of one CAP document are one item with all their places; the others are told as dropped', () => {
  const { items, dropped } = readAs(
    meteoalarm,
    bytesOf(atom(warning(1, 'North') + warning(2, 'South') + warning(3, 'East'))),
  )
  assert.deepEqual(
    items.map(({ facts }) => facts.placeNames),
    [['North', 'South', 'East']],
  )
  assert.deepEqual(items[0]?.ids, ['2.49.0.1', 'https://alarms.example/doc/1'])
  assert.deepEqual(
    dropped.map(({ at }) => at),
    ['item 2', 'item 3'],
  )
})

test('MeteoAlarm’s level is the colour in its words, and its severity follows where none is given', () => {
  const { facts } = onlyItem(meteoalarm, atom(warning(1, 'North')))
  assert.deepEqual(
    [facts.level, facts.severity, facts.countries],
    [{ scheme: 'meteoalarm', given: 'Orange', rank: 3 }, 'Severe', ['GB']],
  )
})

test('SACHET’s authority stands in brackets, its number in the link, and its category is CAP’s', () => {
  const item = onlyItem(
    sachet,
    '<rss version="2.0"><channel><item><title>River high.</title><description></description><category>Met</category><link>https://sachet.example/FetchXMLFile?identifier=42</link><author>controlroom@sachet.example (CWC)</author><guid>42</guid></item></channel></rss>',
  )
  assert.deepEqual(
    [item.ids[0], item.publisher, item.facts.categories, item.facts.countries],
    ['42', 'CWC', ['weather'], ['IN']],
  )
})
