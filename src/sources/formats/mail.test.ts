import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentContext } from '../../testing/source-document.ts'
import { standIn, toMbox } from '../mailbox/mbox.ts'
import { mail } from './mail.ts'

async function readMail(...messages: (string | Buffer)[]) {
  const bytes = await mail.prepare?.(toMbox(messages.map((one) => Buffer.from(one))))
  const read = mail.read(bytes ?? Buffer.alloc(0), documentContext())
  assert.ok(read.ok)
  return read
}
const warning = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>w-1</identifier><sender>harbour.example</sender>
  <sent>2026-03-02T14:05:00+03:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info>
  <category>Met</category><event>Gale</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
  <headline>Gale in the harbour</headline><area><areaDesc>Harbour</areaDesc></area></info></alert>`
const head = (...more: string[]) =>
  ['From: "Harbour office" <office@harbour.example>', 'Message-ID: <a@harbour.example>', ...more].join('\r\n')

test('a message is a report: its name, its subject, who wrote it, when, and its words', async () => {
  const { items } = await readMail(
    `${head('Subject: =?utf-8?Q?Pier_7_closed_=E2=80=93_fire?=', 'Date: Mon, 02 Mar 2026 14:05:00 +0300')}\r\n\r\nA fire closed pier 7.\r\n`,
  )
  const [item] = items
  assert.deepEqual(
    [item?.ids, item?.title, item?.publisher, item?.text, item?.published?.at?.toISOString()],
    [
      ['<a@harbour.example>'],
      'Pier 7 closed – fire',
      'Harbour office',
      'A fire closed pier 7.',
      '2026-03-02T11:05:00.000Z',
    ],
  )
})

test('of a page in a message the words are taken, and nothing it points to is fetched', async () => {
  const page =
    '<html><body><h1>Pier 7</h1><img src="http://tracker.example/p.gif"><p>Closed by a fire.</p><script>x()</script></body></html>'
  const { items } = await readMail(`${head('Subject: Pier', 'Content-Type: text/html')}\r\n\r\n${page}\r\n`)
  assert.match(items[0]?.text ?? '', /Pier 7\s+Closed by a fire\./)
  assert.doesNotMatch(items[0]?.text ?? '', /tracker|x\(\)/)
})

test('a CAP alert that a message carries is read as one; other attachments are named and left', async () => {
  const alert = Buffer.from(warning).toString('base64')
  const part = (headers: string, body: string) => `--b\r\n${headers}\r\n\r\n${body}\r\n`
  const { items, notes } = await readMail(
    `${head('Subject: Warning', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b')}\r\n\r\n` +
      part('Content-Type: text/plain', 'See the file.') +
      part(
        'Content-Type: application/cap+xml; name=w.cap\r\nContent-Disposition: attachment; filename=w.cap\r\nContent-Transfer-Encoding: base64',
        alert,
      ) +
      part(
        'Content-Type: application/pdf; name=map.pdf\r\nContent-Disposition: attachment; filename=map.pdf\r\nContent-Transfer-Encoding: base64',
        'AAAA',
      ) +
      '--b--\r\n',
  )
  assert.match(items[0]?.at ?? '', /^message 1, w\.cap, alert 1/)
  assert.equal(items[0]?.facts.severity, 'Severe')
  assert.deepEqual(notes, ['message 1: attachments are not read: map.pdf.'])
})

test('a message without name, date or known letters is a report all the same', async () => {
  const { items } = await readMail(
    'Subject: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nFlood in Kisumu\r\n',
  )
  assert.deepEqual([items[0]?.ids, items[0]?.published, items[0]?.text], [[], null, 'Flood in Kisumu'])
})

test('what was not taken is dropped with why', async () => {
  const { items, dropped } = await readMail(standIn({ Subject: 'A film' }, 'It has 9 bytes too many.'))
  assert.deepEqual([items, dropped], [[], [{ at: 'message 1, A film', why: 'It has 9 bytes too many.' }]])
})

test('parts within parts within parts end', async () => {
  const depth = 300
  const open = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  )
  const { items, dropped } = await readMail(
    `${head('Subject: deep')}\r\n${open.join('')}Content-Type: text/plain\r\n\r\nend\r\n`,
  )
  assert.equal(items.length + dropped.length, 1)
})

test('what is no mail is refused', () => {
  const read = mail.read(Buffer.from('<rss/>'), documentContext())
  assert.ok(!read.ok)
  assert.equal(read.fault, 'This is no mail.')
})
