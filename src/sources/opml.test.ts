import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCatalogue } from './catalogue.ts'
import { opmlOf, readOpml } from './opml.ts'

const opml = (body: string) => Buffer.from(`<opml version="1.0"><body>${body}</body></opml>`)
const read = (body: string) => {
  const found = readOpml(opml(body))
  assert.ok(found.ok)
  return found
}

test('the whole catalogue goes out as OPML and comes back as it was', () => {
  const bundled = readCatalogue()
  assert.ok(bundled.ok)
  const back = readOpml(Buffer.from(opmlOf(bundled.entries)))
  assert.ok(back.ok)
  assert.deepEqual(back.faults, [])
  const byKey = <T extends { key: string }>(list: T[]) => list.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  assert.deepEqual(byKey(back.entries), byKey(bundled.entries))
})

test('a list of another reader becomes feeds that cannot be judged, however it is nested', () => {
  const { entries, faults } = read(`<outline text="Africa"><outline text="Kenya">
    <outline text="Harbour &amp; coast" xmlUrl="https://feeds.radio.co.ke/all" type="rss"/></outline></outline>
    <outline title="Harbour &amp; coast" xmlUrl="http://www.wire.example/rss"/>`)
  assert.deepEqual(faults, [])
  assert.deepEqual(
    entries.map(({ key, name, family, reliability, format }) => [key, name, family, reliability, format]),
    [
      ['harbour-coast', 'Harbour & coast', 'radio-co-ke', 'F', 'feed'],
      ['harbour-coast-2', 'Harbour & coast', 'wire-example', 'F', 'feed'],
    ],
  )
})

test('what cannot be taken is named with its outline, and the others are taken', () => {
  const { entries, faults } = read(`<outline text="One" xmlUrl="https://one.example/rss"/>
    <outline text="Again" xmlUrl="https://one.example/rss"/><outline text="No address" type="rss"/>
    <outline text="Odd" xmlUrl="javascript:alert(1)"/>`)
  assert.deepEqual(
    entries.map(({ name }) => name),
    ['One'],
  )
  assert.deepEqual(
    faults.map(({ outline }) => outline),
    ['outline 2 (Again)', 'outline 3 (No address)', 'outline 4 (Odd)'],
  )
})

test('a document type, another document and bytes that are none are refused', () => {
  for (const bytes of ['<!DOCTYPE x [<!ENTITY a "b">]><opml/>', '<rss/>', 'hello', ''])
    assert.equal(readOpml(Buffer.from(bytes)).ok, false, bytes)
})

test('no bytes make it throw, and names of any letters come back', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof readOpml(bytes).ok === 'boolean'))
  const bundled = readCatalogue()
  assert.ok(bundled.ok)
  const [first] = bundled.entries
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const plain = name.replace(/[\p{C}\s]+/gu, ' ').trim() || 'x'
      const back = readOpml(Buffer.from(opmlOf([{ ...(first as NonNullable<typeof first>), name: plain }])))
      assert.ok(back.ok)
      assert.equal(back.entries[0]?.name, plain)
    }),
  )
})
