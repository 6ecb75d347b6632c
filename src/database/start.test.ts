import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../testing/scene.ts'
import { clusterParent, databasePid, dataFolder, isAlive } from '../testing/started.ts'
import { refuseOtherMajor } from './cluster-folder.ts'
import { embeddedServer } from './embedded.ts'
import { migrate } from './migrate.ts'

test('the folder of another PostgreSQL is refused, with the way across', async () => {
  await using data = await dataFolder()
  await mkdir(join(data.path, 'pg17'))
  await assert.rejects(
    refuseOtherMajor(data.path, 18),
    /pg17 was written by another PostgreSQL; this version of Alarum runs 18.*alarum backup FILE.*alarum restore FILE/,
  )
})

test('two that start at once share one server, and only the last to leave stops it', async () => {
  await using data = await dataFolder()
  const [one, other] = await Promise.all([embeddedServer(data.path), embeddedServer(data.path)])
  const pid = await databasePid(data.path)
  assert.equal(one.superuserUrl, other.superuserUrl)
  await one.leave()
  assert.equal(await databasePid(data.path), pid)
  await other.leave()
  assert.equal(await databasePid(data.path), undefined)
})

test('a password that does not open the database is said, and the database is left alone', async () => {
  await using data = await dataFolder()
  const server = await embeddedServer(data.path)
  const pid = await databasePid(data.path)
  await writeFile(join(data.path, 'database-password'), 'another')
  await assert.rejects(
    embeddedServer(data.path),
    /The password in the data folder does not open the database/,
  )
  assert.equal(await databasePid(data.path), pid)
  await server.leave()
})

test('a stale postmaster.pid with the number of another program does not keep the server from starting', async () => {
  await using data = await dataFolder()
  await (await embeddedServer(data.path)).leave()
  const folder = join(await clusterParent(data.path), 'pg18')
  const stale = `99999999\n${folder}\n0\n1\n\n127.0.0.1\n0 0\nready   \n`
  await writeFile(join(folder, 'postmaster.pid'), stale)
  const server = await embeddedServer(data.path)
  assert.equal(isAlive((await databasePid(data.path)) ?? 0), true)
  await server.leave()
})

test('a migration that was changed after it ran is refused by its name, and the others are left alone', async () => {
  const { ownerUrl } = await testDatabase()
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  assert.deepEqual(await migrate(ownerUrl), [])
  await client.query(`update migration set sha256 = 'other' where name like '0002-%'`)
  await assert.rejects(migrate(ownerUrl), /Migration 0002-people\.sql has changed since it ran/)
  await client.end()
})
