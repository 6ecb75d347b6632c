import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { bytesOf } from '../../testing/source-document.ts'
import { readJson } from './json.ts'

function ruleOf(document: string | Uint8Array) {
  const read = readJson(typeof document === 'string' ? bytesOf(document) : document)
  return read.ok ? 'read' : read.rule
}

test('UTF-8 and UTF-16 are read with a byte order mark and without', () => {
  const little = Buffer.from('{"a":"ö"}', 'utf16le')
  const big = Buffer.from(little).swap16()
  const documents = [
    bytesOf('\ufeff{"a":"ö"}'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
    little,
    big,
  ]
  assert.deepEqual(documents.map(readJson), Array(4).fill({ ok: true, value: { a: 'ö' }, notes: [] }))
})

test('bytes that are not UTF-8 are read as windows-1252, and a note says so', () => {
  const read = readJson(new Uint8Array(Buffer.from('{"a":"ö"}', 'latin1')))
  assert.ok(read.ok)
  assert.deepEqual([read.value, read.notes.length], [{ a: 'ö' }, 1])
})

test('packed JSON is unpacked', () => {
  assert.deepEqual(readJson(gzipSync('[1]')), { ok: true, value: [1], notes: [] })
})

test('packed bytes that unpack to more than is read are refused', () => {
  assert.equal(ruleOf(gzipSync(' '.repeat(50_000_001))), 'source.too-large')
})

test('nothing, a web page, XML, JSON cut off and no JSON at all are refused apart', () => {
  const documents = [
    '',
    ' \n',
    '<!DOCTYPE html><p>Gone</p>',
    '<rss/>',
    '{"a": [1, {"b": "c',
    '{"a": "b',
    '{"a" 1}',
    'sorry',
  ]
  assert.deepEqual(documents.map(ruleOf), [
    ...['source.empty', 'source.empty', 'source.html', 'source.json.xml'],
    ...['source.json.cut-off', 'source.json.cut-off', 'source.json.malformed', 'source.json.malformed'],
  ])
})

test('a hundred levels are read and one more is not', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  assert.deepEqual([nested(100), nested(101), nested(1_000_000)].map(ruleOf), [
    'read',
    'source.json.too-deep',
    'source.json.too-deep',
  ])
})

test('brackets and quotes inside strings count for nothing', () => {
  assert.equal(ruleOf(JSON.stringify({ a: '['.repeat(200), b: '\\"[' })), 'read')
})

test('an error written as JSON is no empty answer, and its words are kept', () => {
  const read = readJson(
    bytesOf('{"status": 410, "error": {"type": "Gone", "message": "Version 1 is no more."}}'),
  )
  assert.deepEqual(read, {
    ok: false,
    rule: 'source.answer',
    fault: 'The server answers with an error: 410 Version 1 is no more.',
  })
})

test('a status of 200 and a title are no error', () => {
  assert.equal(ruleOf('{"status": 200, "title": "Events", "error": null}'), 'read')
})

test('a registry of feeds is refused', () => {
  assert.equal(
    ruleOf('[{"sourceId": "xx-sample-en", "capAlertFeed": "https://source.example/rss.xml"}]'),
    'source.registry',
  )
})
