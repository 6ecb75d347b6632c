import type { Reading } from '../reports/reading.ts'
import type { Facts, ItemState } from '../sources/item.ts'
import type { Reliability } from '../vocabulary/grading.ts'

/** One report of a story, as the rules about stories look at it. */
export type Told = {
  report: string
  /** The publisher behind its source. */
  family: string
  /** Its key and its name. */
  source: string
  sourceName: string
  reliability: Reliability
  /** An official service speaks in fields (CAP and the like), not an article about it. */
  isOfficial: boolean
  title: string
  link: string | null
  state: ItemState
  isExpired: boolean
  firstSeenAt: Date
  changedAt: Date
  publishedAt: Date | null
  /** The report it repeats word for word, where it does. */
  copyOf: string | null
  reading: Reading
  facts: Facts
}

/** What still stands: not taken back, not over, no test. */
export function stands({ state, isExpired }: Pick<Told, 'state' | 'isExpired'>): boolean {
  return state === 'actual' && !isExpired
}

/** When a report said what it says now: an edit counts from when it was seen, for many do not move their date. Milliseconds. */
export function saidAt({
  publishedAt,
  firstSeenAt,
  changedAt,
}: Pick<Told, 'publishedAt' | 'firstSeenAt' | 'changedAt'>): number {
  const isEdited = changedAt > firstSeenAt
  return Math.max(isEdited ? changedAt.getTime() : 0, (publishedAt ?? changedAt).getTime())
}
