import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { verifyAudit } from '../../audit/verify.ts'
import { atomically, type Database } from '../../database/database.ts'
import { importPeople } from '../../people/import-people.ts'
import { anApiDesk } from '../../testing/ask.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'
import type { PeoplePage, PersonPage } from './contract.ts'

const csv =
  'key,name,email,phone,post,post country\nZQ1,Zorba Quixano,zorba@example.org,+33 199000001,Baghdad,Iraq\n'

/** Tables with a row that holds one of these words, as PostgreSQL writes rows. */
async function tablesWith(db: Database, organisation: string, words: RegExp) {
  return atomically(db, organisation, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_table_privilege(oid, 'select')`.execute(tx)
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } =
        await sql`select from ${sql.table(name)} t where t::text ~* ${words.source} limit 1`.execute(tx)
      if (rows.length > 0) found.push(name)
    }
    return found.sort()
  })
}

async function aToldPerson(clock: () => Date) {
  const { db } = await aScene()
  const site = await served(db, { clock })
  const desk = await anApiDesk(db, site)
  await importPeople(db, desk.organisation, Buffer.from(csv), { dryRun: false, now: clock() })
  await atomically(db, desk.organisation, (tx) =>
    sql`update person set emergency_contact = 'Quixano the elder', emergency_phone = '+33 199000001'`.execute(
      tx,
    ),
  )
  const from = new Date(clock().getTime() - 3_600_000).toISOString()
  const to = new Date(clock().getTime() + 5 * 86_400_000).toISOString()
  const content = someContent({
    ...{ area: [{ type: 'country', country: 'IQ' }], timeframe: { from, to } },
    ...{ eventTime: { from: from.slice(0, 10) }, response: { mode: 'safety-check' } },
  })
  const { said } = await desk.ask<{ slug: string }>('POST', '/alerts', { content, exercise: true })
  await site.work()
  const answer = { person: 'ZQ1', status: 'need-help', note: 'Zorba Quixano is at the river' }
  await desk.ask('POST', `/alerts/${said.slug}/roll-call/replies`, answer)
  await site.work()
  const list = await desk.ask<PeoplePage>('GET', '/people?search=zorba', undefined, {
    reason: 'Quixano called',
  })
  const id = list.said.people[0]?.id ?? ''
  await desk.ask('GET', `/people/${id}`, undefined, { reason: 'Quixano called' })
  return { ...desk, db, site, id, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('everything held about a person is handed out, from every room', async () => {
  await using desk = await aToldPerson(() => new Date())
  const { status, said, headers } = await desk.ask<Record<string, unknown[]>>(
    'GET',
    `/people/${desk.id}/export`,
  )
  assert.equal(status, 200)
  assert.match(headers.get('content-disposition') ?? '', /attachment/)
  for (const part of ['stays', 'receipts', 'deliveries', 'replies', 'cases', 'caseEntries'])
    assert.ok((said[part]?.length ?? 0) > 0, part)
  assert.ok(JSON.stringify(said).includes('at the river'))
})

test('an erasure can be taken back for a day, and then nothing names the person anywhere', async () => {
  const started = Date.now() - 30 * 3_600_000
  let now = started
  await using desk = await aToldPerson(() => new Date(now))
  const { db, organisation, id } = desk
  const asked = await desk.ask<{ dueAt: string }>('POST', `/people/${id}/erase`, {})
  assert.deepEqual([asked.status, asked.said.dueAt], [202, new Date(started + 24 * 3_600_000).toISOString()])
  const page = await desk.ask<PersonPage>('GET', `/people/${id}`)
  assert.equal(page.said.erasure?.dueAt, asked.said.dueAt)

  assert.equal((await desk.ask('DELETE', `/people/${id}/erase`)).status, 200)
  assert.equal((await desk.ask('DELETE', `/people/${id}/erase`)).status, 422)
  now = started + 25 * 3_600_000
  await desk.site.work()
  assert.equal((await desk.ask<PersonPage>('GET', `/people/${id}`)).said.person.name, 'Zorba Quixano')

  now = started
  await desk.ask('POST', `/people/${id}/erase`, {})
  now = started + 23 * 3_600_000
  await desk.site.work()
  assert.equal((await desk.ask<PersonPage>('GET', `/people/${id}`)).said.person.erased, false)
  now = started + 25 * 3_600_000
  await desk.site.work()
  const after = await desk.ask<PersonPage>('GET', `/people/${id}`)
  assert.deepEqual([after.said.person.name, after.said.person.erased], ['Erased', true])
  // The search that found them was about a list; its reason is not about them alone and stays.
  assert.deepEqual(await tablesWith(db, organisation, /zorba|quixano|199000001|at the river/), [
    'audit_entry',
  ])
  assert.equal(after.said.told.length, 1)
  assert.equal((await desk.ask('POST', `/people/${id}/erase`, {})).status, 404)
})

test('a person is forgotten at once where that is chosen', async () => {
  await using desk = await aToldPerson(() => new Date())
  await desk.ask('POST', `/people/${desk.id}/erase`, { atOnce: true })
  await desk.site.work()
  const { said } = await desk.ask<PersonPage>('GET', `/people/${desk.id}`)
  assert.equal(said.person.erased, true)
  const list = await desk.ask<PeoplePage>('GET', '/people')
  assert.deepEqual(list.said.people, [])
})

test('the audit log verifies after somebody was forgotten, with the words about them erased', async () => {
  await using desk = await aToldPerson(() => new Date())
  await desk.ask('POST', `/people/${desk.id}/erase`, { atOnce: true })
  await desk.site.work()
  const { broken, erased } = await verifyAudit(desk.db, desk.organisation)
  assert.equal(broken, null)
  assert.ok(erased > 0)
})

test('whoever is under legal hold is not forgotten until it ends', async () => {
  await using desk = await aToldPerson(() => new Date())
  const { db, organisation, id } = desk
  await atomically(db, organisation, (tx) =>
    sql`insert into legal_hold (organisation, situation, since, by)
        select organisation, id, now(), 'owner@example.org' from situation where organisation = ${organisation}`.execute(
      tx,
    ),
  )
  const refused = await desk.ask<{ detail: string }>('POST', `/people/${id}/erase`, { atOnce: true })
  assert.equal(refused.status, 409)
  assert.match(refused.said.detail, /legal hold/)
})
