import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
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
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    seal.update(text)
    return text
  }
  await client.query('begin isolation level repeatable read read only')
  const { rows: migrations } = await client.query('select name, sha256 from migration order by name')
  yield line({ format, version: 1, at: now.toISOString(), migrations })
  for (const table of await tablesInOrder(client)) {
    await client.query(
      `declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${table} t`,
    )
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${batch} from backup_rows`)
      if (rows.length === 0) break
      counted.rows += rows.length
      yield line({ table, rows: rows.map(({ row }) => JSON.parse(row)) })
    }
    await client.query('close backup_rows')
  }
  await client.query('commit')
  yield `${JSON.stringify({ end: true, rows: counted.rows, sha256: seal.digest('hex') })}\n`
}

/**
 * Restores a backup into a migrated database that holds no organisation yet, in one transaction. Throws, with nothing
 * written, where the file is cut short, changed, or from another version's migrations.
 */
export async function restore(ownerUrl: string, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'alarum restore' })
  await client.connect()
  try {
    await client.query('begin')
    await refuseUnlessEmpty(client)
    const rows = await readInto(client, file)
    await client.query('commit')
    return rows
  } catch (fault) {
    await client.query('rollback').catch(() => {})
    throw fault
  } finally {
    await client.end()
  }
}

async function refuseUnlessEmpty(client: pg.Client) {
  const { rowCount } = await client.query('select from organisation limit 1')
  if (rowCount)
    throw refusal(
      'The database is not empty. Set ALARUM_DATA to an empty folder, or DATABASE_URL to an empty database.',
    )
}

type Line = {
  format?: string
  migrations?: unknown[]
  table?: string
  rows?: unknown
  end?: boolean
  sha256?: string
}

async function readInto(client: pg.Client, file: string) {
  const known = new Set(await tablesInOrder(client))
  const seal = createHash('sha256')
  let rows = 0
  let ended = false
  let headed = false
  for await (const text of createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Infinity,
  })) {
    const line = JSON.parse(text) as Line
    if (line.end) {
      if (line.sha256 !== seal.digest('hex') || line.rows !== rows)
        throw refusal(`${file} was changed after it was written.`)
      ended = true
      break
    }
    seal.update(`${text}\n`)
    if (!headed) headed = await checkHeading(client, line, file)
    else if (line.table && known.has(line.table))
      rows += await insertRows(client, line.table, line.rows as unknown[])
    else throw refusal(`${file} holds a table this version does not know: ${line.table}.`)
  }
  if (!ended) throw refusal(`${file} is cut short; nothing was restored.`)
  return rows
}

async function checkHeading(client: pg.Client, line: Line, file: string) {
  if (line.format !== format) throw refusal(`${file} is no backup of Alarum.`)
  const { rows } = await client.query('select name, sha256 from migration order by name')
  const newer = (line.migrations ?? []).length > rows.length
  if (newer) throw refusal(`${file} was written by a newer version of Alarum; restore it with that one.`)
  return true
}

async function insertRows(client: pg.Client, table: string, rows: unknown[]) {
  await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
    JSON.stringify(rows),
  ])
  return rows.length
}

function refusal(message: string) {
  return new Error(message, { cause: 'refused' })
}
