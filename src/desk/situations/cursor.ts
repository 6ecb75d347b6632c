/** Where a page of a list goes on, as an opaque word: the key of the last row seen. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key in a cursor; null for the first page, and for a word that is none. */
export function keyOf<K extends readonly (string | number)[]>(cursor: string | undefined): K | null {
  if (!cursor) return null
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(key) ? (key as unknown as K) : null
  } catch {
    return null
  }
}
