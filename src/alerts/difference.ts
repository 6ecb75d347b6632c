/** A run of words that two texts share, or that only one of them has. */
export type Segment = { is: 'same' | 'added' | 'removed'; text: string }

/** What changed in one field between two revisions, in words for a reader. */
export type Difference = { field: string; label: string } & (
  | { kind: 'words'; segments: Segment[] }
  | { kind: 'value'; before: string | null; after: string | null }
  | {
      kind: 'list'
      added: string[]
      removed: string[]
      changed: { before: string; after: string }[]
      kept: number
    }
)

/** One element of a list: what it is, whatever is said of it, and what is said. */
export type Element = { key: string; words: string }
