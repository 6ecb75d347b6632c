import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'

/** What may befall a source. `faults` is a streak that began to matter, `recovered` its end. */
export type SourceNoteKind = 'faults' | 'recovered' | 'silent' | 'heard' | 'clock'

/** Faults in a row after which somebody should look. */
const streak = 3

/** Writes down something that befell a source, for its page and for whoever is on duty. */
export async function noteSource(tx: Tx, source: string, what: SourceNoteKind, says: string, at: Date) {
  await tx.insertInto('source_note').values({ id: randomUUID(), source, at, what, says }).execute()
}

/** Notes that a source failed for the third time in a row, and that it answers again after that. */
export async function noteStreak(tx: Tx, source: string, before: number, fault: string | null, at: Date) {
  if (fault !== null && before + 1 === streak)
    await noteSource(tx, source, 'faults', `Failed ${streak} times in a row: ${fault}`, at)
  if (fault === null && before >= streak)
    await noteSource(tx, source, 'recovered', `Answers again after ${before} faults in a row.`, at)
}
