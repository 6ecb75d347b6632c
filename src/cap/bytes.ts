import iconv from 'iconv-lite'

/** Why a document is not read at all: the rule it breaks, and what to do in plain words. */
export type Refusal = { ok: false; rule: string; fault: string }
export type Decoded = { ok: true; text: string; encoding: string; mislabelled: boolean }

/** Largest document read, in bytes: the biggest archived messages with embedded audio are near 3 MB. */
export const largestDocument = 10_000_000

/**
 * Turns the bytes of an XML document into text: byte order mark first, then the XML declaration, then UTF-8
 * (XML 1.0 appendix F). Bytes that are not the UTF-8 they claim to be are read as windows-1252 and marked
 * `mislabelled`, because a warning with one odd letter is worth more than none.
 */
export function decodeXml(bytes: Uint8Array): Decoded | Refusal {
  if (bytes.length === 0) return refusal('cap.bytes.empty', 'The document is empty.')
  if (bytes.length > largestDocument) return refusal('cap.bytes.too-large', tooLarge(bytes.length))
  const marked = byteOrderMark(bytes)
  if (marked) return decoded(bytes, marked, false)
  const declared = declaredEncoding(bytes)
  if (declared !== null && !readable.test(declared))
    return refusal('cap.bytes.encoding', unreadable(declared))
  // A document whose declaration could be read as ASCII is not UTF-16, whatever it says.
  const encoding = declared === null || /^utf-?16/i.test(declared) ? 'utf-8' : declared.toLowerCase()
  if (!/^(utf-?8|us-ascii|ascii)$/.test(encoding)) return decoded(bytes, encoding, false)
  return isUtf8(bytes) ? decoded(bytes, 'utf-8', false) : decoded(bytes, 'windows-1252', true)
}

const readable =
  /^(utf-?8|utf-?16(le|be)?|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?1|windows-?(125\d|874)|cp125\d|koi8-[ru]|shift_jis|euc-(jp|kr)|gb(2312|k|18030)|big5)$/i

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0x00) return 'utf-16le'
  if (a === 0x00 && b === 0x3c) return 'utf-16be'
  return null
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.-]+)\s*["']/.exec(start)?.[1] ?? null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function decoded(bytes: Uint8Array, encoding: string, mislabelled: boolean): Decoded {
  // XML 1.0 §2.11: every line ending reaches the reader as one line feed.
  const text = iconv.decode(Buffer.from(bytes), encoding).replace(/\r\n?/g, '\n')
  return { ok: true, text, encoding, mislabelled }
}

function tooLarge(length: number): string {
  return `The document has ${length} bytes; at most ${largestDocument} are read. Link to large resources instead of embedding them.`
}

function unreadable(declared: string): string {
  return `The encoding "${declared}" is not read. Write the document in UTF-8.`
}

/** A document that is not read, as a value. */
export function refusal(rule: string, fault: string): Refusal {
  return { ok: false, rule, fault }
}
