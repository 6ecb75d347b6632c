import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { documentContext, readAs } from '../../testing/source-document.ts'
import type { Format, Item } from '../item.ts'
import { adviceList } from './advice-list.ts'
import { gdacsEvent } from './gdacs-event.ts'
import { structuredFormats } from './structured.ts'

const corpus = new URL('../../../../shared/corpora/feeds/', import.meta.url)
const skip = existsSync(corpus) ? false : 'the corpus ../shared/corpora/feeds is not here'

type Count = (document: never) => number
const features: Count = ({ features = [0] }: { features?: unknown[] }) => features.length
const list: Count = (document: unknown[]) => document.length
const one: Count = () => 1

/** Which format reads which files, and how many items each holds, counted without it. */
const known: [pattern: RegExp, format: string, holds: Count][] = [
  [/^usgs\/(?!losspager)/, 'usgs', features],
  [/^nws\//, 'nws', features],
  [/^gdacs\/.*json$/, 'gdacs-event', one],
  [/^eonet\//, 'eonet', ({ events }: { events: unknown[] }) => events.length],
  [/^de-nina-mowas\//, 'mowas', (document: object) => Object.keys(document).length],
  [/^canada-saskalert\//, 'saskalert', ({ entries = [0] }: { entries?: unknown[] }) => entries.length],
  [/^wmo-swic\//, 'wmo', features],
  [/^reliefweb\//, 'reliefweb', ({ data }: { data: unknown[] }) => data.length],
  [/^_abridged\/ca-/, 'canada-advice', ({ data }: { data: object }) => Object.keys(data).length],
  [/^uk-fcdo\//, 'uk-advice', one],
  [
    /^_abridged\/de-/,
    'germany-advice',
    ({ response }: { response: object }) => Object.keys(response).length - 1,
  ],
  [/^_abridged\/us-/, 'us-advice', list],
  [/^travel-advisory-series\//, 'advice-list', list],
  [/^_abridged\/who-/, 'who', ({ value }: { value: unknown[] }) => value.length],
  [/^glide\//, 'glide', ({ glideset }: { glideset: unknown[] }) => glideset.length],
  [/^jma\//, 'jma', one],
  [/^_abridged\/faa-/, 'faa', () => 4],
]
/** A registry of feeds and a model's losses are no items of any source. */
const refused = /^cap-feed-registry\/|^usgs\/losspager/

const files = skip ? [] : globSync('**/*.{json,geojson}', { cwd: fileURLToPath(corpus) })
const telegrams = skip ? [] : globSync(['jma/*.xml', '_abridged/faa-*.xml'], { cwd: fileURLToPath(corpus) })
const all = [...files, ...telegrams].sort()

function bytesOf(file: string) {
  return readFileSync(new URL(file, corpus))
}

function formatNamed(name: string) {
  return structuredFormats.find((format) => format.name === name) as Format
}

for (const file of all.filter((one) => !refused.test(one))) {
  const [, name = '', holds] = known.find(([pattern]) => pattern.test(file)) ?? []
  const bytes = bytesOf(file)
  test(`${file}: every item is taken or dropped as ${name}`, () => {
    assert.ok(holds, `no format is known for ${file}`)
    const { items, dropped } = readAs(formatNamed(name), bytes)
    const held = file.endsWith('.xml')
      ? (holds as () => number)()
      : holds(JSON.parse(bytes.toString()) as never)
    assert.deepEqual([items.length + dropped.length, dropped], [held, []])
  })

  test(`${file}: things differ in name, and every time is understood`, () => {
    const { items } = readAs(formatNamed(name), bytes)
    const names = items.flatMap(({ ids }) => ids)
    assert.equal(new Set(names).size, names.length)
    assert.ok(items.every(({ ids }) => ids.length > 0))
    // The year 3021 of one German warning was planted by the fixture's author.
    const odd = items.flatMap(timesOf).filter(({ at, given }) => at === null && !given.startsWith('3021'))
    assert.deepEqual(odd, [])
  })

  test(`${file}: no other format takes it`, () => {
    const others = structuredFormats.filter((format) => format.name !== name)
    const takers = others.filter((format) => format.read(bytes, documentContext()).ok)
    assert.deepEqual(
      takers.map((format) => format.name),
      [],
    )
  })
}

for (const file of all.filter((one) => refused.test(one))) {
  test(`${file} is refused by every format, in words`, () => {
    for (const format of structuredFormats) {
      const read = format.read(bytesOf(file), documentContext())
      assert.ok(!read.ok && /\.$/.test(read.fault), format.name)
    }
  })
}

test('the corpus is there', { skip }, () => assert.equal(all.length, 54))

test('two episodes of one drought are one event told twice', { skip }, () => {
  const [first, last] = ['ep1', 'ep7'].map((episode) =>
    only(gdacsEvent, `gdacs/dr-1016449-${episode}-event.json`),
  )
  assert.deepEqual([first?.ids, first?.facts.eventIds], [last?.ids, last?.facts.eventIds])
  assert.deepEqual([first?.facts.episode, last?.facts.episode], ['1', '7'])
  assert.deepEqual([first?.facts.indicators, last?.facts.indicators], [['episode Green'], ['episode Orange']])
})

test('a drought and the shapes of it are one event', { skip }, () => {
  const [event, shapes] = ['event', 'geometry'].map((what) =>
    only(gdacsEvent, `gdacs/dr-1016449-ep1-${what}.json`),
  )
  assert.deepEqual([event?.ids, event?.facts.area, shapes?.facts.area?.length], [shapes?.ids, null, 13])
})

test('from one day to the next Canada changed no level', { skip }, () => {
  assert.deepEqual(changedLevels('canada-2026-08-20-4b501dc', 'canada-2026-08-21-7e30166'), [])
})

test('a day later it changed three, as the words of the list themselves say', { skip }, () => {
  const [before, after] = ['canada-2026-08-21-7e30166', 'canada-2026-08-22-bbc331d'].map((name) => {
    const rows = JSON.parse(bytesOf(`travel-advisory-series/${name}.json`).toString()) as Record<
      string,
      string
    >[]
    return new Map(rows.map((row) => [row.details_url ?? '', row.risk_level]))
  })
  const words = [...(after ?? [])].filter(([url, level]) => before?.get(url) !== level).map(([url]) => url)
  assert.deepEqual(changedLevels('canada-2026-08-21-7e30166', 'canada-2026-08-22-bbc331d'), words)
})

test('every destination of the lists has a country, but those that are none', { skip }, () => {
  const lists = ['canada-2026-08-22-bbc331d', 'unitedkingdom-2026-08-22-42d0d31'].flatMap(listed)
  const without = lists
    .filter(({ facts }) => facts.countries.length === 0)
    .flatMap(({ facts }) => facts.placeNames)
  assert.deepEqual(without.sort(), [])
})

function timesOf({ published, updated, facts }: Item) {
  return [published, updated, facts.onset, facts.ends, facts.expires].filter((time) => time !== null)
}

function only(format: Format, file: string): Item | undefined {
  return readAs(format, bytesOf(file)).items[0]
}

function listed(name: string): Item[] {
  return readAs(adviceList, bytesOf(`travel-advisory-series/${name}.json`)).items
}

function changedLevels(before: string, after: string): string[] {
  const levels = new Map(listed(before).map(({ ids, facts }) => [ids[0], facts.level?.given]))
  return listed(after)
    .filter(({ ids, facts }) => levels.get(ids[0]) !== facts.level?.given)
    .flatMap(({ ids }) => ids)
}
