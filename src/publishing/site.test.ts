import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { AlertContent } from '../alerts/alert.ts'
import { published } from '../testing/published.ts'
import { aScene } from '../testing/scene.ts'
import { someContent } from '../testing/told.ts'
import { siteRoutes } from './routes.ts'

const now = new Date('2026-03-04T00:00:00Z')

async function aSite() {
  const scene = await aScene()
  const config = { url: 'https://alerts.example', mailFrom: 'alarum@alerts.example' }
  const app = siteRoutes({ db: scene.db, config, clock: () => now, internal: async () => undefined })
  const read = async (path: string) => (await app.request(path)).text()
  const publish = (over: Partial<AlertContent>, given = {}) => published(scene, someContent(over), given)
  return { ...scene, app, read, publish }
}

/** A word that no other test of this file uses, to find one's own alerts by. */
let words = 0
const ownWord = () => `zebra${++words}`

test('an alert page reads when, where, how serious, what happened, what to expect, what to do, in this order', async () => {
  const { read, publish } = await aSite()
  const { slug } = await publish({
    context: 'The bridge had been hit in an earlier year.',
    standingAdvice: 'Seek advice before all travel.',
    claims: [
      {
        text: 'It was an accident.',
        speaker: 'The ministry',
        reliability: 'B',
        credibility: '3',
        stands: false,
        replacedBy: 1,
      },
      { text: 'It was a bomb.', speaker: 'The police', reliability: 'B', credibility: '2', stands: true },
    ],
  })

  const page = await read(`/alerts/${slug}`)

  const order = [
    'Skip to main content',
    '03 Mar 2026 | 06:00 AM UTC</time> · 09:00 AM in Baghdad (UTC+3)',
    '◆</i>Warning',
    '>Iraq</a>',
    '<h1 lang="en" dir="auto">Iraq: Bridge closed in Baghdad March 3</h1>',
    'A bridge in central Baghdad is closed',
    'A blast damaged the <strong>eastern</strong> bridge at dawn.',
    'Delays on the ring road',
    '<strong>likely</strong>, 55–80 %',
    'hit in an earlier year',
    '✕ No longer stands</strong>, replaced by The police',
    '<del>It was an accident.</del>',
    '✓ Stands',
    'It was a bomb.',
    'Stay away from the riverside.',
    'Seek advice before all travel.',
  ].map((words) => [words, page.indexOf(words, page.indexOf('<body>'))] as const)
  for (const [words, at] of order) assert.ok(at >= 0, `the page says: ${words}`)
  assert.deepEqual(
    order.map(([words]) => words),
    [...order].sort((a, b) => a[1] - b[1]).map(([words]) => words),
  )
})

test('a map shows the area, the places with their roles and a scale', async () => {
  const { read, publish } = await aSite()
  const { slug } = await publish({
    area: [{ type: 'place', ref: 'geonames:98182', name: 'Baghdad', km: 25 }],
  })

  const page = await read(`/alerts/${slug}`)

  assert.match(page, /aria-label="Map of the area with Baghdad \(where it happened\)"/)
  assert.match(page, /<text x="10" y="\d+">10 km<\/text>/)
  assert.match(page, /33\.34° N 44\.40° E/)
})

test('an alert page with everything on it weighs less than 14 kB compressed, its map included', async () => {
  const { read, publish } = await aSite()
  const paragraph = (seed: number) =>
    Array.from({ length: 90 }, (_, index) => `word${(seed * 7919 + index * 104729) % 9973}`).join(' ')
  const { slug } = await publish(
    {
      countries: ['FR'],
      places: [],
      area: null,
      event: [1, 2, 3, 4, 5].map(paragraph).join('\n\n'),
      context: [6, 7].map(paragraph).join('\n\n'),
      advice: paragraph(8),
      standingAdvice: paragraph(9),
      forecasts: [10, 11, 12, 13].map((seed) => ({
        text: paragraph(seed).slice(0, 150),
        likelihood: 'likely',
      })),
    },
    { revisions: [1, 2, 3].map(() => ({ kind: 'update', issuedAt: now, note: 'A note on what changed.' })) },
  )

  const weight = gzipSync(await read(`/alerts/${slug}`)).length

  assert.ok(weight < 14_000, `${weight} bytes`)
})

for (const [state, said] of [
  ['cancelled', 'Cancelled.</strong> This alert was withdrawn'],
  ['all-clear', 'All clear.</strong> The danger has passed'],
  ['expired', 'Expired.</strong>'],
] as const)
  test(`an alert that is ${state} says so above its headline`, async () => {
    const { read, publish } = await aSite()
    const { slug } = await publish({}, { state })

    const page = await read(`/alerts/${slug}`)

    assert.ok(page.includes(said))
    assert.ok(page.indexOf(said) < page.indexOf('<h1'))
  })

