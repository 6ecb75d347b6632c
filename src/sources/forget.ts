import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** Days that received bytes and ledger lines are kept. Reports and their revisions stay as long as their source. */
const kept = { bytes: 30, ledger: 90 }
const batch = 500

/** Forgets received bytes and ledger lines that are older than they are kept, some at a time. Answers how many polls. */
export async function forgetPolls(tx: Tx, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await sql`delete from document where poll = any(array(
    select p.id from poll p join document d on d.poll = p.id
    where p.ended_at < ${before(kept.bytes)} and p.read_at is not null limit ${batch}))`.execute(tx)
  const { rows } = await sql`delete from poll where id = any(array(
    select id from poll where ended_at < ${before(kept.ledger)} and read_at is not null limit ${batch} for update skip locked))
    returning id`.execute(tx)
  return rows.length
}
