import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'

const folder = new URL('../../geodata/artefacts/', import.meta.url)

/** Named byte ranges of one artefact; each starts on a multiple of 8, so that any typed array can lie over it. */
export type Sections = Record<string, Uint8Array>

/** Reads an artefact of named sections. Throws with the remedy when the file is missing or damaged. */
export function readSections(name: string): Sections {
  const bytes = unpack(name)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const index: Record<string, [number, number]> = JSON.parse(bytes.toString('utf8', 4, 4 + length))
  const from = bytes.byteOffset + aligned(4 + length)
  return Object.fromEntries(
    Object.entries(index).map(([key, [at, size]]) => [key, new Uint8Array(bytes.buffer, from + at, size)]),
  )
}

/** Reads an artefact that is one JSON document. */
export function readDocument<T>(name: string): T {
  return JSON.parse(unpack(name).toString('utf8'))
}

/** Lays sections out as `readSections` expects them. */
export function packSections(sections: Sections): Uint8Array {
  let at = 0
  const index: Record<string, [number, number]> = {}
  for (const [key, bytes] of Object.entries(sections)) {
    index[key] = [at, bytes.byteLength]
    at = aligned(at + bytes.byteLength)
  }
  const head = Buffer.from(JSON.stringify(index))
  const out = Buffer.alloc(aligned(4 + head.length) + at)
  out.writeUInt32LE(head.length, 0)
  head.copy(out, 4)
  for (const [key, bytes] of Object.entries(sections)) {
    out.set(bytes, aligned(4 + head.length) + (index[key]?.[0] ?? 0))
  }
  return out
}

/** A function that makes its value on the first call and keeps it: artefacts load on first use only. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function unpack(name: string): Buffer {
  const file = new URL(`${name}.zst`, folder)
  try {
    return zstdDecompressSync(readFileSync(file))
  } catch (cause) {
    const remedy = `restore geodata/artefacts from git, or build it: npm ci --prefix geodata && node geodata/build.ts`
    throw new Error(`The geodata artefact ${name} cannot be read; ${remedy}`, { cause })
  }
}

function aligned(at: number): number {
  return Math.ceil(at / 8) * 8
}
