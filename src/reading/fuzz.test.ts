import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shapes } from '../testing/awkward-texts.ts'
import { explained } from './explained.ts'
import { readLines } from './lines.ts'
import { readSource } from './read-source.ts'

const now = '2026-03-07T12:00:00Z'
const report = `07 Mar 2026 | 10:30 AM UTC

Kenya: Shooting at a market in Nairobi March 7

Police stated that gunmen opened fire at a market in Nairobi on Monday, killing three people and wounding at least 12.

Further attacks are possible over the coming days. Avoid the area.
`

/** Reads it, and checks what holds of any text: a fault in words or drafts whose offsets point at what they say. */
function sound(input: string | Uint8Array) {
  const read = readSource(input, { now })
  if ('fault' in read) {
    assert.match(read.fault, /\w{3}/)
    return
  }
  for (const draft of read.drafts) {
    const said = explained(draft, read.text)
    for (const { start, end } of [...said.places, ...Object.values(said.evidence).flat(2)])
      assert.ok(start >= 0 && start <= end, `${start}–${end} of ${read.text.length}`)
    for (const { text, start, end } of Object.values(said.evidence).flat(2))
      assert.equal(read.text.slice(start, end), text)
    for (const share of Object.values(said.confidence)) assert.ok(share > 0 && share < 1)
    assert.doesNotThrow(() => JSON.stringify(said))
  }
}

test('any bytes are read or refused in words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => sound(bytes)),
    { numRuns: 300 },
  )
})

test('any characters are read or refused in words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => sound(text)),
    { numRuns: 200 },
  )
})

test('a report with anything inside it is still read', () => {
  const inside = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(...Object.values(shapes)).map((shape) => shape(300)),
  )
  fc.assert(
    fc.property(inside, fc.nat(report.length), (dirt, at) =>
      sound(report.slice(0, at) + dirt + report.slice(at)),
    ),
    { numRuns: 300 },
  )
})

test('a report in capitals, without spaces, from right to left or with every line cut is read', () => {
  for (const change of [
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.replaceAll(' ', ''),
    (text: string) => `\u202e${text}`,
    (text: string) => text.replaceAll(' ', '\n'),
    (text: string) => text.replaceAll(/[.,]/g, ''),
    (text: string) => [...text].join('\u200b'),
    (text: string) => text.split('').reverse().join(''),
  ])
    sound(change(report))
})

for (const [name, shape] of Object.entries(shapes))
  test(`a megabyte of ${name} is read to its end`, { timeout: 60_000 }, () => sound(shape(1_000_000)))

test('any line of a stream is answered', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((text) => JSON.stringify({ id: 1, text })),
      ),
      (line) => {
        const answer = readLines(line)
        assert.ok('fault' in answer || answer.id !== undefined)
      },
    ),
    { numRuns: 300 },
  )
})
