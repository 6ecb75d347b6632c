import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOf, documentContext, sampleBytes, sampleFiles } from '../../testing/source-document.ts'
import type { Format } from '../item.ts'
import { structuredFormats } from './structured.ts'

const samples = sampleFiles().map((file) => ({ file, bytes: sampleBytes(file) }))

/** What holds of any document: it is refused in a sentence, or its items are named and can be stored. */
function sound(format: Format, bytes: Uint8Array) {
  const read = format.read(bytes, documentContext())
  if (!read.ok) {
    assert.match(read.fault, /^\S.*[.…?!]$/s)
    return
  }
  for (const item of read.items) {
    assert.ok(item.ids.length > 0 && item.ids.every((id) => id !== ''), format.name)
    assert.ok(item.link === null || /^https?:\/\//.test(item.link), item.link ?? '')
    assert.ok(item.full === null || /^https?:\/\//.test(item.full.url))
    for (const { lat, lon } of item.facts.points) assert.ok(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
    for (const country of item.facts.countries) assert.match(country, /^[A-Z]{2}$/)
    assert.ok(!/[<>]\/?(?:p|br|b)\b/.test(item.text))
  }
  assert.doesNotThrow(() => JSON.stringify(read))
}

for (const format of structuredFormats) {
  test(`${format.name}: any bytes are read or refused in words`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => sound(format, bytes)),
      { numRuns: 100 },
    )
  })

  test(`${format.name}: any JSON is read or refused in words`, () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => sound(format, bytesOf(text))),
      { numRuns: 100 },
    )
  })

  test(`${format.name}: any sample with something torn out or put in is read or refused in words`, () => {
    const mutated = fc.tuple(
      fc.constantFrom(...samples),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(200),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('null', '[', '{}', '1e999', '"', '</'),
      ),
    )
    fc.assert(
      fc.property(mutated, ([{ bytes }, share, length, dirt]) => {
        const at = Math.floor(share * bytes.length)
        sound(format, Buffer.concat([bytes.subarray(0, at), bytesOf(dirt), bytes.subarray(at + length)]))
      }),
      { numRuns: 150 },
    )
  })

  test(`${format.name}: any sample with a value of another kind is read or refused in words`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.jsonValue({ maxDepth: 2 }),
        ({ file, bytes }, which, value) => {
          if (file.endsWith('.json'))
            sound(format, bytesOf(JSON.stringify(replaced(JSON.parse(bytes.toString()), which, value))))
        },
      ),
      { numRuns: 200 },
    )
  })
}

/** The document with one of its values, at any depth, replaced. */
function replaced(document: unknown, which: number, value: unknown): unknown {
  const places: [object, string][] = []
  const walk = (here: unknown) => {
    if (typeof here !== 'object' || here === null) return
    for (const key of Object.keys(here)) {
      places.push([here, key])
      walk(here[key as keyof typeof here])
    }
  }
  walk(document)
  const [holder, key] = places[which % places.length] ?? []
  if (holder && key !== undefined) Object.assign(holder, { [key]: value })
  return document
}

test('ten megabytes of earthquakes are read in seconds, not minutes', () => {
  const { features } = JSON.parse(sampleBytes('usgs.json').toString()) as {
    features: { id: string; properties: object }[]
  }
  const [quake] = features
  const many = Array.from({ length: 15_000 }, (_, i) => ({
    ...quake,
    id: `us${i}`,
    properties: { ...quake?.properties, ids: `,us${i},` },
  }))
  const bytes = bytesOf(JSON.stringify({ type: 'FeatureCollection', features: many }))
  assert.ok(bytes.length > 9_000_000, String(bytes.length))
  const usgs = structuredFormats.find(({ name }) => name === 'usgs') as Format
  const began = performance.now()
  const read = usgs.read(bytes, documentContext())
  const seconds = (performance.now() - began) / 1000
  assert.ok(read.ok && read.items.length === many.length)
  assert.ok(seconds < 5, `${seconds.toFixed(1)} s`)
})
