import { sql } from 'kysely'
import { atomically, type Database } from '../../database/database.ts'

/** The kind of the row in `step_due`. */
export const sweepStep = 'sweep sign-in'

/**
 * Once an hour: counts of attempts (wrong passwords, wrong reply links) older than an hour, sessions that have ended and
 * codes that have expired. They name no organisation; whichever one's hour has come sweeps them for all. Answers how many.
 */
export function sweepSignIn(db: Database, organisation: string, now: Date): Promise<number> {
  return atomically(db, organisation, async (tx) => {
    const due = await tx
      .updateTable('step_due')
      .set({ at: new Date(now.getTime() + 3_600_000) })
      .where('organisation', '=', organisation)
      .where('step', '=', sweepStep)
      .where('at', '<=', now)
      .returning('step')
      .executeTakeFirst()
    if (!due) return 0
    const hourAgo = new Date(now.getTime() - 3_600_000)
    const { rows } = await sql<{ swept: string }>`
      with attempts as (delete from rate_limit where last_request < ${hourAgo.getTime()} returning 1),
           sessions as (delete from session where expires_at < ${hourAgo} returning 1),
           codes as (delete from verification where expires_at < ${hourAgo} returning 1)
      select (select count(*) from attempts) + (select count(*) from sessions) + (select count(*) from codes) as swept
    `.execute(tx)
    return Number(rows[0]?.swept ?? 0)
  })
}
