import { gunzipSync, constants as zlib } from 'node:zlib'
import iconv from 'iconv-lite'
import { type Refusal as CapRefusal, decodeXml, largestDocument } from '../../cap/bytes.ts'
import { withoutForbidden } from '../../cap/characters.ts'
import type { DocumentContext } from '../item.ts'
import { type Refused, refused } from './json.ts'
import { character } from './references.ts'

/** The text of a document; `whole` is false where its bytes broke off. */
export type DocumentText = { ok: true; text: string; whole: boolean; notes: string[] }

/**
 * The text of an XML document as the web serves it: inflated where it came packed, in the encoding that its bytes show, then the
 * one it declares, then the one of its content type; without what XML forbids and what stands before its first `<`.
 */
export function documentText(bytes: Uint8Array, context: DocumentContext): DocumentText | Refused {
  const unpacked = unpack(bytes)
  if (!unpacked.ok) return unpacked
  const decoded = decode(unpacked.bytes, context.contentType)
  if (!decoded.ok) return decoded
  const clean = withoutForbidden(decoded.text)
  const lost = decoded.text.length - clean.length
  const text = clean.replace(/^[\ufeff\s]+/, '')
  if (text.trim() === '') return refused('source.empty', nothing)
  const notes = [
    ...unpacked.notes,
    ...decoded.notes,
    ...(lost > 0
      ? [`${lost} control ${lost === 1 ? 'character' : 'characters'} that XML forbids left out.`]
      : []),
    ...(/^\s+<\?xml/.test(clean.replace(/^\ufeff/, '')) ? ['White space before the XML declaration.'] : []),
  ]
  return { ok: true, text, whole: unpacked.whole, notes }
}

const nothing = 'The document is empty; ask again, and look at the address in a browser if it stays so.'

type Unpacked = { ok: true; bytes: Uint8Array; whole: boolean; notes: string[] }

/** Some servers send the packed file itself, and some pack what is packed. */
function unpack(bytes: Uint8Array): Unpacked | Refused {
  let unpacked: Unpacked = { ok: true, bytes, whole: true, notes: [] }
  for (let times = 0; times < 2 && isPacked(unpacked.bytes); times++) {
    const inflated = inflate(unpacked.bytes)
    if (!inflated.ok) return inflated
    unpacked = { ...inflated, whole: unpacked.whole && inflated.whole }
  }
  if (unpacked.bytes.length === 0) return refused('source.empty', nothing)
  return unpacked
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function inflate(bytes: Uint8Array): Unpacked | Refused {
  const limit = { maxOutputLength: largestDocument }
  try {
    const plain = gunzipSync(bytes, limit)
    return { ok: true, bytes: plain, whole: true, notes: ['Came packed (gzip) and was inflated.'] }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return refused('source.too-large', `The packed document holds more than ${largestDocument} bytes.`)
  }
  try {
    const part = gunzipSync(bytes, { ...limit, finishFlush: zlib.Z_SYNC_FLUSH })
    if (part.length > 0)
      return { ok: true, bytes: part, whole: false, notes: ['The packed document (gzip) breaks off.'] }
  } catch {}
  return refused('source.xml.packed', 'The packed document (gzip) is damaged; ask for it again.')
}

type Decoded = { ok: true; text: string; notes: string[] }

function decode(bytes: Uint8Array, contentType: string | null): Decoded | Refused {
  const decoded = decodeXml(bytes)
  if (!decoded.ok) return undeclared(bytes, decoded)
  const { text, encoding, mislabelled } = decoded
  if (mislabelled) return mislabelledText(bytes, text, contentType)
  if (singleByte.test(encoding) && isUtf8(bytes))
    return utf8(bytes, [`Declares ${encoding}, but is UTF-8, and was read so.`])
  if (/^(iso-?8859-?1|latin-?1)$/.test(encoding))
    return { ok: true, text: text.replace(/[\x80-\x9f]/g, asWindows1252), notes: [] }
  return { ok: true, text, notes: [] }
}

const singleByte = /^(iso-?8859-?\d{1,2}|latin-?1|windows-?(125\d|874)|cp125\d|koi8-[ru])$/

/** XML 1.0 §2.2 forbids most of these; who declares ISO-8859-1 and writes them means windows-1252. */
function asWindows1252(letter: string): string {
  return character(letter.charCodeAt(0))
}

function mislabelledText(bytes: Uint8Array, text: string, contentType: string | null): Decoded {
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase()
  if (charset && !/^utf-?\d/.test(charset) && isReadable(charset))
    return { ok: true, text: iconv.decode(Buffer.from(bytes), charset), notes: [notUtf8(charset)] }
  return { ok: true, text, notes: [notUtf8('windows-1252')] }
}

function notUtf8(read: string): string {
  return `Is not the UTF-8 that it should be; read as ${read}, so single letters may be wrong.`
}

/** A declaration that names no encoding we read: one that the library knows by another name, or UTF-8 under a false one. */
function undeclared(bytes: Uint8Array, refusal: CapRefusal): Decoded | Refused {
  const { rule, fault } = refusal
  if (rule !== 'cap.bytes.encoding')
    return refused(rule === 'cap.bytes.empty' ? 'source.empty' : 'source.too-large', fault)
  const name = /The encoding "([^"]*)"/.exec(fault)?.[1] ?? ''
  if (isReadable(name)) return { ok: true, text: iconv.decode(Buffer.from(bytes), name), notes: [] }
  return utf8(bytes, [`Declares the unknown encoding "${name}"; read as UTF-8.`])
}

function isReadable(encoding: string): boolean {
  return !/^(utf-?7|base64|hex|binary)/i.test(encoding) && iconv.encodingExists(encoding)
}

function utf8(bytes: Uint8Array, notes: string[]): Decoded {
  return { ok: true, text: iconv.decode(Buffer.from(bytes), 'utf-8').replace(/\r\n?/g, '\n'), notes }
}

/** Whether bytes beyond ASCII stand in them and form UTF-8, which no other encoding does by chance. */
function isUtf8(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte > 0x7f)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
