import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** Whose sources: everybody's (null), which the installation's operator changes, or an organisation's own. */
export type Owner = string | null

/**
 * Takes sources of this owner out of watching: they are not asked, listed or heard any more, and what they brought stays as
 * the evidence that stories and alerts rest on. Answers the keys. What is told to the desk has no source to remove.
 */
export async function removeSources(
  tx: Tx,
  owner: Owner,
  keys: readonly string[],
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update source set removed_at = ${now}, enabled_at = null
    where key = any(${keys}) and organisation is not distinct from ${owner} and way <> 'desk' and removed_at is null
    returning key`.execute(tx)
  return rows.map(({ key }) => key)
}

/** Takes that back: they are listed again, switched off. Answers the keys. */
export async function restoreSources(tx: Tx, owner: Owner, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update source set removed_at = null
    where key = any(${keys}) and organisation is not distinct from ${owner} and removed_at is not null
    returning key`.execute(tx)
  return rows.map(({ key }) => key)
}
