import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { packSections, readDocument } from './artefact.ts'

const folder = new URL('../../geodata/artefacts/', import.meta.url)

test('every artefact is the one that the manifest names, and all together stay under 14 MB', () => {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))
  const files: { file: string; bytes: number; sha256: string }[] = manifest.artefacts
  for (const { file, sha256 } of files) {
    assert.equal(
      createHash('sha256')
        .update(readFileSync(new URL(file, folder)))
        .digest('hex'),
      sha256,
      file,
    )
  }
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  assert.ok(total > 1e6 && total < 14e6)
})

test('a missing artefact is reported with the remedy', () => {
  assert.throws(
    () => readDocument('nothing.json'),
    /nothing\.json cannot be read; restore geodata\/artefacts from git/,
  )
})

test('sections start on multiples of eight, so that columns can lie over them', () => {
  const packed = packSections({ a: Uint8Array.of(1, 2, 3), b: Uint8Array.of(4) })
  const length = Buffer.from(packed).readUInt32LE(0)
  const index = JSON.parse(Buffer.from(packed).toString('utf8', 4, 4 + length))
  assert.deepEqual(index, { a: [0, 3], b: [8, 1] })
  assert.equal(packed[Math.ceil((4 + length) / 8) * 8 + 8], 4)
})
