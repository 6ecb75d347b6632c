import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDocument, checkFeed } from './feed.ts'

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:feed</id><title>Alerts</title>
<updated>2024-05-01T10:00:00Z</updated><link rel="self" href="https://alarum.example/alerts.atom"/>
<entry><id>urn:x:1</id><title>Port strike</title><updated>2024-05-01T10:00:00Z</updated>
<link href="https://alarum.example/alerts/1.cap.xml" type="application/cap+xml"/></entry></feed>`
const rss = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Alerts</title><link>https://alarum.example/</link>
<description>Alerts</description><atom:link rel="self" href="https://alarum.example/alerts.rss"/>
<item><title>Port strike</title><link>https://alarum.example/alerts/1.cap.xml</link><guid>urn:x:1</guid></item></channel></rss>`

test('a sound index in Atom or RSS breaks no rule', () => {
  assert.deepEqual([breaches(atom), breaches(rss)], [[], []])
})

const cases: [rule: string, document: string][] = [
  ['cap.feed.missing', atom.replace('<id>urn:x:1</id>', '')],
  ['cap.feed.unknown-element', atom.replace('<entry>', '<entry><colour/>')],
  ['cap.feed.alert-outside-entry', atom.replace('<entry>', `${alert()}<entry>`)],
  ['cap.feed.id-twice', atom.replace(/<entry>[\s\S]*<\/entry>/, '$&$&')],
  ['cap.feed.updated', atom.replace('<updated>2024-05-01T10:00:00Z', '<updated>1 May 2024')],
  ['cap.feed.no-self', atom.replace('rel="self"', 'rel="alternate"')],
  ['cap.feed.no-alert', atom.replace(/<link href[^>]*>/, '')],
  ['cap.feed.link-type', atom.replace('application/cap+xml', 'application/xml')],
  ['cap.feed.missing', rss.replace('<description>Alerts</description>', '')],
  ['cap.feed.item-empty', rss.replace('<title>Port strike</title>', '')],
  ['cap.feed.id-twice', rss.replace(/<item>[\s\S]*<\/item>/, '$&$&')],
  ['cap.feed.no-guid', rss.replace('<guid>urn:x:1</guid>', '')],
  ['cap.feed.no-alert', rss.replace('<link>https://alarum.example/alerts/1.cap.xml</link>', '')],
  ['cap.feed.no-self', rss.replace(/<atom:link[^>]*>/, '')],
]
for (const [rule, document] of cases) {
  test(`${rule} is found in ${document.startsWith('<rss') ? 'RSS' : 'Atom'}`, () => {
    assert.deepEqual([...new Set(breaches(document))], [rule])
  })
}

test('a document that is no feed is refused by name', () => {
  const checked = checkFeed(new TextEncoder().encode(alert()))
  assert.equal(checked.ok ? '' : checked.rule, 'cap.feed.none')
})

test('the messages inside a feed are checked too, each under its number', () => {
  const entry = `<entry><id>urn:x:2</id><title>b</title><updated>2024-05-01T10:00:00Z</updated><content type="text/xml">${alert()}</content></entry>`
  const document = atom.replace(
    '</feed>',
    `${entry}${entry.replace('urn:x:2', 'urn:x:3').replace('Public', 'Everyone')}</feed>`,
  )
  const checked = checkDocument(new TextEncoder().encode(document))
  assert.ok(checked.ok)
  assert.deepEqual(
    checked.breaches.map(({ rule, path }) => [rule, path]),
    [['cap.schema.value', '(2)/alert/scope']],
  )
})

function breaches(document: string) {
  const checked = checkFeed(new TextEncoder().encode(document))
  assert.ok(checked.ok, JSON.stringify(checked))
  return checked.breaches.map((breach) => breach.rule)
}

function alert() {
  return `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A</identifier><sender>b</sender>
<sent>2024-05-01T10:00:00-00:00</sent><status>Test</status><msgType>Ack</msgType><scope>Public</scope>
<references>b,c,2024-05-01T09:00:00-00:00</references></alert>`
}
