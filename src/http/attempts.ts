import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

/**
 * Notes one attempt of `what` (a kind and who tries) and answers whether there are now more than `limit` within the
 * minute. Counted in the database, so that several servers count together. Kept in milliseconds, as sign-in keeps its
 * own rows of this table, because it deletes what is older than its longest window.
 */
export async function tooMany(db: Database, what: string, limit: number): Promise<boolean> {
  const minute = Math.floor(Date.now() / 60_000) * 60_000
  const { rows } = await sql<{ count: number }>`
    insert into rate_limit (id, key, count, last_request)
    values (${randomUUID()}, ${what}, 1, ${minute})
    on conflict (key) do update set
      count = case when rate_limit.last_request = excluded.last_request then rate_limit.count + 1 else 1 end,
      last_request = excluded.last_request
    returning count`.execute(db)
  return (rows[0]?.count ?? 0) > limit
}

/** Takes the attempts of `what` back: it turned out to be who it said. */
export async function forgetAttempts(db: Database, what: string): Promise<void> {
  await db.deleteFrom('rate_limit').where('key', '=', what).execute()
}
