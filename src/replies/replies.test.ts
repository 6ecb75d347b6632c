import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { replyToken } from '../deliveries/tokens.ts'
import { issue } from '../issuing/issue.ts'
import { importPeople } from '../people/import-people.ts'
import { findPerson } from '../people/queries.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'
import { closeCase, takeCase } from './case-work.ts'
import { listCases } from './cases.ts'
import { recordReply } from './record.ts'
import { closeRollCall, rollCall } from './roll-call.ts'

const people = `key,name,email,language,post,post country
A,Ana Local,ana@example.org,en,Baghdad,Iraq
B,Bo Local,bo@example.org,ar,Baghdad,Iraq
`
const operator = 'owner@example.org'

/** Two people at their posts in Baghdad, asked whether they are safe; their links in hand. */
async function anAskedTeam() {
  const scene = await aScene()
  const { db, organisation, act } = scene
  const now = new Date()
  const { errors } = await importPeople(db, organisation, Buffer.from(people), { dryRun: false, now })
  assert.deepEqual(errors, [])
  const duty = { organisation, id: randomUUID(), name: 'Duty', email: 'duty@example.org' }
  await act((tx) => tx.insertInto('duty_contact').values(duty).execute())
  const site = await served(db)
  const content = someContent({
    area: [{ type: 'country', country: 'IQ' }],
    response: { mode: 'safety-check' },
  })
  const actor = { email: operator, through: 'command' as const }
  const issued = await issue(db, organisation, { kind: 'alert', content, exercise: true, actor, now })
  assert.ok(issued.ok)
  await site.work()
  const person = async (key: string) => (await act((tx) => findPerson(tx, organisation, key)))?.id ?? ''
  const link = async (key: string, purpose: 'reply' | 'preferences' = 'reply') => {
    const token = replyToken(site.secret, {
      organisation,
      alert: issued.alert,
      person: await person(key),
      purpose,
    })
    return `${site.url}/r/${token}${purpose === 'preferences' ? '/preferences' : ''}`
  }
  const roll = () => act((tx) => rollCall(tx, organisation, issued.alert, { limit: 100 }))
  return { ...scene, ...issued, site, person, link, roll, now }
}

function post(address: string, form: Record<string, string>) {
  const origin = new URL(address).origin
  return fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams(form),
  })
}

test('opening a link records nothing, because mail scanners open links', async () => {
  const { link, roll, site } = await anAskedTeam()
  await using _ = site
  assert.equal((await fetch(await link('A'))).status, 200)
  assert.deepEqual(
    (await roll())?.lines.map(({ status }) => status),
    ['asked', 'asked'],
  )
})

test('the reply page weighs less than 6 kB and asks for no other file', async () => {
  const { link, site } = await anAskedTeam()
  await using _ = site
  const page = await (await fetch(await link('B'))).text()
  assert.ok(Buffer.byteLength(page) < 6144, `${Buffer.byteLength(page)} bytes`)
  assert.doesNotMatch(page, /src=|<link/)
  assert.match(page, /dir="rtl"/)
})

test('an old browser, which says nothing of where a form came from, is not kept from asking for help', async () => {
  const { link, roll, site } = await anAskedTeam()
  await using _ = site
  const address = await link('A')
  for (const headers of [new Headers(), new Headers({ origin: 'null' })]) {
    const body = new URLSearchParams({ status: 'need-help' })
    assert.equal((await fetch(address, { method: 'POST', redirect: 'manual', headers, body })).status, 303)
  }
  assert.equal((await roll())?.counts['need-help'], 1)
})

test('an answer can be changed, and every answer is kept', async () => {
  const { link, roll, act, site } = await anAskedTeam()
  await using _ = site
  const address = await link('A')
  assert.equal((await post(address, { status: 'need-help', note: 'Blocked road' })).status, 303)
  assert.equal((await post(address, { status: 'safe', note: '' })).status, 303)
  assert.equal((await roll())?.lines.find(({ name }) => name === 'Ana Local')?.status, 'safe')
  const kept = await act((tx) =>
    tx.selectFrom('reply').select(['status', 'note']).orderBy('received_at').execute(),
  )
  assert.deepEqual(kept, [
    { status: 'need-help', note: 'Blocked road' },
    { status: 'safe', note: null },
  ])
})

test('an answer that was given cannot be changed or removed by the application', async () => {
  const { link, act, site } = await anAskedTeam()
  await using _ = site
  await post(await link('A'), { status: 'safe' })
  await assert.rejects(
    act((tx) => tx.updateTable('reply').set({ status: 'need-help' }).execute()),
    /permission denied/,
  )
  await assert.rejects(
    act((tx) => tx.deleteFrom('reply').execute()),
    /permission denied/,
  )
})

test('a request for help opens one case however often it is sent, and tells the duty contacts once', async () => {
  const { link, act, organisation, site } = await anAskedTeam()
  await using _ = site
  for (const note of ['Stuck', 'Still stuck']) await post(await link('A'), { status: 'need-help', note })
  await site.work()
  const cases = await act((tx) => listCases(tx, organisation, 10))
  assert.deepEqual(
    cases.map(({ name }) => name),
    ['Ana Local'],
  )
  const log = await act((tx) => tx.selectFrom('case_entry').select('text').orderBy('number').execute())
  assert.deepEqual(
    log.map(({ text }) => text),
    ['Asks for help: Stuck', 'Asks for help: Still stuck'],
  )
  const mail = await act((tx) =>
    tx.selectFrom('outbox_message').select('recipient').where('subject', 'like', '%Ana Local%').execute(),
  )
  assert.deepEqual(
    mail.map(({ recipient }) => /duty@example.org/.test(recipient)),
    [true],
  )
})

