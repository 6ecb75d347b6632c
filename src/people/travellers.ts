import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Traveller } from './trip-row.ts'

/** Looks up whom the words of a file mean: a key, else a mail address in any letter case, which may be several people's. */
export async function findTravellers(
  tx: Tx,
  organisation: string,
  words: readonly string[],
): Promise<(word: string) => Traveller | 'several' | undefined> {
  const asked = [...new Set(words.flatMap((word) => [word, word.toLowerCase()]))]
  const { rows } = await sql<Traveller & { address: string | null }>`
    select id, key, lower(email) as address from person
    where organisation = ${organisation} and active
      and (key = any(${asked}::text[]) or lower(email) = any(${asked}::text[]))`.execute(tx)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const byAddress = Map.groupBy(rows, (row) => row.address)
  return (word) => {
    const keyed = byKey.get(word)
    if (keyed) return keyed
    const [first, ...others] = byAddress.get(word.toLowerCase()) ?? []
    return others.length > 0 ? 'several' : first
  }
}
