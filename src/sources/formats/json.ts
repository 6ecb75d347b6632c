import { gunzipSync } from 'node:zlib'

export type Refused = { ok: false; rule: string; fault: string }
export type Json = { ok: true; value: unknown; notes: string[] }

/** Largest document read, in bytes, packed or not: a month of every earthquake or all alerts of the United States are near 10 MB. */
const largest = 50_000_000
/** Deepest nesting read: the deepest known source, an earthquake's products, has 9 levels. */
const deepest = 100

/** A document that is not read, as a value: the rule it breaks, and a sentence that says what to do. */
export function refused(rule: string, fault: string): Refused {
  return { ok: false, rule, fault }
}

/**
 * The value of a JSON document. Packed bytes are unpacked, a byte order mark is obeyed, bytes that are not UTF-8 are read as
 * windows-1252 with a note. What is no JSON is refused by what it is instead: nothing, a web page, XML, cut off, too large, too deep.
 */
export function readJson(bytes: Uint8Array): Json | Refused {
  const plain = unpacked(bytes)
  if (!plain || plain.length > largest) return refused('source.too-large', tooLarge)
  const { text, notes } = decoded(plain)
  const start = text.slice(0, 3000).trimStart()
  if (start === '' && text.trim() === '') return refused('source.empty', empty)
  if (start.startsWith('<'))
    return isWebPage(start) ? refused('source.html', page) : refused('source.json.xml', xml)
  const depth = depthOf(text)
  if (depth.most > deepest) return refused('source.json.too-deep', tooDeep)
  try {
    return answered(JSON.parse(text), notes)
  } catch {
    return depth.open > 0 || depth.quoted
      ? refused('source.json.cut-off', cutOff)
      : refused('source.json.malformed', malformed)
  }
}

const tooLarge = `The document has more than ${largest / 1_000_000} MB; at most that is read. Ask the source for less at a time.`
const empty = 'The document is empty. Fetch it again; if it stays so, check the address of the source.'
const page =
  'This is a web page, not JSON: the server answers with a page, perhaps an error. Open the address and check it.'
const xml =
  'This is XML, not JSON. Choose the format of the source that reads XML, or the address that serves JSON.'
const tooDeep = `The JSON is nested more than ${deepest} levels deep; it is not read. Check the address of the source.`
const cutOff = 'The JSON ends in its middle: the transfer was cut off. Fetch it again.'
const malformed =
  'The document is not well-formed JSON. Check the address of the source, or tell its publisher.'

/** Whether a text begins as a page of the web does; JMA's `<Head>` and `<Body>` are no such beginning. */
export function isWebPage(start: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h1|script)[\s>]/i.test(
    start,
  )
}

function unpacked(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: largest })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? null : bytes
  }
}

function decoded(bytes: Uint8Array): { text: string; notes: string[] } {
  const [a, b] = bytes
  // JSON begins with two ASCII characters, so a zero byte among them is half of one (RFC 4627 §3).
  const little = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0)
  const big = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0)
  if (little || big)
    return { text: new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes), notes: [] }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), notes: [mislabelled] }
  }
}

const mislabelled = 'The bytes are not the UTF-8 that JSON must be; they were read as windows-1252.'

/** How deep the brackets go, how many stay open, and whether a string does. One walk, no copy: ten megabytes take some 30 ms. */
function depthOf(text: string) {
  let [open, most, quoted] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (quoted) {
      if (unit === 0x5c) at++
      else if (unit === 0x22) quoted = false
    } else if (unit === 0x22) quoted = true
    else if (unit === 0x7b || unit === 0x5b) {
      open++
      if (open > most) most = open
    } else if (unit === 0x7d || unit === 0x5d) open--
  }
  return { open, most, quoted }
}

/** An error written as JSON and a list of feeds are refused here, so that no format takes them for an empty answer. */
function answered(value: unknown, notes: string[]): Json | Refused {
  const error = errorIn(value)
  if (error !== null) return refused('source.answer', `The server answers with an error: ${error}`)
  if (isRegistry(value)) return refused('source.registry', registry)
  return { ok: true, value, notes }
}

const registry =
  'This is a list of the addresses of feeds, not a feed. Add the feeds it names as sources of their own.'

function errorIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { error, status, title, detail, message, statusCode } = value as Record<string, unknown>
  const code = [status, statusCode].find((one) => typeof one === 'number' && one >= 400)
  const inner =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>).message : error
  const said = [inner, detail, message, title].find((one) => typeof one === 'string' && one.trim() !== '')
  if (code === undefined && (typeof inner !== 'string' || inner.trim() === '')) return null
  return [code, said]
    .filter((one) => one !== undefined)
    .join(' ')
    .slice(0, 300)
}

function isRegistry(value: unknown): boolean {
  const first = Array.isArray(value) ? value[0] : null
  return typeof first === 'object' && first !== null && ('capAlertFeed' in first || 'feedUrl' in first)
}
