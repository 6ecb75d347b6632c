import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCatalogue, readCatalogue, writeCatalogue } from './catalogue.ts'
import { sourceKinds, sourceRegions } from './catalogue-schema.ts'

const read = readCatalogue()
const entries = read.ok ? read.entries : []

test('every entry of the catalogue is valid, and keys and addresses stand once', () => {
  assert.deepEqual(read.ok ? [] : read.faults, [])
})

test('the catalogue has at least 120 entries', () => {
  assert.ok(entries.length >= 120, String(entries.length))
})

test('every region and every kind has a source', () => {
  const missing = [
    ...sourceRegions.filter((region) => !entries.some((entry) => entry.region === region)),
    ...sourceKinds.filter((kind) => !entries.some((entry) => entry.kinds.includes(kind))),
  ]
  assert.deepEqual(missing, [])
})

test('every entry belongs to a set', () => {
  assert.deepEqual(
    entries.filter((entry) => entry.set.length === 0).map((entry) => entry.key),
    [],
  )
})

test('what is written is read again as it was', () => {
  assert.deepEqual(parseCatalogue(writeCatalogue(entries), 'own.yaml'), { ok: true, entries })
})

test('an entry of the operator with a known key replaces the bundled one in its place', () => {
  const own = writeCatalogue([{ ...entries[1], every: 7 } as (typeof entries)[0]])
  const both = readCatalogue({ file: 'own.yaml', text: own })
  assert.equal(both.ok && both.entries[1]?.every, 7)
  assert.equal(both.ok && both.entries.length, entries.length)
})

test('every fault of a bad file names its file, entry and field', () => {
  const bad = writeCatalogue([{ ...entries[0], every: 0, country: 'QQ' } as (typeof entries)[0]])
  const faults = parseCatalogue(bad, 'own.yaml')
  assert.deepEqual(faults.ok ? [] : faults.faults.map(({ file, entry, field }) => [file, entry, field]), [
    ['own.yaml', `entry 1 (${entries[0]?.key})`, 'country'],
    ['own.yaml', `entry 1 (${entries[0]?.key})`, 'every'],
  ])
})

test('what is no YAML, or no list, is a fault and not an exception', () => {
  for (const text of ['{', 'key: one', '&a [*a]', '- 3', '\u0000'])
    assert.equal(parseCatalogue(text, 'own.yaml').ok, false, text)
})
