import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { parseFeed } from 'feedsmith'
import iconv from 'iconv-lite'
import { documentContext } from '../../testing/source-document.ts'
import type { Format, Item, ReadDocument } from '../item.ts'
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

const corpora = fileURLToPath(new URL('../../../../shared/corpora/', import.meta.url))
const skip = existsSync(corpora) ? false : 'the corpora ../shared/corpora are not here'

/** Which format reads which files; what holds no item at all is refused by its rule. */
const formats: readonly (readonly [RegExp, Format])[] = [
  [/feeds\/gdacs\/rss/, gdacsRss],
  [/us-state-advisories\/.*\.xml$/, usTravelRss],
  [/au-smartraveller\.rss$/, smartraveller],
  [/cdc-travel-notices\.rss$/, cdcNotices],
  [/uk-foreign-travel-advice\.atom$/, ukTravelAtom],
  [/in-sachet-rss_india\.xml$/, sachet],
  [/feeds\/tsunami\//, tsunamiAtom],
  [/canada-nrcan-earthquakes\//, nrcanEarthquakes],
  [/canada-alberta-emergency\//, capIndex],
  [/feeds\/meteoalarm\//, meteoalarm],
  [/feeds\/(?:news|odd)\//, feed],
  [/(?:amber|canada_signed|no_entries|weather|weather_invalid|example-earthquake)\.atom$/, cap],
  [/cap\/.*\.(?:atom|rss)$/, capIndex],
  [/corpora\/cap\/.*\.(?:cap|xml|edxlde)$/, cap],
]
const refusals: Record<string, string> = {
  'notafeed.html': 'source.html',
  'unrecognized.rss': 'source.html',
  'xee.atom': 'source.xml.doctype',
  'xee.cap': 'source.xml.doctype',
}

const files = skip
  ? []
  : globSync(`${corpora}{feeds,cap}/**/*`).flatMap((path) => {
      const format = formats.find(([pattern]) => pattern.test(path))?.[1]
      return format && /\.\w+$/.test(path) ? [{ path, name: basename(path), format }] : []
    })

for (const { path, name, format } of files) {
  const rule = refusals[name]
  test(`${name} ${rule ? `is refused as ${rule}` : 'is taken or dropped whole'} by ${format.name}`, () => {
    const read = format.read(readFileSync(path), documentContext())
    if (rule) assert.equal(!read.ok && read.rule, rule)
    else assert.equal(heldBy(read), countIn(path, format), JSON.stringify(read).slice(0, 400))
  })
}

test('the corpora have 57 feeds and 56 documents of CAP', { skip }, () => {
  const ofCap = files.filter(({ path }) => path.includes('/corpora/cap/'))
  assert.deepEqual([files.length - ofCap.length, ofCap.length], [57, 56])
})

test('every item of the corpora has a name that no other of its document has', { skip }, () => {
  for (const { path, name, format } of files) {
    const names = itemsOf(path, format).map(({ ids }) => ids[0])
    assert.equal(new Set(names).size, names.length, name)
    assert.ok(!names.includes(undefined), name)
  }
})

test('no title and no text of the corpora holds a tag or an entity that a reader would see', { skip }, () => {
  const seen = files.flatMap(({ path, format }) =>
    itemsOf(path, format).flatMap(
      ({ title, text }) =>
        `${title}\n${text}`.match(/<\/?(?:p|br|a|b|div|li)\b[^>]*>|&(?:amp|nbsp|quot|#\d+);/g) ?? [],
    ),
  )
  assert.deepEqual(seen, [])
})

test('every link of the corpora is an http address without campaign tags', { skip }, () => {
  const wrong = files.flatMap(({ path, format }) =>
    itemsOf(path, format).flatMap(({ link }) =>
      link !== null && (!/^https?:\/\/[^/]/.test(link) || /utm_|at_medium|traffic_source|fbclid/.test(link))
        ? [link]
        : [],
    ),
  )
  assert.deepEqual(wrong, [])
})

const claims: readonly (readonly [
  file: string,
  claim: string,
  holds: (items: Item[], read: ReadDocument) => unknown,
  expected: unknown,
])[] = [
  [
    'aljazeera-all-2026-09-10.xml',
    'has marks that were escaped twice',
    (items) => items.some(({ text }) => text.includes("'marvellous'")),
    true,
  ],
  [
    'bbc.xml',
    'keeps an item of years ago with its date',
    (items) => items.some(({ published }) => (published?.at?.getUTCFullYear() ?? 0) === 2018),
    true,
  ],
  [
    'uolNoticias.rss',
    'is ISO-8859-1 without saying so',
    (items) => items[0]?.title?.includes('simulações'),
    true,
  ],
  ['iconv.xml', 'is windows-1251', (items) => items[0]?.title?.includes('Бузулуке'), true],
  ['encoding-gb2312.xml', 'is GB2312', (items) => items[0]?.title?.includes('盛大游戏'), true],
  ['latin2.rss', 'is ISO-8859-2', (items) => items[0]?.title, 'ZAŻÓŁĆ GĘSLĄ JAŹŃ'],
  [
    'rss091.rss',
    'has white space before its prolog and dates nothing',
    (items) => items.filter(({ published }) => published !== null).length,
    0,
  ],
  ['title-with-angle-brackets.xml', 'keeps its brackets', (items) => items[0]?.title, 'RSS <<< Title >>>'],
  ['atom-with-tag-uri-links.xml', 'has links that are none', (items) => items[0]?.link, null],
  [
    'tpm-with-empty-base.atom',
    'has links relative to its address',
    (items) => items.every(({ link }) => link?.startsWith('https://source.example/')),
    true,
  ],
  [
    'feedburner.atom',
    'gives the true link',
    (items) => items.some(({ link }) => link?.includes('feedproxy')),
    false,
  ],
  ['saxerror.xml', 'tells what is not well-formed', (_, read) => read.ok && read.notes.length, 1],
  ['illegally-nested.xml', 'has its ten items though others stand inside them', (items) => items.length, 10],
  [
    'rss2sample-odddatetime.xml',
    'has dates that may be of two months',
    (items) => items.map(({ published }) => published?.at),
    Array(5).fill(null),
  ],
  [
    'pagination-links.rss',
    'goes on',
    (_, read) => read.ok && read.next,
    'http://example.org/index.atom?page=4',
  ],
  ['bushfire_invalid.edxlde', 'has six sound messages of seven', (items) => items.length, 6],
  ['weather_index.atom', 'has countries by their codes', (items) => items[0]?.facts.countries, ['US']],
  [
    'NTWC-PAAQAtom-2026-08-17.xml',
    'is an information statement',
    (items) => items[0]?.facts.level?.given,
    'Information',
  ],
]

for (const [file, claim, holds, expected] of claims) {
  test(`${file} ${claim}`, { skip }, () => {
    const found = files.find(({ name }) => name === file)
    assert.ok(found, 'the file is there')
    const read = found.format.read(readFileSync(found.path), documentContext())
    assert.deepEqual(holds(read.ok ? read.items : [], read), expected)
  })
}

test('between two days of US advisories one level changes, that of Sao Tome and Principe', { skip }, () => {
  const [before, after] = ['07', '08'].map((date) => {
    const found = files.find(({ name }) => name === `TAsTWs-2025-10-${date}.xml`)
    const items = found ? itemsOf(found.path, found.format) : []
    return new Map(items.map(({ ids, facts }) => [ids[0], facts]))
  })
  const changed = [...(after ?? [])].filter(
    ([id, facts]) => before?.get(id)?.level?.rank !== facts.level?.rank,
  )
  assert.deepEqual(
    changed.map(([, { countries, level }]) => [countries, level?.rank]),
    [[['ST'], 2]],
  )
})

/** Where feedsmith counts otherwise: it leaves out empty entries and CAP beside entries, and says nothing of them. */
const uncounted = ['invalid.rss', 'no_entries.atom', 'incomplete-fields.atom', 'illegally-nested.xml']

test('feedsmith finds as many entries in every feed of the corpora, but for those that it drops silently', {
  skip,
}, () => {
  const different = files.flatMap(({ path, name }) => {
    const read = feed.read(readFileSync(path), documentContext())
    if (!read.ok) return []
    const { feed: parsed } = parseFeed(textOf(readFileSync(path)).trimStart()) as {
      feed: { items?: unknown[]; entries?: unknown[] }
    }
    return (parsed.items ?? parsed.entries ?? []).length === heldBy(read) ? [] : [name]
  })
  assert.deepEqual(different.sort(), uncounted.sort())
})

function itemsOf(path: string, format: Format): Item[] {
  const read = format.read(readFileSync(path), documentContext())
  return read.ok ? read.items : []
}

function heldBy(read: ReadDocument): number | string {
  return read.ok ? read.items.length + read.dropped.length : read.fault
}

/** Counted without any parser: start tags outside comments and CDATA. */
function countIn(path: string, format: Format): number {
  const text = textOf(readFileSync(path)).replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
  const tags = (name: string) => [...text.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}[\\s/>]`, 'g'))].length
  const alerts = tags('alert')
  if (format === cap) return alerts
  return tags('item') + tags('entry')
}

function textOf(bytes: Buffer): string {
  const plain = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes
  const declared = /encoding=["']([\w-]+)/.exec(plain.subarray(0, 100).toString('latin1'))?.[1]
  return iconv.decode(plain, declared ?? 'utf-8')
}
