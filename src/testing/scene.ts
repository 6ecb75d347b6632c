import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { atomically, type Database, openDatabase, type Tx } from '../database/database.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import { type Reached, reachDatabase, reachEmbedded } from '../database/reach.ts'

/** A real database of this test file's own, cloned from a migrated template; it goes when the file's tests are over. */
export type TestDatabase = {
  db: Database
  ownerUrl: string
  appUrl: string
  name: string
  drop(): Promise<void>
}

let opened: Promise<TestDatabase> | undefined

// At the top of the module, so that it belongs to the file and not to the test that asked first.
after(async () => (await opened)?.drop())

/** The test file's database: made on first call, dropped after the last test. */
export function testDatabase(): Promise<TestDatabase> {
  opened ??= cloneTemplate()
  return opened
}

/** An organisation of its own in the file's database: rows of one test never meet another's. */
export async function aScene(options: { demonstration?: boolean; name?: string } = {}) {
  const { db, ownerUrl } = await testDatabase()
  const organisation = randomUUID()
  const slug = `scene-${organisation.slice(0, 8)}`
  await db
    .insertInto('organisation')
    .values({ id: organisation, name: options.name ?? 'Scene', slug })
    .execute()
  await atomically(db, organisation, (tx) =>
    tx
      .insertInto('organisation_setting')
      .values({ organisation, demonstration: options.demonstration ?? false })
      .execute(),
  )
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, organisation, work)
  return { db, ownerUrl, organisation, slug, act }
}

const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']

/** The test server is shared by all test files of a checkout; the last file to leave stops it. */
async function cloneTemplate(): Promise<TestDatabase> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of await readMigrations()) hash.update(`${name} ${sha256}\n`)
  const template = `template_${hash.digest('hex').slice(0, 16)}`
  const reached = await reachTestServer(template)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner(reached, async (client) => {
    await client.query('select pg_advisory_lock(4100120)')
    await migrate(reached.ownerUrl)
    await client.query(`create database ${name} template ${template}`)
  })
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const db = openDatabase(at(reached.appUrl))
  const drop = async () => {
    await db.destroy()
    await asOwner(reached, (client) =>
      // Autovacuum may be at work in it, which force may not end and a plain drop does.
      client
        .query(`drop database if exists ${name} with (force)`)
        .catch(() => client.query(`drop database if exists ${name}`)),
    )
    await reached.leave()
  }
  return { db, name, drop, ownerUrl: at(reached.ownerUrl), appUrl: at(reached.appUrl) }
}

/** ALARUM_TEST_DATABASE_URL runs the tests on a server of one's own, to prove another version; its role may create databases. */
async function reachTestServer(template: string): Promise<Reached> {
  const own = process.env.ALARUM_TEST_DATABASE_URL
  if (!own) return reachEmbedded(testFolder(), template, settings)
  const databaseUrl = Object.assign(new URL(own), { pathname: `/${template}` }).href
  await withDatabase(own, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (!rowCount) await client.query(`create database ${template}`).catch(() => {})
  })
  return reachDatabase({ databaseUrl, dataFolder: '' })
}

function testFolder() {
  const checkout = createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 8)
  return join(tmpdir(), `alarum-test-${process.getuid?.() ?? 0}-${checkout}`)
}

function asOwner<T>(reached: Reached, work: (client: pg.Client) => Promise<T>) {
  return withDatabase(Object.assign(new URL(reached.ownerUrl), { pathname: '/postgres' }).href, work)
}

async function withDatabase<T>(connectionString: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
