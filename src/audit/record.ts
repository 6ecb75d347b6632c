import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { documentBytes, wordsDigest } from './entry.ts'

export type NewEntry = {
  /** Who acts: a member's mail address, `key:<name>`, or the name of a worker's step. Kept apart from the entry, under an id. */
  actor: string
  /** 'alert.issued', 'person.looked-up': the thing, a point, what was done to it. */
  action: string
  /** The id of the thing. */
  subject?: string | null
  /** Ids, codes and numbers; never a name or an address. */
  detail?: Record<string, unknown>
  /** Free text that may name somebody, such as the reason of a look-up; it can be erased later. */
  words?: string | null
  now: Date
}

/** Notes who did what, in the transaction of what was done: either both are there or neither. */
export async function recordAudit(tx: Tx, organisation: string, entry: NewEntry): Promise<void> {
  const id = randomUUID()
  const actor = await identityOf(tx, organisation, entry.actor)
  const { action, subject = null, detail = {}, words = null, now } = entry
  const salt = randomBytes(32)
  const document = documentBytes({ id, at: now.toISOString(), actor, action, subject, detail })
  await tx
    .insertInto('audit_entry')
    .values({
      organisation,
      id,
      at: now,
      actor,
      action,
      subject,
      document,
      words,
      words_salt: salt,
      words_digest: wordsDigest(salt, words),
    })
    .execute()
  await tx.insertInto('audit_unsealed').values({ organisation, entry: id }).execute()
}

/** The pseudonymous id of a name, made when missing. */
async function identityOf(tx: Tx, organisation: string, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into audit_identity (organisation, id, name) values (${organisation}, ${randomUUID()}, ${name.toLowerCase()})
      on conflict (organisation, name) do nothing returning id)
    select id from made
    union all
    select id from audit_identity where organisation = ${organisation} and name = ${name.toLowerCase()} limit 1`.execute(
    tx,
  )
  const [found] = rows
  // Somebody else's transaction made it between the look and the insert: it is committed now and is seen.
  return found?.id ?? identityOf(tx, organisation, name)
}
