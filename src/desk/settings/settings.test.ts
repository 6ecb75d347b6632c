import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomically, type Database } from '../../database/database.ts'
import { aDesk } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { anSmtpServer } from '../../testing/smtp.ts'
import type { ApiKey, DutyContact, HealthReport, MailSetup, MailTest, Settings } from './contract.ts'

type Site = Awaited<ReturnType<typeof served>>

/** Somebody signed in, who speaks JSON: `ask` answers the status and the body. */
async function aMember(db: Database, site: Site, role = 'owner') {
  const desk = await aDesk(db, site, { role })
  const ask = (
    path: string,
    method = 'GET',
    body?: unknown,
    headers: Record<string, string> = { cookie: desk.cookie },
  ) => asked(site, path, method, body, headers)
  const actions = () =>
    atomically(db, desk.organisation, (tx) =>
      tx.selectFrom('audit_entry').select(['action', 'words', 'document']).orderBy('at').execute(),
    )
  return { ...desk, ask, actions }
}

async function asked(
  site: Site,
  path: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
) {
  const answer = await fetch(`${site.url}/api${path}`, {
    method,
    headers: { origin: site.url, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('a changed setting says what it was, so that sending that back takes it back; both are in the log', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask, actions } = await aMember(db, site)
  const changed = await ask('/settings', 'PATCH', { retentionStay: 30, timeZone: 'Europe/Lisbon' })
  assert.deepEqual(changed.body.before, { retentionStay: 90, timeZone: 'Etc/UTC' })
  await ask('/settings', 'PATCH', changed.body.before)
  const settings = (await ask('/settings')).body as Settings
  assert.deepEqual([settings.retentionStay, settings.timeZone], [90, 'Etc/UTC'])
  const log = await actions()
  assert.deepEqual(
    log.map(({ action }) => action),
    Array(4).fill('setting.changed'),
  )
  assert.match(log.map(({ document }) => document.toString()).join(), /"after":30,"before":90/)
})

test('the organisation’s name stands in the log as words, which can be erased, and not in the sealed part', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask, actions } = await aMember(db, site)
  assert.equal((await ask('/settings', 'PATCH', { name: 'Quagmire Ltd' })).status, 200)
  const [entry] = await actions()
  assert.equal(entry?.words, 'Desk → Quagmire Ltd')
  assert.doesNotMatch(entry?.document.toString() ?? '', /Quagmire/)
})

test('what cannot be set is refused by name and changes nothing', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask } = await aMember(db, site)
  const answer = await ask('/settings', 'PATCH', {
    timeZone: 'Mars/Olympus',
    retentionStay: 0,
    language: 'fr',
  })
  assert.equal(answer.status, 422)
  assert.deepEqual((answer.body.errors as { path: string }[]).map(({ path }) => path).sort(), [
    'retentionStay',
    'timeZone',
  ])
  assert.equal(((await ask('/settings')).body as Settings).language, 'en')
})

test('only an owner sees or changes settings, keys, mail and the log', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  for (const role of ['viewer', 'analyst', 'approver', 'security-manager']) {
    const { ask } = await aMember(db, site, role)
    for (const path of [
      '/settings',
      '/settings/retention',
      '/settings/mail',
      '/keys',
      '/audit',
      '/audit/verify',
    ])
      assert.equal((await ask(path)).status, 403, `${role} ${path}`)
    assert.equal((await ask('/settings', 'PATCH', { language: 'fr' })).status, 403, role)
    assert.equal((await ask('/keys', 'POST', { name: 'x', role: 'owner', days: null })).status, 403, role)
    assert.equal((await ask('/duty-contacts')).status, role === 'security-manager' ? 200 : 403, role)
    assert.equal((await ask('/health-report')).status, 200, role)
  }
})

test('a key acts in its role, is never shown again, and is dead once revoked', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask, actions } = await aMember(db, site)
  const made = await ask('/keys', 'POST', { name: 'wall screen', role: 'viewer', days: 30 })
  assert.equal(made.status, 201)
  const { id, key } = made.body as { id: string; key: string }
  const byKey = (path: string) => asked(site, path, 'GET', undefined, { 'x-api-key': key })
  assert.equal((await byKey('/alerts')).status, 200)
  assert.equal((await byKey('/settings')).status, 403)
  const listed = await ask('/keys')
  const [line] = listed.body.keys as ApiKey[]
  assert.ok(line?.lastUsedAt)
  assert.deepEqual([line.role, line.state, line.withoutRole], ['viewer', 'active', false])
  assert.ok(!JSON.stringify(listed.body).includes(key))

  await ask(`/keys/${id}`, 'PATCH', { revoked: true })
  assert.equal((await byKey('/alerts')).status, 401)
  assert.deepEqual(
    (await actions()).map(({ action }) => action),
    ['key.made', 'key.revoked'],
  )
})

test('a key from before keys had roles acts as owner, and the list says so; no key makes keys', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask } = await aMember(db, site)
  const { id, key } = (await ask('/keys', 'POST', { name: 'old', role: 'owner', days: null })).body as {
    id: string
    key: string
  }
  await db.updateTable('api_key').set({ permissions: null }).where('id', '=', id).execute()
  const headers = { 'x-api-key': key }
  assert.equal((await asked(site, '/settings', 'GET', undefined, headers)).status, 200)
  const [line] = (await ask('/keys')).body.keys as ApiKey[]
  assert.deepEqual([line?.role, line?.withoutRole], ['owner', true])
  const more = await asked(site, '/keys', 'POST', { name: 'next', role: 'owner', days: null }, headers)
  assert.equal(more.status, 403)
})

