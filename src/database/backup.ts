import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { migrate, readMigrations } from './migrate.ts'
import { tablesInOrder } from './tables.ts'

const format = 'alarum-backup'
const batch = 1000

/**
 * Writes every row of every table, as of one instant, to `file`: gzipped lines of JSON, a heading first and a trailer
 * with the number of rows and a SHA-256 last, so that a file cut short is never restored. Answers the number of rows.
 */
export async function backup(ownerUrl: string, file: string, now: Date): Promise<number> {
  const part = `${file}.part`
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'alarum backup' })
  await client.connect()
  try {
    const counted = { rows: 0 }
    await pipeline(
      Readable.from(lines(client, now, counted)),
      createGzip(),
      createWriteStream(part, { mode: 0o600 }),
    )
    await rename(part, file)
    return counted.rows
  } catch (fault) {
    await rm(part, { force: true })
    throw fault
  } finally {
    await client.end()
  }
}

async function* lines(client: pg.Client, now: Date, counted: { rows: number }) {
  const seal = createHash('sha256')
  const sealed = (text: string) => {
    seal.update(`${text}\n`)
    return `${text}\n`
  }
  await client.query('begin isolation level repeatable read read only')
  const { rows: migrations } = await client.query('select name, sha256 from migration order by name')
  yield sealed(JSON.stringify({ format, version: 1, at: now.toISOString(), migrations }))
  for (const table of await tablesInOrder(client)) {
    await client.query(
      `declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${table} t`,
    )
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${batch} from backup_rows`)
      if (rows.length === 0) break
      counted.rows += rows.length
      // Rows pass as PostgreSQL wrote them: JavaScript's numbers would round a cell, which has 64 bits.
      yield sealed(`{"table":${JSON.stringify(table)},"rows":[${rows.map(({ row }) => row).join(',')}]}`)
    }
    await client.query('close backup_rows')
  }
  await client.query('commit')
  yield `${JSON.stringify({ end: true, rows: counted.rows, sha256: seal.digest('hex') })}\n`
}

/**
 * Restores a backup into a database that holds no organisation yet: brings it to the migrations the backup was made
 * with, then writes every row in one transaction; `migrate` afterwards does the rest. Throws, with nothing written,
 * where the file is cut short, changed, or from a newer version.
 */
export async function restore(ownerUrl: string, file: string): Promise<number> {
  const migrations = await migrationsOf(file)
  await migrate(ownerUrl, new Set(migrations))
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'alarum restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    await refuseUnlessEmpty(client)
    await refuseUnlessSameTables(client, migrations)
    const rows = await readInto(client, file)
    await client.query('commit')
    return rows
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw asRefusal(fault as Error, file)
  } finally {
    await client.end()
  }
}

/** The names of the migrations in a backup's heading, which must all be ours. */
async function migrationsOf(file: string): Promise<string[]> {
  const ours = new Map((await readMigrations()).map(({ name, sha256 }) => [name, sha256]))
  const heading = await headingOf(file).catch((fault) => {
    throw asRefusal(fault, file)
  })
  if (heading?.format !== format) throw refusal(`${file} is no backup of Alarum.`)
  const migrations = heading.migrations ?? []
  const foreign = migrations.find(({ name, sha256 }) => ours.get(name) !== sha256)
  if (foreign)
    throw refusal(
      `${file} was written by another version of Alarum: its migration ${foreign.name} is not the one here. ` +
        'Restore it with that version, or with a newer one.',
    )
  return migrations.map(({ name }) => name)
}

async function headingOf(file: string): Promise<Line | undefined> {
  for await (const text of linesOf(file)) return JSON.parse(text) as Line
  return undefined
}

/** The lines of a gzipped file; a fault of the file or of its compression is thrown where they are read. */
function linesOf(file: string) {
  const text = createGunzip()
  const bytes = createReadStream(file).on('error', (fault) => text.destroy(fault))
  text.on('close', () => bytes.destroy())
  return createInterface({ input: bytes.pipe(text), crlfDelay: Infinity })
}

async function refuseUnlessEmpty(client: pg.Client) {
  const { rowCount } = await client.query('select from organisation limit 1')
  if (rowCount)
    throw refusal(
      'The database is not empty. Set ALARUM_DATA to an empty folder, or DATABASE_URL to an empty database.',
    )
}

async function refuseUnlessSameTables(client: pg.Client, migrations: string[]) {
  const { rows } = await client.query<{ name: string }>('select name from migration')
  const later = rows.find(({ name }) => !migrations.includes(name))
  if (later)
    throw refusal(
      `The backup is older than this database, which has ${later.name} already. Restore into a folder or database that no Alarum has used.`,
    )
}

type Line = {
  format?: string
  migrations?: { name: string; sha256: string }[]
  table?: string
  rows?: unknown
  end?: boolean
  sha256?: string
}

async function readInto(client: pg.Client, file: string) {
  const known = new Set(await tablesInOrder(client))
  const triggers = (state: 'disable' | 'enable') =>
    client.query([...known].map((table) => `alter table ${table} ${state} trigger user`).join(';'))
  // What a trigger once wrote is in the backup: it must not write it again.
  await triggers('disable')
  const seal = createHash('sha256')
  let rows = 0
  let read = 0
  for await (const text of linesOf(file)) {
    const line = JSON.parse(text) as Line
    if (line.end) {
      if (line.sha256 !== seal.digest('hex') || line.rows !== rows) throw changed(file)
      await triggers('enable')
      return rows
    }
    seal.update(`${text}\n`)
    if (read++ === 0) continue
    if (!line.table || !known.has(line.table)) throw changed(file)
    rows += await insertRows(client, line.table, text)
  }
  throw refusal(`${file} is cut short; nothing was restored.`)
}

/** The line goes to PostgreSQL as it stands, for the same reason as it came from it so. */
async function insertRows(client: pg.Client, table: string, line: string) {
  const { rowCount } = await client.query(
    `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json -> 'rows')`,
    [line],
  )
  return rowCount ?? 0
}

function changed(file: string) {
  return refusal(`${file} was changed after it was written; nothing was restored.`)
}

/** What reading the file or its rows ran into, said of the file. */
function asRefusal(fault: Error & { code?: string }, file: string): Error {
  if (fault.cause === 'refused') return fault
  if (fault.code === 'ENOENT' || fault.code === 'EACCES' || fault.code === 'EISDIR')
    return refusal(`${file} cannot be read: ${fault.message}`)
  if (fault.code === 'Z_BUF_ERROR') return refusal(`${file} is cut short; nothing was restored.`)
  if (fault.code === 'Z_DATA_ERROR')
    return refusal(`${file} is no backup, or was changed; nothing was restored.`)
  return new Error(`${file} could not be restored, and nothing was: ${fault.message}`, { cause: fault })
}

function refusal(message: string) {
  return new Error(message, { cause: 'refused' })
}
