import type { Sections } from './artefact.ts'
import { nameKey, withoutArticle } from './name-key.ts'

/** An entity's number in the gazetteer, and whether the key is its main name rather than an alternate. */
export type Hit = { entity: number; main: boolean }

/** A hit of a key that begins with what was typed; `exact` where the key is just that. */
export type PrefixHit = Hit & { exact: boolean }

type Keys = { text: Buffer; ends: Uint32Array; begins: Uint32Array }

/** Sorted keys in one byte string, searched by halves among those that begin with the same two bytes. */
export function nameIndex(sections: Sections) {
  const text = Buffer.from(section(sections, 'keys'))
  const ends = sums(section(sections, 'keyLengths'))
  const keys: Keys = { text, ends, begins: beginnings(text, ends) }
  const counts = section(sections, 'postCounts')
  const postEnds = sums(new Uint16Array(counts.buffer, counts.byteOffset, counts.byteLength / 2))
  const stored = section(sections, 'posts')
  const posts = new Uint32Array(stored.buffer, stored.byteOffset, stored.byteLength / 4)

  const find = (key: string): Hit[] => {
    const row = rowOf(Buffer.from(key), keys)
    if (row < 0) return []
    const slice = posts.subarray(postEnds[row], postEnds[row + 1])
    return Array.from(slice, (post) => ({ entity: post >>> 1, main: (post & 1) === 1 }))
  }
  const byName = (name: string): Hit[] => {
    const key = nameKey(name)
    const exact = find(key)
    const bare = withoutArticle(key)
    return exact.length > 0 || bare === key ? exact : find(bare)
  }
  const startingWith = (name: string): PrefixHit[] => {
    const key = Buffer.from(nameKey(name))
    if (key.length === 0) return []
    const hits: PrefixHit[] = []
    const count = ends.length - 1
    for (let row = rowFrom(key, keys); row < count; row++) {
      const [from = 0, to = 0] = [ends[row], ends[row + 1]]
      if (text.compare(key, 0, key.length, from, Math.min(to, from + key.length)) !== 0) break
      for (let at = postEnds[row] as number; at < (postEnds[row + 1] as number); at++) {
        const post = posts[at] as number
        hits.push({ entity: post >>> 1, main: (post & 1) === 1, exact: to - from === key.length })
      }
    }
    return hits
  }
  return { byName, startingWith }
}

function section(sections: Sections, name: string): Uint8Array {
  const found = sections[name]
  if (!found) throw new Error(`The gazetteer has no section ${name}; build it again: node geodata/build.ts`)
  return found
}

function rowOf(key: Buffer, keys: Keys): number {
  const { text, ends } = keys
  const row = rowFrom(key, keys)
  const found = row < ends.length - 1 && text.compare(key, 0, key.length, ends[row], ends[row + 1]) === 0
  return found ? row : -1
}

/** The first row whose key is not before this one. */
function rowFrom(key: Buffer, { text, ends, begins }: Keys): number {
  const start = startOf(key, 0, key.length)
  let low = key.length < 2 ? 0 : (begins[start] as number)
  let high = key.length < 2 ? ends.length - 1 : (begins[start + 1] as number)
  while (low < high) {
    const middle = (low + high) >> 1
    if (text.compare(key, 0, key.length, ends[middle], ends[middle + 1]) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** For each pair of first bytes the first row whose key is not before it; a key of one byte stands before its pairs. */
function beginnings(text: Buffer, ends: Uint32Array): Uint32Array {
  const begins = new Uint32Array(pairs + 1).fill(ends.length - 1)
  let next = 0
  for (let row = 0; row < ends.length - 1; row++) {
    const start = startOf(text, ends[row] as number, ends[row + 1] as number)
    while (next <= start) begins[next++] = row
  }
  return begins
}

const pairs = 65_536

function startOf(bytes: Buffer, from: number, to: number): number {
  return ((bytes[from] ?? 0) << 8) | (from + 1 < to ? (bytes[from + 1] as number) : 0)
}

/** Where each run of these lengths starts, and after the last one where it ends. */
export function sums(lengths: Uint8Array | Uint16Array): Uint32Array {
  const ends = new Uint32Array(lengths.length + 1)
  for (let i = 0; i < lengths.length; i++) ends[i + 1] = (ends[i] as number) + (lengths[i] as number)
  return ends
}
