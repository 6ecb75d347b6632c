import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aScene } from '../testing/scene.ts'

test('an organisation sees its own rows and nobody else does', async () => {
  const ours = await aScene()
  const theirs = await aScene()
  const { organisation } = ours
  await ours.act((tx) =>
    tx
      .insertInto('duty_contact')
      .values({ organisation, id: crypto.randomUUID(), name: 'Desk', email: 'desk@a.example' })
      .execute(),
  )
  const count = (rows: unknown[]) => rows.length
  assert.equal(count(await ours.act((tx) => tx.selectFrom('duty_contact').selectAll().execute())), 1)
  assert.equal(count(await theirs.act((tx) => tx.selectFrom('duty_contact').selectAll().execute())), 0)
  assert.equal(count(await ours.db.selectFrom('duty_contact').selectAll().execute()), 0)
})

test('a row cannot be written into another organisation', async () => {
  const ours = await aScene()
  const theirs = await aScene()
  const row = { organisation: theirs.organisation, id: crypto.randomUUID(), name: 'X', email: 'x@a.example' }
  await assert.rejects(
    ours.act((tx) => tx.insertInto('duty_contact').values(row).execute()),
    /row-level security/,
  )
})

test('every table that names an organisation is behind row-level security, or says here why not', async () => {
  const { db } = await aScene()
  const open = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation'
    where c.relkind = 'r' and not c.relrowsecurity order by 1`.execute(db)
  const reasons = {
    address: 'where a page lives: the site has one root, and a slug names no person',
    member: 'sign-in reads it before an organisation is known',
    sso_provider: 'sign-in finds it by the domain of an address, before an organisation is known',
  }
  assert.deepEqual(
    open.rows.map(({ name }) => name),
    Object.keys(reasons),
  )
})
