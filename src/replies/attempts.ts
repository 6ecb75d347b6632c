import type { Database } from '../database/database.ts'
import { tooMany } from '../http/attempts.ts'

/** Wrong links from one address within a minute before it is told to wait. 128 random bits need no more than this. */
const perMinute = 30

/** Counts wrong links by address. */
export function attempts(db: Database) {
  return {
    /** Notes one wrong link; true where this address has tried too many within the minute. */
    note: (address: string): Promise<boolean> => tooMany(db, `reply-link ${address}`, perMinute),
  }
}
