import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { testDatabase } from '../testing/scene.ts'
import { dataFolder } from '../testing/started.ts'
import { backup, restore } from './backup.ts'
import { migrate, readMigrations } from './migrate.ts'

const now = new Date('2026-03-02T08:00:00Z')
const organisation = '00000000-0000-4000-8000-000000000001'
const person = '00000000-0000-4000-8000-000000000002'
/** More than a JavaScript number holds exactly. */
const cell = '4611686018427387905'

/** A second database on the test server, empty of tables, and gone with its scope. */
async function anEmptyDatabase(like: string) {
  const name = `restored_${crypto.randomUUID().replaceAll('-', '')}`
  await query(like, `create database ${name}`)
  const url = Object.assign(new URL(like), { pathname: `/${name}` }).href
  const drop = async () => void (await query(like, `drop database ${name}`))
  return { url, [Symbol.asyncDispose]: drop }
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A digest of the rows of every table that has any. */
async function contents(url: string) {
  const tables = await query(
    url,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname <> 'migration' order by 1`,
  )
  const kept: Record<string, unknown> = {}
  for (const { name } of tables) {
    const [row] = await query(
      url,
      `select count(*)::int as rows, md5(string_agg(t::text, ',' order by t::text)) from "${name}" t`,
    )
    if (row.rows) kept[name] = row
  }
  return kept
}

async function aBackup(folder: string) {
  const { ownerUrl } = await testDatabase()
  await query(
    ownerUrl,
    `insert into organisation (id, name, slug) values ('${organisation}', 'Home', 'home') on conflict do nothing;
     insert into person (organisation, id, key, name) values ('${organisation}', '${person}', 'ana', E'Ana "\\\\ ü') on conflict do nothing;
     insert into stay (organisation, id, person, key, kind, label, precision, starts, ends, cell, lon, lat)
       values ('${organisation}', '${person}', '${person}', 'ana-1', 'lodging', 'Hotel', 'exact', now(), now() + interval '1 day', ${cell}, 44.4, 33.3)
       on conflict do nothing`,
  )
  const file = join(folder, 'alarum.backup.gz')
  const rows = await backup(ownerUrl, file, now)
  return { file, rows, ownerUrl }
}

test('a backup restored into an empty database gives the same rows, to the last bit of a cell', async () => {
  await using folder = await dataFolder()
  const { file, rows, ownerUrl } = await aBackup(folder.path)
  await using empty = await anEmptyDatabase(ownerUrl)
  assert.equal(await restore(empty.url, file), rows)
  await migrate(empty.url)
  assert.deepEqual(await contents(empty.url), await contents(ownerUrl))
  assert.deepEqual(await query(empty.url, 'select cell from stay'), [{ cell }])
  await query(empty.url, `update stay set ends = ends + interval '1 day'`)
  assert.equal((await query(empty.url, 'select from match_due')).length, 2, 'the triggers are on again')
})

test('a file cut short, changed or not a backup is refused by its name, and nothing is written', async () => {
  await using folder = await dataFolder()
  const { file, ownerUrl } = await aBackup(folder.path)
  const whole = await readFile(file)
  const text = gunzipSync(whole).toString('utf8')
  const lines = text.trimEnd().split('\n')
  const broken: [string, Buffer, RegExp][] = [
    ['half.gz', whole.subarray(0, whole.length / 2), /half.gz is cut short/],
    ['lines.gz', gzipSync(`${lines.slice(0, -1).join('\n')}\n`), /lines.gz is cut short/],
    ['changed.gz', gzipSync(text.replace('ana-1', 'ana-2')), /changed.gz was changed after it was written/],
    [
      'dropped.gz',
      gzipSync(`${lines.toSpliced(2, 1).join('\n')}\n`),
      /dropped.gz was changed|dropped.gz could not be/,
    ],
    ['text.gz', Buffer.from('no gzip at all'), /text.gz is no backup/],
    ['json.gz', gzipSync('{"a":1}\n'), /json.gz is no backup of Alarum/],
    ['newer.gz', gzipSync(text.replace('0001-', '9999-')), /newer.gz was written by another version.*9999-/],
  ]
  await using empty = await anEmptyDatabase(ownerUrl)
  for (const [name, bytes, message] of broken) {
    await writeFile(join(folder.path, name), bytes)
    await assert.rejects(restore(empty.url, join(folder.path, name)), message)
  }
  await assert.rejects(restore(empty.url, join(folder.path, 'none.gz')), /none.gz cannot be read/)
  await migrate(empty.url)
  assert.deepEqual(await contents(empty.url), {})
})

test('a database that holds an organisation is not restored into', async () => {
  await using folder = await dataFolder()
  const { file, ownerUrl } = await aBackup(folder.path)
  await assert.rejects(restore(ownerUrl, file), /The database is not empty/)
})

test('a backup of an older version is restored with its own tables and brought up to date', async () => {
  await using folder = await dataFolder()
  const { ownerUrl } = await testDatabase()
  await using older = await anEmptyDatabase(ownerUrl)
  const first = (await readMigrations())[0]?.name ?? ''
  await migrate(older.url, new Set([first]))
  await query(
    older.url,
    `insert into organisation (id, name, slug) values ('${organisation}', 'Home', 'home')`,
  )
  const file = join(folder.path, 'older.gz')
  await backup(older.url, file, now)
  await using empty = await anEmptyDatabase(ownerUrl)
  await restore(empty.url, file)
  await migrate(empty.url)
  assert.deepEqual(await query(empty.url, 'select slug from organisation'), [{ slug: 'home' }])
  await using used = await anEmptyDatabase(ownerUrl)
  await migrate(used.url)
  await assert.rejects(restore(used.url, file), /older than this database, which has 0002-/)
})

test('a table whose rows refer to rows of its own does so at commit, for a restore writes them in any order', async () => {
  const { ownerUrl } = await testDatabase()
  const rows: { name: string; condeferred: boolean }[] = await query(
    ownerUrl,
    `select conrelid::regclass::text as name, condeferred from pg_constraint where contype = 'f' and conrelid = confrelid`,
  )
  assert.ok(rows.some(({ name }) => name === 'story'))
  assert.deepEqual(
    rows.filter(({ condeferred }) => !condeferred).map(({ name }) => name),
    [],
  )
})
