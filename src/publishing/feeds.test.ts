import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AlertContent } from '../alerts/alert.ts'
import { checkDocument, checkFeed } from '../cap/feed.ts'
import { published } from '../testing/published.ts'
import { aScene } from '../testing/scene.ts'
import { someContent } from '../testing/told.ts'
import { siteRoutes } from './routes.ts'

const url = 'https://alerts.example'
const hash = '01'.repeat(32)

async function feedsOf(...contents: Partial<AlertContent>[]) {
  const scene = await aScene()
  const config = { url, mailFrom: 'alarum@alerts.example' }
  const app = siteRoutes({
    db: scene.db,
    config,
    clock: () => new Date('2026-03-04T00:00:00Z'),
    internal: async () => undefined,
  })
  const alerts = []
  for (const content of contents) alerts.push(await published(scene, someContent(content)))
  const read = async (path: string) => {
    const answer = await app.request(path)
    return { type: answer.headers.get('content-type') ?? '', text: await answer.text() }
  }
  return { scene, read, alerts, first: alerts[0] as { alert: string; slug: string } }
}

test('the Atom feed breaks no rule for feeds of CAP alerts, and says where it lives', async () => {
  const { read } = await feedsOf({ countries: ['NP'] }, { countries: ['NP'] })

  const { type, text } = await read('/alerts.atom?country=NP')

  assert.match(type, /^application\/atom\+xml/)
  assert.deepEqual(checkFeed(Buffer.from(text)), { ok: true, kind: 'atom', breaches: [] })
  assert.match(text, /rel="self"[^>]+href="https:\/\/alerts\.example\/alerts\.atom\?country=NP"/)
  assert.match(text, /<title>Alarum: security alerts \(Nepal\)<\/title>/)
})

test('the RSS feed breaks no rule either', async () => {
  const { read } = await feedsOf({ countries: ['KE'] })

  const { type, text } = await read('/alerts.rss?country=KE')

  assert.match(type, /^application\/rss\+xml/)
  assert.deepEqual(checkFeed(Buffer.from(text)), { ok: true, kind: 'rss', breaches: [] })
})

test('every feed carries the head of an alert’s chain', async () => {
  const { read } = await feedsOf({ countries: ['PT'] })
  for (const path of ['/alerts.atom', '/alerts.rss', '/alerts.json', '/alerts.geojson'])
    assert.ok((await read(`${path}?country=PT`)).text.includes(hash), path)
})

test('the CAP message that an entry links to is there under id and slug, and breaks no rule', async () => {
  const { read, first } = await feedsOf({ countries: ['MX'] })
  const { text: feed } = await read('/alerts.atom?country=MX')
  const linked = /type="application\/cap\+xml" href="https:\/\/alerts\.example([^"]+)"/.exec(feed)?.[1]
  assert.equal(linked, `/alerts/${first.alert}.cap.xml`)

  const { type, text } = await read(linked)

  assert.match(type, /^application\/cap\+xml/)
  assert.deepEqual(checkDocument(Buffer.from(text)), { ok: true, messages: 1, breaches: [] })
  assert.equal((await read(`/alerts/${first.slug}.cap.xml`)).text, text)
})

test('the JSON feed is version 1.1 with the same ids as the Atom feed', async () => {
  const { read, first } = await feedsOf({
    countries: ['PE'],
    summary: 'A **strong** word & a [link](https://a.example).',
  })

  const feed = JSON.parse((await read('/alerts.json?country=PE')).text)

  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1')
  assert.equal(feed.items[0].id, `urn:uuid:${first.alert}`)
  assert.equal(feed.items[0].summary, 'A strong word & a link.')
  assert.equal(feed.items[0]._alarum.hash, hash)
})

test('GeoJSON has closed rings for what is drawn, a point where only a place is known', async () => {
  const { read } = await feedsOf({
    countries: ['FR'],
    places: [],
    area: [{ type: 'circle', lat: 43.3, lon: 5.4, km: 10 }],
  })
  const { read: readPoint } = await feedsOf({ countries: ['IQ'], severity: 'Minor' })

  const drawn = JSON.parse((await read('/alerts.geojson?country=FR')).text).features[0].geometry
  const point = JSON.parse((await readPoint('/alerts.geojson?severity=Minor')).text).features[0].geometry

  assert.equal(drawn.type, 'MultiPolygon')
  const ring = drawn.coordinates[0][0]
  assert.deepEqual(ring[0], ring.at(-1))
  assert.deepEqual(point, { type: 'Point', coordinates: [44.4, 33.34] })
})

test('signs that XML cannot hold do not reach a feed', async () => {
  const { read } = await feedsOf({ countries: ['PH'], headline: 'Bell \u0007 and <&> and half' })

  const { text } = await read('/alerts.atom?country=PH')

  assert.match(text, /<title>Bell {2}and &#60;&#38;&#62; and half<\/title>/u)
  assert.equal(checkFeed(Buffer.from(text)).ok, true)
})

test('the sitemap and robots.txt name the site by its address', async () => {
  const { read, first } = await feedsOf({ countries: ['IQ'] })

  assert.ok(
    (await read('/sitemap.xml')).text.includes(`<loc>${url}/alerts/${first.slug}</loc><lastmod>2026-03-03`),
  )
  assert.match(
    (await read('/robots.txt')).text,
    /Disallow: \/r\/\n[\s\S]*Sitemap: https:\/\/alerts\.example\/sitemap\.xml/,
  )
})
