import type { Tx } from '../database/database.ts'

/** Forgets everything that sources ever said, with its revisions and its place in stories. */
export async function forgetReportsOf(tx: Tx, sources: readonly string[]): Promise<void> {
  await tx.deleteFrom('report').where('source', 'in', sources).execute()
}
