import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { recordAudit } from './record.ts'

export type LookUp = {
  actor: string
  /** 'person.looked-up', 'person.searched', 'people.mapped'. */
  action: string
  /** The one thing that was opened; null for a list. */
  subject?: string | null
  /** What was asked for, without names: it only tells one look-up from another and is not kept. */
  search: unknown
  /** Ids of those who were shown. */
  shown: readonly string[]
  /** Numbers and codes that may be kept beside the ids. */
  detail?: Record<string, unknown>
  reason: string
  now: Date
}

/** The same look-up by the same person with the same reason is one entry within this many minutes. */
const sameWithinMinutes = 10
/** Ids that an entry holds; beyond it says how many there were. */
const mostIds = 200

/**
 * Notes that somebody looked at names or places, whom they were shown and why. Asking again within minutes, as a console
 * does that refreshes, adds no entry as long as nobody else is shown. Answers whether it was noted.
 */
export async function recordLookUp(tx: Tx, organisation: string, lookUp: LookUp): Promise<boolean> {
  const { actor, action, subject = null, search, shown, detail = {}, reason, now } = lookUp
  const digest = createHash('sha256')
    .update(JSON.stringify([action, subject, search, reason, shown]))
    .digest()
  const before = new Date(now.getTime() - sameWithinMinutes * 60_000)
  const { rows } = await sql`
    insert into look_up (organisation, actor, digest, at) values (${organisation}, ${actor}, ${digest}, ${now})
    on conflict (organisation, actor, digest) do update set at = excluded.at where look_up.at < ${before}
    returning at`.execute(tx)
  if (rows.length === 0) return false
  await sql`delete from look_up where organisation = ${organisation} and actor = ${actor} and at < ${before}`.execute(
    tx,
  )
  const ids = shown.slice(0, mostIds)
  await recordAudit(tx, organisation, {
    actor,
    action,
    subject,
    detail: { ...detail, shown: ids, total: shown.length },
    words: reason,
    now,
  })
  return true
}
