import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

export const migrationsFolder = new URL('../../migrations/', import.meta.url)

/** Any number that nobody else locks: two processes must not migrate at once. */
const migrationLock = 4_100_119

/**
 * Brings a database up to the newest migration, each file in a transaction of its own, as the tables' owner.
 * Throws when a file that ran before has changed since: migrations only go forward. Returns the names that ran now.
 * `only` stops short of the newest: a restore needs the tables of the backup's time.
 */
export async function migrate(ownerUrl: string, only?: Set<string>): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'alarum migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await prepareSchema(client)
    const done = await appliedMigrations(client)
    const ran: string[] = []
    for (const migration of await readMigrations())
      if ((!only || only.has(migration.name)) && (await apply(client, migration, done)))
        ran.push(migration.name)
    return ran
  } finally {
    await client.end()
  }
}

type Migration = { name: string; text: string; sha256: string }

/** Every migration file in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, migrationsFolder), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function prepareSchema(client: pg.Client) {
  await client.query(`
    grant usage on schema public to alarum_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to alarum_app;
    create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now());
    revoke insert, update, delete on migration from alarum_app`)
}

async function appliedMigrations(client: pg.Client) {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

async function apply(client: pg.Client, { name, text, sha256 }: Migration, done: Map<string, string>) {
  const before = done.get(name)
  if (before === sha256) return false
  if (before)
    throw new Error(
      `Migration ${name} has changed since it ran on this database; put the change into a new file.`,
    )
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
    return true
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(cause as Error).message}`, { cause })
  }
}
