/** Words in a row that are compared, and how many rows of the shorter text must stand in the longer one. */
const inARow = 4
const shared = 0.6
const longest = 20_000

/**
 * For each text the index of the first one it is a copy of, its own where it is none: a report that is passed on, with a line changed
 * here and there, is no second witness. Compares rows of four words; texts are read up to 20,000 characters.
 */
export function copiesAmong(texts: readonly string[]): number[] {
  const rows = texts.map(rowsOf)
  return rows.map((mine, i) => {
    const first = rows.slice(0, i).findIndex((theirs) => isCopy(mine, theirs))
    return first < 0 ? i : first
  })
}

function isCopy(a: Set<string>, b: Set<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  if (small.size === 0) return false
  let same = 0
  for (const row of small) if (large.has(row)) same++
  return same / small.size >= shared
}

function rowsOf(text: string): Set<string> {
  const words =
    text
      .slice(0, longest)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(0, 1 - inARow || undefined).map((_, i) => words.slice(i, i + inARow).join(' ')))
}
