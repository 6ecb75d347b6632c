import type { Tx } from '../database/database.ts'
import { noteSource, noteStreak } from './notes.ts'
import { learnt, type Rhythm } from './rhythm.ts'

/** Pages of one list that are read one after the other; beyond that the ledger says that there is more. */
export const mostPages = 50

type Noted = {
  at: Date
  /** Something was new or changed. */
  isNews: boolean
  hasNew: boolean
  /** The next page of the list. */
  next: string | null
  /** Its own address answered in its own format: the first such day is kept as when it was verified. */
  isProof: boolean
}

/** What a document that could be read teaches about its source: its rhythm, that it is heard, and whether its list goes on. */
export async function noteItems(tx: Tx, source: string, { at, isNews, hasNew, next, isProof }: Noted) {
  const before = await tx
    .selectFrom('source_state')
    .select(['faults', 'item_at', 'gap_seconds', 'gap_spread', 'gaps', 'silent_since', 'pages'])
    .where('source', '=', source)
    .executeTakeFirstOrThrow()
  // A list is followed to its next page while it holds what was not known yet.
  const goesOn = next !== null && hasNew && before.pages < mostPages
  await tx
    .updateTable('source_state')
    .set({
      ...{ faults: 0, fault: null },
      ...(isNews && { item_at: at, silent_since: null, ...rhythmAfter(before, at) }),
      ...(goesOn && { next_url: next, pages: before.pages + 1, due_at: at }),
    })
    .where('source', '=', source)
    .execute()
  if (isProof) await noteVerified(tx, source, at)
  await noteStreak(tx, source, before.faults, null, at)
  if (isNews && before.silent_since) await noteSource(tx, source, 'heard', 'Has something new again.', at)
}

async function noteVerified(tx: Tx, source: string, at: Date) {
  await tx
    .updateTable('source')
    .set({ verified: at.toISOString().slice(0, 10) })
    .where('id', '=', source)
    .where('verified', 'is', null)
    .where('way', '=', 'address')
    .execute()
}

type State = { item_at: Date | null; gap_seconds: number | null; gap_spread: number | null; gaps: number }

function rhythmAfter({ item_at, gap_seconds, gap_spread, gaps }: State, at: Date) {
  if (!item_at || at <= item_at) return {}
  const known: Rhythm | null =
    gap_seconds === null || gap_spread === null ? null : { gap: gap_seconds, spread: gap_spread, gaps }
  const after = learnt(known, (at.getTime() - item_at.getTime()) / 1000)
  return { gap_seconds: after.gap, gap_spread: after.spread, gaps: after.gaps }
}

/** What was fetched could not be read: a fault like any other, and the same bytes must not pass for news-free next time. */
export async function noteUnreadable(tx: Tx, source: string, fault: string, at: Date) {
  const { faults } = await tx
    .selectFrom('source_state')
    .select('faults')
    .where('source', '=', source)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('source_state')
    .set({ faults: faults + 1, fault, etag: null, last_modified: null, body_sha256: null, next_url: null })
    .where('source', '=', source)
    .execute()
  await noteStreak(tx, source, faults, fault, at)
}
