/** The encoding of some bytes, its label as the Encoding Standard writes it, and whether it was only guessed. */
export type Encoding = { label: string; guessed: boolean }

/**
 * Which encoding bytes are in: a byte-order mark decides, then strict UTF-8, then UTF-16 by its zero bytes, then what
 * the caller declares, then a guess among the Windows code pages. Refuses what is no text, with what to do instead.
 */
export function encodingOf(bytes: Uint8Array, declared?: string): Encoding | { fault: string } {
  const binary = signature(bytes)
  if (binary)
    return { fault: `This is ${binary}, not CSV. Save the sheet as "CSV UTF-8" and import that file.` }
  const sure = markOf(bytes) ?? utf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : undefined)
  if (sure) return { label: sure, guessed: false }
  if (bytes.subarray(0, 4000).includes(0))
    return { fault: 'This is binary, not CSV. Save the sheet as "CSV UTF-8" and import that file.' }
  return declared ? declaredEncoding(declared) : { label: codePage(bytes), guessed: true }
}

const signatures: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'an Excel workbook or ZIP file'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook'],
  ['%PDF-', 'a PDF'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\x89PNG', 'a picture'],
]

function signature(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return signatures.find(([mark]) => head.startsWith(mark))?.[1]
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return isUtf8(bytes) ? 'utf-8' : undefined
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

/** In Latin text every other byte of UTF-16 is zero; headers and addresses are Latin in every country. */
function utf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (const [i, byte] of sample.entries()) if (byte === 0) i % 2 === 0 ? even++ : odd++
  if (odd > sample.length * 0.2 && even < odd / 10) return 'utf-16le'
  return even > sample.length * 0.2 && odd < even / 10 ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const chunk of chunks(bytes)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return !bytes.subarray(0, 4000).includes(0)
  } catch {
    return false
  }
}

function declaredEncoding(label: string): Encoding | { fault: string } {
  try {
    return { label: new TextDecoder(label).encoding, guessed: false }
  } catch {
    return { fault: `"${label}" is no encoding that is read here. Try utf-8, windows-1252 or iso-8859-2.` }
  }
}

/** Whole words: in the wrong code page capitals turn up in the middle of words. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['windows-1251', /(?<!\p{L})(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+)(?!\p{L})/gu],
  ['windows-1256', /(?<!\p{L})[\u0621-\u064a]+(?!\p{L})/gu],
  ['windows-1253', /(?<!\p{L})(?:[Α-ΩΆ-Ώ]?[α-ωά-ώ]+|[Α-Ω]+)(?!\p{L})/gu],
]

/** Western letters above 127 stand alone among plain ones; those of another script stand in runs. */
function codePage(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 200_000)
  let high = 0
  let runs = 0
  for (let i = 0; i < sample.length; i++) {
    if ((sample[i] as number) < 128) continue
    high++
    if ((sample[i - 1] ?? 0) > 127 || (sample[i + 1] ?? 0) > 127) runs++
  }
  if (runs < high * 0.6) return 'windows-1252'
  const ranked = scripts.map(([label, words]) => {
    const found = new TextDecoder(label).decode(sample).match(words) ?? []
    return { label, hits: found.reduce((sum, word) => sum + word.length, 0) }
  })
  const best = ranked.sort((a, b) => b.hits - a.hits)[0]
  return best && best.hits > high * 0.7 ? best.label : 'windows-1252'
}

/** The bytes in pieces of 64 kB. */
export function* chunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
