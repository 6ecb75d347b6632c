import { sql } from 'kysely'
import { atomically, type Database } from '../database/database.ts'
import { widestWindowDays } from './presence-rules.ts'

/** Past stays stay current this many days and no rule's window reaches further, so that no alert misses who just left. */
export const currentForDays = widestWindowDays + 1

/**
 * Takes up to `limit` stays that ended more than `currentForDays` ago out of the indexes that alerts are
 * matched by, the oldest first. Answers how many: a full batch means there may be more. Materialized, because a
 * locking subquery in `in (…)` may be run once a row, and then its limit holds nothing back.
 */
export function markOver(db: Database, organisation: string, now: Date, limit = 5000): Promise<number> {
  const before = new Date(now.getTime() - currentForDays * 86_400_000)
  return atomically(db, organisation, async (tx) => {
    const { numAffectedRows } = await sql`
      with due as materialized (
        select id from stay where organisation = ${organisation} and not over and ends < ${before}
        order by ends limit ${limit} for update skip locked)
      update stay set over = true where organisation = ${organisation} and id in (select id from due)`.execute(
      tx,
    )
    return Number(numAffectedRows ?? 0)
  })
}
