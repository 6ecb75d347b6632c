import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { aWatch } from '../testing/watched.ts'

const corpus = new URL('../../../shared/corpora/feeds/', import.meta.url)
const skip = existsSync(corpus) ? false : 'the corpus ../shared/corpora/feeds is not here'

/** Captured documents as a live source would give them, each in its format. */
const live: [path: string, format: string][] = [
  ['news/aljazeera-all-2026-09-10.xml', 'feed'],
  ['news/bbc.xml', 'feed'],
  ['news/npr.xml', 'feed'],
  ['news/uolNoticias.rss', 'feed'],
  ['news/heise.atom', 'feed'],
  ['odd/node-feedparser/iconv.xml', 'feed'],
  ['odd/node-feedparser/compressed.xml', 'feed'],
  ['odd/node-feedparser/guid-dupes.xml', 'feed'],
  ['odd/rss-parser/rss-1.rss', 'feed'],
  ['odd/rss-parser/rss091.rss', 'feed'],
  ['gdacs/rss-2026-08-18.xml', 'gdacs-rss'],
  ['usgs/quakes-2026-10-03.geojson', 'usgs'],
  ['nws/alerts-active-2026-08-18.json', 'nws'],
  ['eonet/v3-2026-09-30.json', 'eonet'],
  ['meteoalarm/legacy-atom-poland-2023-04-28.xml', 'meteoalarm'],
  ['canada-nrcan-earthquakes/canada-30-en.atom', 'nrcan-earthquakes'],
  ['tsunami/NTWC-PAAQAtom-2026-08-17.xml', 'tsunami-atom'],
  ['wmo-swic/effective-warning-view-2026-08-17.json', 'wmo'],
  ['reliefweb/v2-disasters-list-2025-09.json', 'reliefweb'],
  ['de-nina-mowas/ha-sample-warning-details.json', 'mowas'],
]

test('captured feeds come in as live sources: every item is accounted for, read and kept', {
  skip,
}, async () => {
  const watch = await aWatch()
  for (const [path, format] of live) {
    const key = await watch.source(`/${path}`, { format, family: path })
    const bytes = readFileSync(new URL(path, corpus))
    watch.publisher.put(`/${path}`, bytes, 'application/octet-stream')
    const line = await watch.poll(key)
    assert.equal(line.fault, null, path)
    const { seen, new: fresh, changed, same, dropped } = line
    assert.ok((seen ?? 0) > 0, path)
    assert.equal(seen, (fresh ?? 0) + (changed ?? 0) + (same ?? 0) + (dropped ?? 0), path)
    const reports = await watch.reports(key)
    assert.equal(reports.length, fresh, path)
    assert.deepEqual(
      reports.filter(({ read_at, read_fault }) => read_at === null || read_fault !== null),
      [],
      path,
    )
  }
})

test('a day later one advisory has changed its level: one change, not ninety', { skip }, async () => {
  const watch = await aWatch()
  const key = await watch.source('/advice', { format: 'us-travel-rss' })
  const put = (day: string) =>
    watch.publisher.put(
      '/advice',
      readFileSync(new URL(`us-state-advisories/TAsTWs-2025-10-${day}.xml`, corpus)),
    )
  put('07')
  const first = await watch.poll(key)
  put('08')
  const second = await watch.poll(key)
  assert.deepEqual([first.new, second.new, second.changed, second.gone], [85, 0, 1, 0])
})

test('what is no feed, and what is hostile, is refused with a reason and harms nothing else', {
  skip,
}, async () => {
  const watch = await aWatch()
  const good = await watch.source('/good', { format: 'feed' })
  watch.publisher.put('/good', readFileSync(new URL('news/bbc.xml', corpus)))
  for (const path of [
    'odd/node-feedparser/notafeed.html',
    'odd/rss-parser/unrecognized.rss',
    '../cap/google-cap-library/xee.atom',
  ]) {
    const key = await watch.source(`/${path}`, { format: 'feed' })
    watch.publisher.put(`/${path}`, readFileSync(new URL(path, corpus)))
    assert.match((await watch.poll(key)).fault ?? '', /\w/, path)
  }
  assert.equal((await watch.poll(good)).fault, null)
})
