import type { Tx } from '../database/database.ts'
import { erasedSalt } from './entry.ts'
import { recordAudit } from './record.ts'

type By = { by: string; now: Date }

/**
 * Forgets the name behind a pseudonymous id (GDPR article 17). What it did stays in the chain under the bare id; the same
 * name acts under a new one afterwards. False for an id that is not known or whose name is gone already.
 */
export async function eraseIdentity(tx: Tx, organisation: string, id: string, { by, now }: By) {
  const { numUpdatedRows } = await tx
    .updateTable('audit_identity')
    .set({ name: null })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('name', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await recordAudit(tx, organisation, { actor: by, action: identityErased, subject: id, now })
  return true
}

/**
 * Forgets the free text of one entry, with the salt of its digest. The erasure is an entry of its own, so that words that
 * went without one are found. False where there is no such entry or it has no words.
 */
export async function eraseWords(tx: Tx, organisation: string, entry: string, { by, now }: By) {
  const { numUpdatedRows } = await tx
    .updateTable('audit_entry')
    .set({ words: null, words_salt: erasedSalt })
    .where('organisation', '=', organisation)
    .where('id', '=', entry)
    .where('words', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await recordAudit(tx, organisation, { actor: by, action: wordsErased, subject: entry, now })
  return true
}

/** Forgets the free text of every entry about `subject`, such as the reasons for which a person was looked up; answers how many. */
export async function eraseWordsAbout(tx: Tx, organisation: string, subject: string, by: By) {
  const entries = await tx
    .selectFrom('audit_entry')
    .select('id')
    .where('organisation', '=', organisation)
    .where('subject', '=', subject)
    .where('words', 'is not', null)
    .execute()
  for (const { id } of entries) await eraseWords(tx, organisation, id, by)
  return entries.length
}

export const identityErased = 'audit.identity-erased'
export const wordsErased = 'audit.words-erased'
