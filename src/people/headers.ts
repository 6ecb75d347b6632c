/** What a file's columns may be called: for each of ours, other spellings in the languages of the field. */
export type Columns<C extends string> = Record<C, readonly string[]>

/** Where each known column stands, what was not known, and what is wrong with the header. */
export type Header<C extends string> = {
  at: Partial<Record<C, number>>
  titles: string[]
  unknown: string[]
  faults: string[]
}

/**
 * Reads a header row against the columns that are known, whatever its case, accents, spaces and hyphens. Unknown
 * titles are named, not refused; two titles that mean the same column are a fault.
 */
export function readHeader<C extends string>(titles: readonly string[], columns: Columns<C>): Header<C> {
  const spellings = spellingsOf(columns)
  const header: Header<C> = { at: {}, titles: titles.map((title) => title.trim()), unknown: [], faults: [] }
  for (const [index, title] of header.titles.entries()) {
    const column = spellings.get(folded(title))
    if (!column) {
      if (title !== '') header.unknown.push(title)
      continue
    }
    const before = header.at[column]
    if (before === undefined) header.at[column] = index
    else
      header.faults.push(`"${header.titles[before]}" and "${title}" both mean ${column}; rename one of them.`)
  }
  return header
}

/** How many titles of a row are known columns. */
export function knownTitles<C extends string>(titles: readonly string[], columns: Columns<C>): number {
  const spellings = spellingsOf(columns)
  return titles.filter((title) => spellings.has(folded(title))).length
}

/** Lower case, without accents, spaces and signs: `E-Mail` and `e mail`, `Prénom` and `prenom` meet here. */
export function folded(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function spellingsOf<C extends string>(columns: Columns<C>): Map<string, C> {
  const names = Object.keys(columns) as C[]
  return new Map(
    names.flatMap((name) => [name, ...columns[name]].map((word) => [folded(word), name] as const)),
  )
}
