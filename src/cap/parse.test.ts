import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { parseCap } from './parse.ts'

const body = `<identifier>AL-1</identifier><sender>desk@alarum.example</sender><sent>2024-05-01T10:00:00-00:00</sent>
  <status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
  <info><category>Security</category><event>Márt strike</event><urgency>Expected</urgency><severity>Minor</severity>
  <certainty>Likely</certainty><note/><area><areaDesc>Old harbour</areaDesc><circle>10,20 0</circle></area></info>`
const alert = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${body}</alert>`

test('an alert is read with its infos and areas', () => {
  const [message] = read(alert)
  assert.equal(message?.identifier, 'AL-1')
  assert.equal(message?.infos[0]?.event, 'Márt strike')
  assert.deepEqual(message?.infos[0]?.areas[0]?.circles, ['10,20 0'])
})

test('any prefix is read like the default namespace', () => {
  const prefixed = alert.replace('xmlns=', 'xmlns:c=').replace(/<(\/?)(?=[a-zA-Z])/g, '<$1c:')
  assert.deepEqual(read(prefixed), read(alert))
})

for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1', 'windows-1252']) {
  test(`a document in ${encoding} gives the same text`, () => {
    const declared = `<?xml version="1.0" encoding="${encoding}"?>${alert}`
    const bytes = iconv.encode(declared, encoding, { addBOM: encoding.startsWith('utf') })
    assert.equal(outcome(bytes), 'Márt strike')
  })
}

test('bytes that are not the UTF-8 they claim are read as windows-1252 and marked', () => {
  const parsed = parseCap(iconv.encode(`<?xml version="1.0" encoding="UTF-8"?>${alert}`, 'windows-1252'))
  assert.ok(parsed.ok && parsed.mislabelled)
  assert.equal(parsed.messages[0]?.infos[0]?.event, 'Márt strike')
})

test('alerts inside an EDXL-DE envelope are all read', () => {
  const envelope = `<d:EDXLDistribution xmlns:d="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><d:contentObject>${alert}</d:contentObject>
    <d:contentObject>${alert.replace('AL-1', 'AL-2')}</d:contentObject></d:EDXLDistribution>`
  assert.deepEqual(
    read(envelope).map((message) => message.identifier),
    ['AL-1', 'AL-2'],
  )
})

test('an alert written as text in an Atom entry is read', () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="text"><![CDATA[${alert}]]></content></entry></feed>`
  assert.equal(read(feed)[0]?.identifier, 'AL-1')
})

test('the pairs that CAP 1.0 writes as text become names and values', () => {
  const old = alert.replace('urn:oasis:names:tc:emergency:cap:1.2', 'http://www.incident.com/cap/1.0')
  const [message] = read(old.replace('<note/>', '<eventCode>same=SVR=2</eventCode>'))
  assert.equal(message?.version, '1.0')
  assert.deepEqual(message?.infos[0]?.eventCodes, [{ valueName: 'same', value: 'SVR=2' }])
})

test('character references and CDATA are read once, not twice', () => {
  const [message] = read(alert.replace('Márt strike', '&amp;lt;b&gt; &#x4e; <![CDATA[&amp;]]>'))
  assert.equal(message?.infos[0]?.event, '&lt;b> N &amp;')
})

test('a prefix or a namespace named like a property of every object is only a name', () => {
  const odd = alert.replace('<note/>', '<toString:note/>').replace(/xmlns="[^"]*"/, 'xmlns="constructor"')
  assert.equal(read(odd)[0]?.version, '1.2')
})

const refused: [string, string, string | Uint8Array][] = [
  ['an empty document', 'cap.bytes.empty', ''],
  ['a document type declaration', 'cap.xml.doctype', `<!DOCTYPE alert SYSTEM "file:///etc/hosts">${alert}`],
  ['an internal subset', 'cap.xml.doctype', `<!DOCTYPE alert [<!ENTITY a "b">]>${alert}`],
  [
    'a declaration in UTF-16',
    'cap.xml.doctype',
    iconv.encode(`<!DOCTYPE a>${alert}`, 'utf-16le', { addBOM: true }),
  ],
  ['an entity nobody declared', 'cap.xml.entity', alert.replace('Márt', '&nbsp;')],
  ['a bare ampersand', 'cap.xml.entity', alert.replace('Márt', 'Salt & Sons')],
  ['a reference to a control character', 'cap.xml.character', alert.replace('Márt', '&#0;')],
  ['a control character', 'cap.xml.character', alert.replace('Márt', '\u0007')],
  ['a cut document', 'cap.xml.malformed', alert.slice(0, 300)],
  ['mixed-up tags', 'cap.xml.malformed', alert.replace('</info>', '</inform>')],
  ['a tag that never ends', 'cap.xml.malformed', '<alert a="'],
  ['plain text', 'cap.xml.malformed', 'Road closed until noon'],
  ['a page', 'cap.xml.no-alert', '<html><body>Not here</body></html>'],
  ['a reserved element name', 'cap.xml.name', alert.replace('<note/>', '<constructor/>')],
  ['a reserved attribute name', 'cap.xml.name', alert.replace('<note/>', '<note __proto__="1"/>')],
  ['deep nesting', 'cap.xml.too-deep', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
  ['too many elements', 'cap.xml.too-long', `<a>${'<b/>'.repeat(200_001)}</a>`],
  ['too many vertices', 'cap.xml.vertices', `<a><polygon>${'1,1 '.repeat(200_001)}</polygon></a>`],
  ['too many bytes', 'cap.bytes.too-large', new Uint8Array(10_000_001)],
  [
    'an encoding that hides characters',
    'cap.bytes.encoding',
    `<?xml version="1.0" encoding="UTF-7"?>${alert}`,
  ],
]
for (const [what, rule, document] of refused) {
  test(`${what} is refused by ${rule}`, () => assert.equal(outcome(document), rule))
}

function read(document: string) {
  const parsed = parseCap(new TextEncoder().encode(document))
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.messages
}

function outcome(document: string | Uint8Array) {
  const parsed = parseCap(typeof document === 'string' ? new TextEncoder().encode(document) : document)
  return parsed.ok ? parsed.messages[0]?.infos[0]?.event : parsed.rule
}
