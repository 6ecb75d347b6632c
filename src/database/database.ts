import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './rows.ts'

/** The application's way into the database. Organisational tables show no row outside `atomically`. */
export type Database = Kysely<DB>
/** A transaction that acts for one organisation. */
export type Tx = Transaction<DB>

/** Opens a pool of up to `connections` as the role of `appUrl`. `destroy()` closes it. */
export function openDatabase(appUrl: string, connections = 10): Database {
  const pool = new pg.Pool({ connectionString: appUrl, max: connections, application_name: 'alarum' })
  // An idle connection that breaks (the server restarts) must not end the process; the next query reports it.
  pool.on('error', () => {})
  // Nor one that breaks at work, which the pool no longer listens to: its query fails, and that is enough.
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * Runs `work` in one transaction that sees and writes the rows of one organisation only: row-level security reads
 * the setting, which ends with the transaction.
 */
export function atomically<T>(db: Database, organisation: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('alarum.organisation', ${organisation}, true)`.execute(tx)
    return work(tx)
  })
}

/** True where PostgreSQL or the way to it failed, rather than what was asked of it: the work may be tried again. */
export function isOutage(fault: unknown): boolean {
  const { code, message } = (fault ?? {}) as { code?: string; message?: string }
  return (
    /^(08|57P|53)/.test(code ?? '') ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code ?? '') ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(message ?? '')
  )
}

/**
 * The same for rows that are everybody's (sources, reports, stories): with null it sees those alone, with an organisation
 * those and its own.
 */
export function sharedly<T>(
  db: Database,
  organisation: string | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return atomically(db, organisation ?? '', work)
}