test('help that is asked for while the case before is being closed opens a case of its own', async () => {
  const { db, act, organisation, link, site } = await anAskedTeam()
  await using _ = site
  const address = await link('A')
  await post(address, { status: 'need-help' })
  const [first] = await act((tx) => listCases(tx, organisation, 10))
  assert.ok(first)
  const by = { by: operator, now: new Date() }
  const asked = await act(async (tx) => {
    await closeCase(tx, organisation, first.id, { code: 'safe', words: 'Is at the embassy' }, by)
    const asking = post(address, { status: 'need-help', note: 'Again' })
    await waitingForLock(db)
    return { asking }
  })
  assert.equal((await asked.asking).status, 303)
  const open = await act((tx) => listCases(tx, organisation, 10))
  assert.deepEqual([open.length, open[0]?.id === first.id], [1, false])
})

/** Until some session of this database waits for another's lock. */
async function waitingForLock(db: Database) {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows.length) return
    await pause(10)
  }
}

test('a roll-call closes only with everyone safe, in a case, or accounted for by somebody named', async () => {
  const { link, act, organisation, situation, alert, person, roll, now, site } = await anAskedTeam()
  await using _ = site
  await post(await link('A'), { status: 'need-help' })
  const close = () => act((tx) => closeRollCall(tx, organisation, situation, operator, now))
  const stillOpen = [{ person: await person('B'), name: 'Bo Local', status: 'asked' }]
  assert.deepEqual(await close(), { closed: false, open: 1, people: stillOpen })
  const where = { situation, alert, person: await person('B') }
  const found = { status: 'accounted-for', note: 'Seen at the gate', reporter: 'colleague' } as const
  await act((tx) => recordReply(tx, organisation, { ...where, ...found, reportedBy: operator, now }))
  assert.deepEqual(await close(), { closed: true, open: 0, people: [] })
  assert.equal((await roll())?.closedBy, operator)
})

test('a case is taken and closed by somebody named, with a reason', async () => {
  const { link, act, organisation, now, site } = await anAskedTeam()
  await using _ = site
  await post(await link('A'), { status: 'need-help' })
  const [opened] = await act((tx) => listCases(tx, organisation, 10))
  assert.ok(opened)
  assert.equal(await act((tx) => takeCase(tx, organisation, opened.id, operator, now)), true)
  assert.equal((await act((tx) => listCases(tx, organisation, 10)))[0]?.owner, operator)
  const reason = { code: 'safe', words: 'Reached the hotel' } as const
  assert.equal(await act((tx) => closeCase(tx, organisation, opened.id, reason, { by: operator, now })), true)
  assert.deepEqual(await act((tx) => listCases(tx, organisation, 10)), [])
  assert.equal(
    await act((tx) => closeCase(tx, organisation, opened.id, reason, { by: operator, now })),
    false,
  )
})

test('a guessed link and an expired one look the same and say nothing of anybody', async () => {
  const { link, act, site } = await anAskedTeam()
  await using _ = site
  const real = await link('A')
  const guessed = `${real.slice(0, -4)}AAAA`
  const pages = [await fetch(guessed)]
  await act((tx) =>
    tx
      .updateTable('reply_link')
      .set({ expires_at: new Date(0) })
      .execute(),
  )
  pages.push(await fetch(real), await post(real, { status: 'safe' }))
  const texts = await Promise.all(pages.map((page) => page.text()))
  assert.deepEqual(
    pages.map(({ status }) => status),
    [404, 404, 404],
  )
  assert.equal(new Set(texts).size, 1)
  assert.doesNotMatch(texts[0] ?? '', /Ana|Baghdad/)
})

test('a link of one organisation opens nothing in another', async () => {
  const ours = await anAskedTeam()
  await using _ = ours.site
  const theirs = await aScene()
  const own = new URL(await ours.link('A')).pathname.slice(3)
  const bytes = Buffer.from(own, 'base64url')
  Buffer.from(theirs.organisation.replaceAll('-', ''), 'hex').copy(bytes)
  assert.equal((await fetch(`${ours.site.url}/r/${bytes.toString('base64url')}`)).status, 404)
})

test('a note that is too long is refused in the reader’s words, and nothing is recorded', async () => {
  const { link, roll, site } = await anAskedTeam()
  await using _ = site
  const answer = await post(await link('A'), { status: 'safe', note: 'x'.repeat(1001) })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /1,000 characters/)
  assert.deepEqual(
    (await roll())?.lines.map(({ status }) => status),
    ['asked', 'asked'],
  )
})

test('contact preferences change how messages read', async () => {
  const { link, site } = await anAskedTeam()
  await using _ = site
  const address = await link('A', 'preferences')
  assert.equal((await post(address, { language: 'fr' })).status, 303)
  assert.match(await (await fetch(await link('A'))).text(), /Êtes-vous en sécurité/)
})

// Last: from here on this address is told to wait.
test('guessing links is slowed down', async () => {
  const { site } = await anAskedTeam()
  await using _ = site
  const statuses = new Set<number>()
  for (let i = 0; i < 40; i++) statuses.add((await fetch(`${site.url}/r/${'x'.repeat(42)}${i % 10}`)).status)
  assert.deepEqual([...statuses], [404, 429])
})
