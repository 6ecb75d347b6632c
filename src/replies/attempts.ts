import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

/** Wrong links from one address within a minute before it is told to wait. 128 random bits need no more than this. */
const perMinute = 30

/** Counts wrong links by address, in the database, so that several servers count together. */
export function attempts(db: Database) {
  return {
    /** Notes one wrong link; true where this address has tried too many within the minute. */
    async note(address: string): Promise<boolean> {
      const minute = Math.floor(Date.now() / 60_000)
      const { rows } = await sql<{ count: number }>`
        insert into rate_limit (id, key, count, last_request)
        values (${randomUUID()}, ${`reply-link ${address}`}, 1, ${minute})
        on conflict (key) do update set
          count = case when rate_limit.last_request = excluded.last_request then rate_limit.count + 1 else 1 end,
          last_request = excluded.last_request
        returning count`.execute(db)
      return (rows[0]?.count ?? 0) > perMinute
    },
  }
}
