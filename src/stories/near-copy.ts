/** Values of a signature, and how many of them make a band: two texts that share three quarters of their rows of words share a band. */
const values = 64
const aBand = 4
const inARow = 4
const longest = 20_000

/**
 * A MinHash signature of a text’s rows of four words, as 64 numbers of 32 bits; empty for a text of fewer than eight words.
 * The share of equal values estimates the share of rows that two texts have in common (Broder 1997).
 */
export function signatureOf(text: string): number[] {
  const words =
    text
      .slice(0, longest)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < 2 * inARow) return []
  const least = new Uint32Array(values).fill(0xffffffff)
  for (let at = 0; at + inARow <= words.length; at++) {
    const row = hashOf(words.slice(at, at + inARow).join(' '))
    for (let i = 0; i < values; i++) {
      const value = (Math.imul(row, multipliers[i] as number) + (adders[i] as number)) >>> 0
      if (value < (least[i] as number)) least[i] = value
    }
  }
  return [...least]
}

/** The share of rows that two texts have in common, 0 to 1; 0 where one is too short to tell. */
export function copyShare(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0
  let same = 0
  for (let i = 0; i < values; i++) if (a[i] === b[i]) same++
  return same / values
}

/** Keys that near-copies share: one for each band of the signature. */
export function bandsOf(signature: readonly number[]): string[] {
  return Array.from(
    { length: signature.length / aBand },
    (_, band) => `${band}.${hashOf(signature.slice(band * aBand, (band + 1) * aBand).join()).toString(36)}`,
  )
}

/** FNV-1a, mixed once more so that its low bits are as good as its high ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 15)) >>> 0
}

const [multipliers, adders] = seeds()

/** The same for ever: signatures are kept. */
function seeds(): [Uint32Array, Uint32Array] {
  let state = 41_001
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }
  return [Uint32Array.from({ length: values }, () => next() | 1), Uint32Array.from({ length: values }, next)]
}
