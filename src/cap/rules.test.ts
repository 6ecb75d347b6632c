import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCap } from './parse.ts'
import { capRules, checkCap } from './rules.ts'

const good = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>AL-7</identifier><sender>desk@alarum.example</sender><sent>2024-05-01T10:00:00+02:00</sent>
<status>Actual</status><msgType>Update</msgType><scope>Public</scope>
<references>desk@alarum.example,AL-6,2024-05-01T08:00:00-00:00</references>
<info><language>en</language><category>Security</category><event>Port strike</event><urgency>Expected</urgency>
<severity>Minor</severity><certainty>Likely</certainty><onset>2024-05-02T06:00:00+02:00</onset>
<expires>2024-05-03T06:00:00+02:00</expires><headline>Port: strike</headline><description>Gates shut.</description>
<web>https://alarum.example/7</web><resource><resourceDesc>Map</resourceDesc><mimeType>image/png</mimeType>
<size>12</size><uri>map.png</uri><derefUri>aGVsbG8=</derefUri></resource><area><areaDesc>Harbour</areaDesc>
<polygon>10,20 10,21 11,21 10,20</polygon><circle>10,20 5</circle><altitude>10</altitude><ceiling>20</ceiling></area></info></alert>`

test('a sound message breaks no rule', () => {
  assert.deepEqual(breaches(good), [])
})

const cases: [rule: string, change: [string | RegExp, string]][] = [
  ['cap.namespace.unknown', ['cap:1.2', 'cap:9']],
  ['cap.namespace.old-version', ['cap:1.2', 'cap:1.1']],
  ['cap.schema.missing', [/<scope>.*<\/scope>/, '']],
  ['cap.schema.repeated', ['<scope>', '<scope>Public</scope><scope>']],
  ['cap.schema.unknown-element', ['<scope>', '<colour>red</colour><scope>']],
  ['cap.schema.unknown-element', ['<scope>', '<note xmlns="urn:x">red</note><scope>']],
  [
    'cap.schema.order',
    [
      '<info><language>en</language><category>Security</category>',
      '<info><category>Security</category><language>en</language>',
    ],
  ],
  ['cap.schema.value', ['Actual', 'actual']],
  ['cap.schema.value', ['<size>12</size>', '<size>12 kB</size>']],
  ['cap.schema.empty', ['<references>', '<note/><references>']],
  ['cap.identity.identifier-characters', ['AL-7', 'AL 7']],
  ['cap.identity.sender-characters', ['<sender>desk@', '<sender>the,desk@']],
  ['cap.scope.restriction-missing', ['Public', 'Restricted']],
  ['cap.scope.restriction-unexpected', ['</scope>', '</scope><restriction>Staff</restriction>']],
  ['cap.scope.addresses-missing', ['Public', 'Private']],
  ['cap.scope.addresses-quotes', ['Public</scope>', 'Private</scope><addresses>"Night desk</addresses>']],
  ['cap.note.missing', ['Actual', 'Exercise']],
  ['cap.references.missing', [/<references>.*<\/references>/, '']],
  ['cap.references.form', [',2024-05-01T08:00:00-00:00', '']],
  ['cap.references.form', ['AL-6,2024-05-01T08:00:00-00:00', 'AL-6,yesterday']],
  ['cap.references.itself', ['AL-6', 'AL-7']],
  ['cap.references.later', ['T08:00:00-00:00', 'T08:00:01-00:00']],
  ['cap.times.form', ['2024-05-03T06', '2024-02-30T06']],
  ['cap.times.no-z', ['06:00:00+02:00</expires>', '06:00:00Z</expires>']],
  ['cap.times.fraction', ['06:00:00+02:00</expires>', '06:00:00.5+02:00</expires>']],
  ['cap.times.no-zone', ['06:00:00+02:00</expires>', '06:00:00</expires>']],
  ['cap.times.expires-before-sent', ['2024-05-03T06', '2024-05-01T06']],
  ['cap.times.expires-when-sent', ['2024-05-03T06:00:00+02:00', '2024-05-01T08:00:00-00:00']],
  ['cap.times.onset-after-expires', ['2024-05-02T06', '2024-05-04T06']],
  [
    'cap.times.effective-after-expires',
    ['<onset>', '<effective>2024-05-04T06:00:00+02:00</effective><onset>'],
  ],
  ['cap.times.no-expires', [/<expires>.*<\/expires>/, '']],
  ['cap.language.tag', ['<language>en<', '<language>English (GB)<']],
  ['cap.words.headline-length', ['Port: strike', 'strike '.repeat(24)]],
  ['cap.words.html', ['Gates shut.', 'Gates&lt;br/&gt;shut.']],
  ['cap.words.web', ['https://alarum.example/7', 'alarum.example/7']],
  ['cap.info.missing', [/<info>[\s\S]*<\/info>/, '']],
  ['cap.resource.uri', ['<derefUri>aGVsbG8=</derefUri>', '']],
  ['cap.resource.deref-base64', ['aGVsbG8=', 'hello, world']],
  ['cap.resource.mime-type', ['image/png', 'picture']],
  ['cap.resource.digest', ['</derefUri>', '</derefUri><digest>1234</digest>']],
  ['cap.polygon.form', ['10,20 10,21 11,21 10,20', '10,20 10;21 11,21 10,20']],
  ['cap.polygon.few', ['10,20 10,21 11,21 10,20', '10,20 10,21 10,20']],
  ['cap.polygon.closed', ['10,20 10,21 11,21 10,20', '10,20 10,21 11,21 11,20']],
  ['cap.polygon.range', ['10,20 10,21 11,21 10,20', '10,20 98,21 11,21 10,20']],
  ['cap.polygon.crosses', ['10,20 10,21 11,21 10,20', '10,20 11,21 11,20 10,21 10,20']],
  ['cap.polygon.intricate', ['10,20 10,21 11,21 10,20', toAndFro()]],
  ['cap.circle.form', ['10,20 5<', '10 20 5<']],
  ['cap.circle.range', ['10,20 5<', '10,200 5<']],
  ['cap.circle.zero', ['10,20 5<', '10,20 0<']],
  ['cap.altitude.ceiling-alone', ['<altitude>10</altitude>', '']],
  ['cap.altitude.ceiling-below', ['<ceiling>20', '<ceiling>5']],
  ['cap.signature.place', ['<info>', '<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"/><info>']],
  ['cap.area.name-only', [/<polygon>.*<\/circle>/, '']],
  ['cap.info.language-twice', [/<info>[\s\S]*<\/info>/, '$&$&$&']],
]
for (const [rule, [from, to]] of cases) {
  test(`${rule} is broken by ${JSON.stringify(to.slice(0, 50))}`, () => {
    let changed = good.replace(from, to)
    if (rule === 'cap.info.language-twice')
      changed = changed.replace('</info><info><language>en', '</info><info><language>fr')
    assert.notEqual(changed, good)
    const found = breaches(changed)
    assert.ok(found.includes(rule), `found only ${found.join(', ') || 'nothing'}`)
  })
}

test('every rule has a case above', () => {
  const untested = capRules.map((rule) => rule.id).filter((id) => !cases.some(([rule]) => rule === id))
  assert.deepEqual(untested, [])
})

test('UTC may also be written +00:00', () => {
  assert.deepEqual(breaches(good.replace('06:00:00+02:00</expires>', '06:00:00+00:00</expires>')), [])
})

test('a signature at the end is no breach', () => {
  const signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></alert>'
  assert.deepEqual(breaches(good.replace('</alert>', signature)), [])
})

test('an outline that touches itself without crossing is no breach', () => {
  const eight = '10,20 11,21 10,22 9,21 10,20 10,18 9,19 10,20'
  assert.deepEqual(breaches(good.replace('10,20 10,21 11,21 10,20', eight)), [])
})

test('a breach says where, what to do and who demands it', () => {
  const [breach] = checked(good.replace('<severity>Minor', '<severity>Awful'))
  assert.equal(breach?.path, '/alert/info[1]/severity')
  assert.match(breach?.message ?? '', /write one of Minor, Moderate/)
  assert.match(breach?.clause ?? '', /^CAP 1\.2 §/)
})

function checked(document: string) {
  const parsed = parseCap(new TextEncoder().encode(document))
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.read.flatMap(({ message, element }) => checkCap(message, element))
}

function breaches(document: string) {
  return checked(document).map((breach) => breach.rule)
}

/** Every edge spans the map from west to east, none crosses another. */
function toAndFro() {
  const there = Array.from({ length: 10_000 }, (_, at) => `${at / 200},${at % 2 === 0 ? -100 : 100}`)
  return [...there, '60,-100', '0,-100'].join(' ')
}
