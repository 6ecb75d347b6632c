import type { Database } from '../database/database.ts'

/** A user's open sessions, the last used first, at most fifty. */
export function listSessions(db: Database, user: string, now: Date) {
  return db
    .selectFrom('session')
    .select([
      'id',
      'user_agent as device',
      'ip_address as address',
      'proven',
      'created_at as since',
      'updated_at as used',
    ])
    .where('user_id', '=', user)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .limit(50)
    .execute()
}

/** Ends sessions of a user: one, all but one, or all. Answers how many. */
export async function endSessions(db: Database, user: string, which: { only?: string; but?: string } = {}) {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('user_id', '=', user)
    .$if(which.only !== undefined, (q) => q.where('id', '=', which.only ?? ''))
    .$if(which.but !== undefined, (q) => q.where('id', '!=', which.but ?? ''))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
