import { Parser } from 'htmlparser2'

const reference = /&(?:#(\d{1,8})|#x([0-9a-f]{1,7})|([a-z][a-z0-9]{1,31}));/gi

/**
 * A text with its character references read: numbers, and the names that HTML knows. Only what ends in `;` is one: `?a=1&copy=2` is an
 * address. A name that HTML does not know stays as it is written; a number that is no character is left out.
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (whole, decimal, hex, name) => {
    if (name !== undefined) return named(name) ?? whole
    return character(decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}

/** Which references of a text neither XML nor HTML knows, and where an `&` stands that begins none. */
export function unreadReferences(text: string): string[] {
  const found = text.match(/&(?!#\d{1,8};|#x[0-9a-f]{1,7};)(?:[a-z][a-z0-9]{1,31};)?/gi) ?? []
  return found.filter((one) => one === '&' || named(one.slice(1, -1)) === null)
}

/** HTML reads 0x80–0x9F as windows-1252 does, since nobody means a control character there. */
export function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252.decode(Uint8Array.of(code))
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return ''
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) return ''
  return String.fromCodePoint(code)
}

const windows1252 = new TextDecoder('windows-1252')
const known = new Map<string, string | null>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

function named(name: string): string | null {
  const found = known.get(name)
  if (found !== undefined) return found
  const read = readByHtml(name)
  if (known.size < 4000) known.set(name, read)
  return read
}

function readByHtml(name: string): string | null {
  let said = ''
  const parser = new Parser({ ontext: (text) => (said += text) }, { decodeEntities: true })
  parser.end(`&${name};`)
  return said.includes(`${name};`) || (said.endsWith(';') && said.length > 1) ? null : said
}
