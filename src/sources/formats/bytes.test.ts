import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { bytesOf, documentContext } from '../../testing/source-document.ts'
import { documentText } from './bytes.ts'

const read = (bytes: Uint8Array, contentType: string | null = null) =>
  documentText(bytes, documentContext({ contentType }))
const textOf = (bytes: Uint8Array, contentType: string | null = null) => {
  const document = read(bytes, contentType)
  return document.ok ? document.text : document.rule
}
const encoded = (text: string, encoding: string) => iconv.encode(text, encoding)

test('a packed document is inflated, also one packed twice', () => {
  assert.equal(textOf(gzipSync(bytesOf('<a/>'))), '<a/>')
  assert.equal(textOf(gzipSync(gzipSync(bytesOf('<a/>')))), '<a/>')
})

test('a document that grows too large when it is inflated is refused', () => {
  assert.equal(textOf(gzipSync(Buffer.alloc(11_000_000, 32))), 'source.too-large')
})

test('a packed document that breaks off gives what there is and says so', () => {
  const whole = gzipSync(bytesOf(`<a>${Array.from({ length: 9000 }, (_, i) => i * i).join(' ')}</a>`))
  const document = read(whole.subarray(0, whole.length - 200))
  assert.ok(document.ok && !document.whole && document.text.startsWith('<a>0 1 4'))
})

test('a declared encoding is obeyed', () => {
  for (const [encoding, word] of [
    ['windows-1251', 'Наводнение'],
    ['gb2312', '洪水'],
    ['ISO-8859-2', 'Powódź'],
    ['Shift_JIS', '洪水'],
  ] as const)
    assert.ok(
      textOf(encoded(`<?xml version="1.0" encoding="${encoding}"?><a>${word}</a>`, encoding)).includes(word),
    )
})

test('UTF-8 that claims to be Latin-1 is read as UTF-8', () => {
  assert.ok(
    textOf(bytesOf('<?xml version="1.0" encoding="ISO-8859-1"?><a>Überflutung</a>')).includes('Überflutung'),
  )
})

test('quotation marks of windows-1252 in declared Latin-1 are quotation marks', () => {
  const bytes = encoded('<?xml version="1.0" encoding="ISO-8859-1"?><a>“Stay in”</a>', 'windows-1252')
  assert.ok(textOf(bytes).includes('“Stay in”'))
})

test('bytes without a declaration that are no UTF-8 are of the content type’s encoding, else windows-1252', () => {
  const russian = encoded('<a>Наводнение</a>', 'windows-1251')
  assert.equal(textOf(russian, 'text/xml; charset=windows-1251'), '<a>Наводнение</a>')
  assert.equal(textOf(encoded('<a>Alarmübung</a>', 'latin1')), '<a>Alarmübung</a>')
})

test('an unknown declared encoding is read as UTF-8, with a note', () => {
  const document = read(bytesOf('<?xml version="1.0" encoding="utf8mb4"?><a>é</a>'))
  assert.ok(document.ok && document.text.includes('é') && document.notes.length === 1)
})

test('UTF-16 is read by its byte order mark', () => {
  assert.equal(
    textOf(Buffer.concat([Buffer.from([0xff, 0xfe]), encoded('<a>é</a>', 'utf-16le')])),
    '<a>é</a>',
  )
})

test('control characters are left out, with a note of how many', () => {
  const document = read(bytesOf('<a>one\u0000\u0008two\u000b</a>'))
  assert.ok(document.ok && document.text === '<a>onetwo</a>' && /^3 control/.test(document.notes[0] ?? ''))
})

test('white space before the prolog goes', () => {
  assert.equal(textOf(bytesOf('\n\n  <?xml version="1.0"?><a/>')), '<?xml version="1.0"?><a/>')
})

test('nothing, or only white space, is refused', () => {
  assert.equal(textOf(bytesOf('')), 'source.empty')
  assert.equal(textOf(bytesOf(' \n\ufeff')), 'source.empty')
})
