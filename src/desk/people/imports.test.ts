import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atomically } from '../../database/database.ts'
import { anApiDesk } from '../../testing/ask.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import type { ImportJobLine, ImportJobs, PeoplePage } from './contract.ts'

async function anImportDesk() {
  const { db } = await aScene()
  const site = await served(db)
  const desk = await anApiDesk(db, site)
  const handIn = async (kind: string, csv: string) => {
    const { said, status } = await desk.ask<ImportJobLine>('POST', `/imports/${kind}?name=my.csv`, csv, {
      type: 'text/csv',
    })
    assert.equal(status, 202)
    await site.work()
    return (await desk.ask<ImportJobLine>('GET', `/imports/${said.id}`)).said
  }
  const names = async () => {
    const { said } = await desk.ask<PeoplePage>('GET', '/people')
    return said.people.map(({ name }) => name)
  }
  return { ...desk, db, site, handIn, names, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('a file is checked first: a wrong row is named with its column, and nothing is written', async () => {
  await using desk = await anImportDesk()
  const job = await desk.handIn('people', 'key,name,email\nA,Ana,ana@example.org\nB,Bo,no address\n')
  assert.equal(job.state, 'faulty')
  assert.deepEqual(
    job.report?.errors.map(({ row, column, value }) => [row, column, value]),
    [[3, 'email', 'no address']],
  )
  assert.equal((await desk.ask('POST', `/imports/${job.id}/confirm`)).status, 409)
  assert.deepEqual(await desk.names(), [])
})

test('a checked file says what it would do, and is imported once it is confirmed', async () => {
  await using desk = await anImportDesk()
  const job = await desk.handIn('people', 'key,name,email\nA,Ana,ana@example.org\n')
  assert.deepEqual([job.state, job.report?.added], ['checked', 1])
  assert.deepEqual(await desk.names(), [])
  assert.equal((await desk.ask('POST', `/imports/${job.id}/confirm`)).status, 202)
  await desk.site.work()
  const done = await desk.ask<ImportJobLine>('GET', `/imports/${job.id}`)
  assert.deepEqual([done.said.state, done.said.report?.added], ['done', 1])
  assert.deepEqual(await desk.names(), ['Ana'])
  assert.equal((await desk.ask('POST', `/imports/${job.id}/confirm`)).status, 202)
  const { said } = await desk.ask<ImportJobs>('GET', '/imports')
  assert.deepEqual(
    said.imports.map(({ id, state }) => [id, state]),
    [[job.id, 'done']],
  )
  const kept = await atomically(desk.db, desk.organisation, (tx) =>
    tx.selectFrom('import_job').select('bytes').executeTakeFirstOrThrow(),
  )
  assert.equal(kept.bytes, null)
})

test('what is wrong is downloaded as a file that runs nothing', async () => {
  await using desk = await anImportDesk()
  const job = await desk.handIn('people', 'key,name,email\nA,Ana,=cmd()\n')
  const { said } = await desk.ask<string>('GET', `/imports/${job.id}/errors.csv`)
  assert.match(said, /2,error,email,'=cmd\(\),/)
})

test('a template imports as it is, once its people are known', async () => {
  await using desk = await anImportDesk()
  for (const kind of ['people', 'trips', 'sites']) {
    const { said } = await desk.ask<string>('GET', `/imports/templates/${kind}`)
    const job = await desk.handIn(kind, said)
    assert.deepEqual([kind, job.state, job.report?.errors], [kind, 'checked', []])
    await desk.ask('POST', `/imports/${job.id}/confirm`)
    await desk.site.work()
  }
  assert.deepEqual(await desk.names(), ['Ana Example'])
})

test('a file nobody confirms is let go, by hand at once and by itself after a day', async () => {
  await using desk = await anImportDesk()
  const [one, two] = [
    await desk.handIn('people', 'key,name\nA,Ana\n'),
    await desk.handIn('people', 'key,name\nB,Bo\n'),
  ]
  assert.equal((await desk.ask<ImportJobLine>('DELETE', `/imports/${one.id}`)).said.state, 'discarded')
  await desk.site.work()
  await atomically(desk.db, desk.organisation, async (tx) => {
    await sql`update import_job set changed_at = now() - interval '25 hours'`.execute(tx)
    const { rows } = await sql<{ hours: number }>`
      select round(extract(epoch from at - now()) / 3600)::int as hours from step_due where step = 'imports'`.execute(
      tx,
    )
    assert.deepEqual(rows, [{ hours: 24 }])
    await sql`update step_due set at = now()`.execute(tx)
  })
  await desk.site.work()
  assert.equal((await desk.ask<ImportJobLine>('GET', `/imports/${two.id}`)).said.state, 'discarded')
})
