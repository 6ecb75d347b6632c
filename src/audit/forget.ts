import type { Tx } from '../database/database.ts'

/** Takes the free words out of entries about somebody: they may name them. The chain holds, because it seals a digest. */
export async function forgetWords(tx: Tx, organisation: string, subject: string): Promise<void> {
  await tx
    .updateTable('audit_entry')
    .set({ words: null })
    .where('organisation', '=', organisation)
    .where('subject', '=', subject)
    .where('words', 'is not', null)
    .execute()
}
