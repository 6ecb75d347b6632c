import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { aScene, testDatabase } from '../testing/scene.ts'
import { addImportJob, confirmImport, findImportJob } from './import-job.ts'
import { importWork } from './work-imports.ts'

const rows = 20_000
const csv = `key,name,email\n${Array.from({ length: rows }, (_, i) => `K${i},Name ${i},p${i}@example.org`).join('\n')}\n`

test('an import whose worker is killed in the middle leaves nothing, and the next worker does all of it once', async () => {
  const { db, organisation, act } = await aScene()
  const now = new Date()
  const bytes = Buffer.from(csv)
  const id = await act((tx) =>
    addImportJob(tx, organisation, { kind: 'people', fileName: 'big.csv', bytes, by: 'a@example.org', now }),
  )
  const job = () => act((tx) => findImportJob(tx, organisation, id))
  const people = () =>
    act(
      async (tx) => (await sql<{ n: number }>`select count(*)::int as n from person`.execute(tx)).rows[0]?.n,
    )
  const work = importWork(db, () => new Date(), 1)
  while ((await job())?.state !== 'checked') await work(organisation)
  assert.equal(await people(), 0)
  await act((tx) => confirmImport(tx, organisation, { id, by: 'a@example.org', now }))

  const { appUrl } = await testDatabase()
  const worker = new URL('../testing/import-worker.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [worker, appUrl, organisation], { stdio: 'ignore' })
  const ended = new Promise((done) => child.on('exit', done))
  while ((await job())?.phase !== 'writing') {
    assert.notEqual((await job())?.state, 'done', 'it was done before it could be killed')
    await pause(5)
  }
  child.kill('SIGKILL')
  await ended
  assert.equal((await job())?.state, 'importing')
  assert.equal(await people(), 0)

  while ((await job())?.state !== 'done') await work(organisation)
  assert.equal(await people(), rows)
  assert.equal((await job())?.report?.added, rows)
})
