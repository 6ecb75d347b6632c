import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOf, documentContext } from '../../testing/source-document.ts'
import type { Format } from '../item.ts'
import { cap } from './cap.ts'
import { capIndex } from './cap-index.ts'
import { cdcNotices } from './cdc-notices.ts'
import { feed } from './feed.ts'
import { gdacsRss } from './gdacs-rss.ts'
import { meteoalarm } from './meteoalarm.ts'
import { nrcanEarthquakes } from './nrcan-earthquakes.ts'
import { sachet } from './sachet.ts'
import { smartraveller } from './smartraveller.ts'
import { tsunamiAtom } from './tsunami-atom.ts'
import { ukTravelAtom } from './uk-travel-atom.ts'
import { usTravelRss } from './us-travel-rss.ts'

const formats: Format[] = [
  ...[feed, cap, capIndex, meteoalarm, sachet, gdacsRss, usTravelRss, smartraveller],
  ...[cdcNotices, ukTravelAtom, nrcanEarthquakes, tsunamiAtom],
]
const pieces = (
  '<rss> <channel> </channel> <item> </item> <item/> <title> </title> <link> <link/> </link> <guid> </guid> <feed> <entry> </entry> ' +
  '<cap:alert> </cap:alert> <alert> </alert> <info> </info> <gdacs:bbox> <georss:polygon> </georss:polygon> <pubDate> </pubDate> ' +
  'xmlns="http://www.w3.org/2005/Atom" <![CDATA[ ]]> <!-- --> <? ?> <!DOCTYPE [ ]> & &amp; &#0; &#x110000; &nbsp; &lt;p&gt; < > " \' = ' +
  'https//a.example http://[ tag:x 1,2 91 -1e9 NaN 2026-08-18T06:00:00Z 32 Feb Level 4 __proto__ constructor <__proto__> a:b:c \u0000 \ud800 é'
).split(' ')

test('no bytes make a format throw, and what is read is taken or dropped', () => {
  const document = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => bytesOf(all.join(' '))),
    fc
      .array(fc.constantFrom(...pieces), { maxLength: 60 })
      .map((all) => bytesOf(`<rss version="2.0"><channel>${all.join('')}`)),
    fc.uint8Array({ maxLength: 100 }).map((tail) => Uint8Array.of(0x1f, 0x8b, 8, ...tail)),
  )
  fc.assert(
    fc.property(document, fc.constantFrom(...formats), (bytes, format) => {
      const read = format.read(bytes, documentContext({ url: 'not an address', timeZone: 'Nowhere/None' }))
      return read.ok ? Array.isArray(read.items) : read.fault.length > 10
    }),
    { numRuns: 1500 },
  )
})

test('any cut of a feed gives only whole items, and never an empty success', () => {
  const whole = bytesOf(
    `<rss version="2.0"><channel><title>x</title>${[1, 2, 3].map((n) => `<item><title>Item ${n}</title><link>https://a.example/${n}</link></item>`).join('')}</channel></rss>`,
  )
  for (let end = 1; end < whole.length; end++) {
    const read = feed.read(whole.subarray(0, end), documentContext())
    if (!read.ok) continue
    assert.ok(read.partial && read.items.length > 0, String(end))
    for (const item of read.items)
      assert.match(`${item.title} ${item.link}`, /^Item (\d) https:\/\/a\.example\/\1$/)
  }
})

for (const [name, repeat] of Object.entries({
  'open tags': '<a>',
  'angle brackets': '<',
  ampersands: '&',
  comments: '<!--',
  'end tags': '</a>',
  'empty items': '<item/>',
  'escaped tags': '&lt;b',
  'escaped scripts': '&lt;script&gt;',
  entities: '&nope;',
  namespaces: '<a xmlns:x="y"/>',
  'line breaks': '\n-',
}))
  test(`time grows with the length of ${name}, not faster`, () => {
    const timed = (times: number) => {
      const bytes = bytesOf(
        `<rss version="2.0"><channel><item><title>x</title><description>${repeat.repeat(times)}`,
      )
      const closed = bytesOf(
        `<rss version="2.0"><channel><item><title>x</title><description>${repeat.repeat(times)}</description></item></channel></rss>`,
      )
      const from = performance.now()
      feed.read(bytes, documentContext())
      feed.read(closed, documentContext())
      return performance.now() - from
    }
    timed(20_000)
    const [short, long] = [timed(20_000), timed(160_000)]
    assert.ok(
      long < Math.max(400, short * 30),
      `${Math.round(short)} ms, and ${Math.round(long)} ms for eight times as many`,
    )
  })

test('5,000 items of 4 MB are read in under two seconds', () => {
  const words = 'Words and more words of it. '.repeat(18)
  const items = Array.from(
    { length: 5000 },
    (_, n) =>
      `<item><title>Item ${n}</title><link>https://a.example/${n}?utm_source=x</link><guid isPermaLink="false">g${n}</guid><pubDate>Tue, 18 Aug 2026 06:26:05 GMT</pubDate><description>&lt;p&gt;${words}&lt;/p&gt;</description></item>`,
  )
  const bytes = bytesOf(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`)
  const from = performance.now()
  const read = feed.read(bytes, documentContext())
  assert.equal(read.ok && read.items.length, 5000)
  assert.ok(performance.now() - from < 2000)
})