test('nobody reaches the keys, contacts or settings of another organisation', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const ours = await aMember(db, site)
  const theirs = await aMember(db, site)
  const key = (await ours.ask('/keys', 'POST', { name: 'x', role: 'viewer', days: null })).body.id
  const contact = (await ours.ask('/duty-contacts', 'POST', { name: 'Dee', email: 'dee@example.org' })).body
    .id
  assert.equal((await theirs.ask(`/keys/${key}`, 'PATCH', { revoked: true })).status, 404)
  assert.equal((await theirs.ask(`/duty-contacts/${contact}`, 'PATCH', { name: 'X' })).status, 404)
  assert.deepEqual((await theirs.ask('/keys')).body, { keys: [] })
  assert.deepEqual((await theirs.ask('/duty-contacts')).body, { contacts: [] })
  assert.equal((await theirs.ask(`/settings?organisation=${ours.organisation}`)).status, 404)
})

test('the last duty contact cannot be taken off duty, because nobody would hear of a request for help', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask } = await aMember(db, site)
  const first = (await ask('/duty-contacts', 'POST', { name: 'Dee', email: 'Dee@example.org' })).body.id
  const off = () => ask(`/duty-contacts/${first}`, 'PATCH', { active: false })
  assert.equal((await off()).status, 409)
  assert.equal((await ask('/duty-contacts', 'POST', { name: 'Dee', email: 'dee@example.org' })).status, 409)
  await ask('/duty-contacts', 'POST', { name: 'Eve', email: 'eve@example.org' })
  const done = await off()
  assert.equal((done.body.before as DutyContact).active, true)
  assert.equal((await ask(`/duty-contacts/${first}`, 'PATCH', { email: 'eve@example.org' })).status, 409)
})

test('a test message goes out by the real server, and its refusal is told in its own words', async () => {
  const { db } = await aScene()
  await using smtp = await anSmtpServer({
    recipient: (address) => (address.startsWith('no') ? { code: 550, text: 'No such mailbox here' } : null),
  })
  await using site = await served(db, { smtpUrl: smtp.url })
  const { ask } = await aMember(db, site)
  const sent = (await ask('/settings/mail/test', 'POST', { to: 'ana@example.org' })).body as MailTest
  assert.equal(sent.outcome, 'handed-over')
  assert.deepEqual(
    smtp.received.map(({ to, mail }) => [to, mail.subject]),
    [['ana@example.org', 'Test message from Desk']],
  )
  const refused = (await ask('/settings/mail/test', 'POST', { to: 'nobody@example.org' })).body as MailTest
  assert.equal(refused.outcome, 'refused')
  assert.match(refused.server ?? '', /No such mailbox here/)
  assert.equal((await ask('/settings/mail/test', 'POST', { to: 'a@example.org, b@example.org' })).status, 422)
})

test('a server that is away is said to be away', async () => {
  const { db } = await aScene()
  const gone = await anSmtpServer()
  await gone.close()
  await using site = await served(db, { smtpUrl: gone.url })
  const { ask } = await aMember(db, site)
  const { outcome, server } = (await ask('/settings/mail/test', 'POST', { to: 'ana@example.org' }))
    .body as MailTest
  assert.equal(outcome, 'unreachable')
  assert.match(server ?? '', /ECONNREFUSED/)
})

test('the sixth test message within ten minutes waits', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask } = await aMember(db, site)
  const statuses: number[] = []
  for (let i = 0; i < 6; i++)
    statuses.push((await ask('/settings/mail/test', 'POST', { to: 'ana@example.org' })).status)
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429])
})

test('the demonstration sends no test message either: it lies in the outbox', async () => {
  const { db } = await aScene()
  await using smtp = await anSmtpServer()
  await using site = await served(db, { smtpUrl: smtp.url })
  const { ask, organisation } = await aMember(db, site)
  await atomically(db, organisation, (tx) =>
    tx.updateTable('organisation_setting').set({ demonstration: true }).execute(),
  )
  const { outcome, says } = (await ask('/settings/mail/test', 'POST', { to: 'ana@example.org' }))
    .body as MailTest
  assert.deepEqual([outcome, smtp.received.length], ['outbox', 0])
  assert.match(says, /demonstration sends nothing/)
  const kept = await atomically(db, organisation, (tx) =>
    tx.selectFrom('outbox_message').select('subject').execute(),
  )
  assert.deepEqual(kept, [{ subject: 'Test message from Desk' }])
})

test('the mail set-up never tells the password', async () => {
  const { db } = await aScene()
  await using site = await served(db, { smtpUrl: 'smtp://user:secret-word@mail.example.org:587' })
  const { ask } = await aMember(db, site)
  const answer = await ask('/settings/mail')
  assert.equal((answer.body as MailSetup).server, 'mail.example.org:587')
  assert.doesNotMatch(JSON.stringify(answer.body), /secret-word|user/)
})

test('the report says that nobody looks until a worker has, and that everybody was told after', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { ask } = await aMember(db, site)
  const state = async () => ((await ask('/health-report')).body as HealthReport).told.state
  assert.equal(await state(), 'nobody-looks')
  await site.work()
  assert.equal(await state(), 'told')
})
