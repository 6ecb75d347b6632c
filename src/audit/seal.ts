import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { firstHash, sealHash } from './entry.ts'

/** Entries sealed in one transaction. */
const batch = 1000

/**
 * Seals entries that are not in the chain yet, the oldest first; answers how many. One transaction an organisation at a
 * time seals: another that finds it at work answers 0.
 */
export async function sealAudit(tx: Tx, organisation: string, now: Date): Promise<number> {
  const { rows: locked } = await sql<{ ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`audit ${organisation}`}, 0)) as ours`.execute(tx)
  if (!locked[0]?.ours) return 0
  const entries = await tx
    .selectFrom('audit_unsealed as u')
    .innerJoin('audit_entry as e', (on) =>
      on.onRef('e.organisation', '=', 'u.organisation').onRef('e.id', '=', 'u.entry'),
    )
    .select(['e.id', 'e.document', 'e.words_digest as digest'])
    .where('u.organisation', '=', organisation)
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(batch)
    .execute()
  if (entries.length === 0) return 0
  const last = await lastSeal(tx, organisation)
  let { number, hash } = last
  const seals = entries.map(({ id, document, digest }) => {
    const previous = hash
    hash = sealHash(previous, digest, document)
    number += 1n
    return { organisation, number: number.toString(), entry: id, previous_hash: previous, hash, at: now }
  })
  await tx.insertInto('audit_seal').values(seals).execute()
  await tx
    .deleteFrom('audit_unsealed')
    .where('organisation', '=', organisation)
    .where(
      'entry',
      'in',
      entries.map(({ id }) => id),
    )
    .execute()
  return seals.length
}

async function lastSeal(tx: Tx, organisation: string): Promise<{ number: bigint; hash: Buffer }> {
  const row = await tx
    .selectFrom('audit_seal')
    .select(['number', 'hash'])
    .where('organisation', '=', organisation)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { number: BigInt(row.number), hash: row.hash } : { number: 0n, hash: firstHash }
}
