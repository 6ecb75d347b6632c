import { readFileSync } from 'node:fs'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { once } from '../../geography/artefact.ts'
import { noWeights, type Weights } from './decode.ts'

const file = new URL('./weights.zst', import.meta.url)

/** The weights that `npm run train` made. Throws with the remedy where the file is missing or damaged. */
export const weights = once((): Weights => {
  try {
    return unpacked(zstdDecompressSync(readFileSync(file)))
  } catch (cause) {
    throw new Error(
      'src/reading/tagger/weights.zst cannot be read; restore it from git, or run npm run train.',
      { cause },
    )
  }
})

/** Whole numbers from −127 to 127, as shares of the largest weight: what is lost decides nothing. */
export function packed({ features, transitions }: Weights): Buffer {
  const largest = features.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9)
  const bytes = Int8Array.from(features, (weight) => Math.round((weight / largest) * 127))
  const head = Float32Array.of(largest, ...transitions)
  return zstdCompressSync(Buffer.concat([Buffer.from(head.buffer), Buffer.from(bytes.buffer)]))
}

function unpacked(bytes: Buffer): Weights {
  const made = noWeights()
  const head = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 4 * (1 + made.transitions.length)),
  )
  made.transitions.set(head.subarray(1))
  const body = new Int8Array(bytes.buffer, bytes.byteOffset + head.byteLength, made.features.length)
  const largest = head[0] as number
  for (let i = 0; i < body.length; i++) made.features[i] = ((body[i] as number) / 127) * largest
  return made
}
