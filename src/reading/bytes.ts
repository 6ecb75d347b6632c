export type Decoded = { text: string } | { fault: string }

/**
 * Text from bytes: a byte-order mark decides, then UTF-8 when it is valid, then UTF-16 by its zero bytes, then a
 * declared encoding, then the Windows code page whose letters look like words. Refuses what is no text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const known = signature(bytes)
  if (known) return { fault: `This is ${known}, not text. Save or copy its text and read that.` }
  const text =
    withMark(bytes) ?? strict(bytes, 'utf-8') ?? sixteen(bytes) ?? declared(bytes) ?? codePage(bytes)
  return looksBinary(text) ? { fault: binaryFault } : { text: text.replace(/^\ufeff/, '') }
}

/** What a string holds that no text would: answers the message to show, or null. */
export function textFault(text: string): string | null {
  if (text.trim().replace(/[\ufeff\u200b]/g, '') === '') return emptyFault
  if (looksBinary(text)) return binaryFault
  return isJson(text) ? jsonFault : null
}

function isJson(text: string): boolean {
  if (!/^[\s\ufeff]*[[{]\s*["[{]/.test(text.slice(0, 200))) return false
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

const emptyFault =
  'There is no text here: the input is empty or blank. Give a file or a text with an alert in it.'
const jsonFault =
  'This is JSON, not the text of an alert. Give the text itself; many records, one a line, are read with --lines.'
const binaryFault = 'This is binary, not text. Give plain text, Markdown, an HTML page or a CAP message.'

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP or Office file'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\xd0\xcf\x11\xe0', 'an old Office file'],
]

function signature(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return signatures.find(([mark]) => head.startsWith(mark))?.[1] ?? null
}

function withMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  if (bytes.subarray(0, 4000).includes(0)) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 without a mark: in Latin text every other byte is zero. */
function sixteen(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++
  const most = sample.length * 0.3
  if (odd > most && even < odd / 10) return new TextDecoder('utf-16le').decode(bytes)
  if (even > most && odd < even / 10) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

function declared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('latin1')
  const name = /(?:charset|encoding)=["']?([\w-]{3,20})/i.exec(head)?.[1]
  if (!name || /^utf-?8$/i.test(name)) return null
  try {
    return new TextDecoder(name).decode(bytes)
  } catch {
    return null
  }
}

const lettersOf: readonly (readonly [string, RegExp])[] = [
  ['windows-1251', /[а-яё]/g],
  ['windows-1256', /[\u0621-\u064a]/g],
  ['windows-1253', /[α-ωά-ώ]/g],
]

/** Western unless most bytes above 127 are lower-case letters of another script. */
function codePage(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 8000)
  const high = sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0)
  const western = new TextDecoder('windows-1252').decode(bytes)
  if (high < sample.length * 0.2) return western
  const best = lettersOf
    .map(([name, letters]) => ({
      name,
      hits: [...new TextDecoder(name).decode(sample).matchAll(letters)].length,
    }))
    .sort((a, b) => b.hits - a.hits)[0]
  return best && best.hits > high * 0.7 ? new TextDecoder(best.name).decode(bytes) : western
}

/** More than one in a hundred characters being controls or replacement marks is no text. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000)
  let odd = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (
      code === 0xfffd ||
      (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 11)
    )
      odd++
  }
  return odd > 2 && odd > sample.length / 100
}