test('an alert whose time has run out is shown as expired before a worker has noted it', async () => {
  const { read, publish } = await aSite()
  const { slug } = await publish({ timeframe: { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' } })

  assert.match(await read(`/alerts/${slug}`), /Expired\.<\/strong>/)
})

test('an exercise and a demonstration are named above everything else on the page', async () => {
  const { read, publish } = await aSite()
  const drill = await publish({}, { exercise: true })
  const shown = await publish({}, { exercise: true, demonstration: true })

  assert.match(
    await read(`/alerts/${drill.slug}`),
    /<section class="drill"[\s\S]+This is a drill[\s\S]+<main/,
  )
  assert.match(
    await read(`/alerts/${shown.slug}`),
    /<section class="drill"[\s\S]+This is a demonstration[\s\S]+<main/,
  )
})

test('markup, scripts and script links in an alert are shown as the text they are', async () => {
  const { read, publish } = await aSite()
  const { slug } = await publish({
    headline: 'A <b>bold</b> "headline"',
    event:
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(2)> [a](javascript:alert(3)) [b](https://example.org/?x="y)',
  })

  const page = await read(`/alerts/${slug}`)

  assert.doesNotMatch(page, /<script|<img|javascript:|<b>/)
  assert.match(page, /href="https:\/\/example\.org\/[^"]*" rel="noopener nofollow">b<\/a>/)
})

test('pages allow no script and load nothing from elsewhere', async () => {
  const { app, publish } = await aSite()
  const { slug } = await publish({})

  const answer = await app.request(`/alerts/${slug}`)

  const policy = answer.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /script-src|unsafe/)
  assert.doesNotMatch(await answer.text(), /(?:src|href)="(?:https?:)?\/\/(?!alerts\.example)/)
})

test('a page that did not change is not sent again, also through a proxy that weakened its tag', async () => {
  const { app, publish } = await aSite()
  const { slug } = await publish({})
  const first = await app.request(`/alerts/${slug}`)
  const tag = first.headers.get('etag') ?? ''

  assert.equal(first.headers.get('last-modified'), 'Tue, 03 Mar 2026 06:00:00 GMT')
  assert.match(first.headers.get('cache-control') ?? '', /public/)
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const again = await app.request(`/alerts/${slug}`, { headers: { 'if-none-match': known } })
    assert.deepEqual([again.status, await again.text()], [304, ''])
  }
})

test('the stylesheet has a name of its own content and may be kept for ever', async () => {
  const { app, read } = await aSite()
  const path = /href="(\/style\.[0-9a-f]+\.css)"/.exec(await read('/'))?.[1] ?? ''

  const answer = await app.request(path)

  assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
  assert.ok(gzipSync(await answer.text()).length < 5_000)
})

test('what is not there is said so, and nobody keeps the answer', async () => {
  const { app } = await aSite()
  for (const path of ['/alerts/none', '/alerts/none.cap.xml', '/countries/atlantis', '/nothing']) {
    const answer = await app.request(path)
    assert.deepEqual([path, answer.status, answer.headers.get('cache-control')], [path, 404, 'no-store'])
  }
})

test('paging through alerts issued in the same instant shows each of them once', async () => {
  const { read, publish } = await aSite()
  const word = ownWord()
  for (let index = 0; index < 45; index++) await publish({ headline: `${word} number ${index}` })

  const seen: string[] = []
  let path: string | undefined = `/archive?q=${word}`
  while (path) {
    const page = await read(path)
    seen.push(
      ...[...page.matchAll(/<h3><a href="\/alerts\/[^"]+">([^<]+)/g)].map(([, headline = '']) => headline),
    )
    path = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }

  assert.equal(seen.length, 45)
  assert.equal(new Set(seen).size, 45)
})

test('the archive finds alerts by words, country, category, level and day', async () => {
  const { read, publish } = await aSite()
  const word = ownWord()
  await publish({ headline: `${word} flood`, category: 'weather', countries: ['PE'], severity: 'Minor' })
  await publish({ headline: `${word} march` })
  const found = async (query: string) =>
    [...(await read(`/archive?q=${word}&${query}`)).matchAll(/<h3><a[^>]+>\w+ (\w+)/g)].map(
      ([, name]) => name,
    )

  assert.deepEqual(await found('country=Peru'), ['flood'])
  assert.deepEqual(await found('country=IQ'), ['march'])
  assert.deepEqual(await found('category=weather'), ['flood'])
  assert.deepEqual(await found('severity=Severe'), ['march'])
  assert.deepEqual((await found('from=2026-03-03&to=2026-03-03')).sort(), ['flood', 'march'])
  assert.deepEqual(await found('to=2026-03-02'), [])
  assert.deepEqual(await found('country=Atlantis'), [])
})

test('odd queries are answered, never refused and never an error', async () => {
  const { app } = await aSite()
  const odd = [
    `q=${'x'.repeat(5000)}`,
    'q=%00&country=%00',
    'from=0000-01-01&to=9999-99-99',
    'category=none&severity=none',
    'before=yesterday',
    'before=2026-01-01T00:00:00Z_nothing',
    "q='%3B--&country=%25",
    'q="unclosed -- or and :*',
  ]
  for (const path of ['/', '/archive', '/search', '/alerts.atom', '/alerts.json'])
    for (const query of odd) {
      const answer = await app.request(`${path}?${query}`)
      assert.equal(answer.status, 200, `${path}?${query}`)
    }
})

test('the home page marks on its map what is in force, by shape and word, and nothing that is over', async () => {
  const { read, publish } = await aSite()
  const open = await publish({ headline: 'Open alert' })
  const over = await publish({ headline: 'Old alert' }, { state: 'cancelled' })

  const map = /<svg class="map world"[\s\S]+?<\/svg>/.exec(await read('/'))?.[0] ?? ''

  assert.ok(map.includes(`<a href="/alerts/${open.slug}" aria-label="Warning: Open alert">`))
  assert.ok(!map.includes(over.slug))
})
