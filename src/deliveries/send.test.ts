import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { type EmailSettings, emailChannel } from '../channels/email.ts'
import { aScene } from '../testing/scene.ts'
import { anSmtpServer } from '../testing/smtp.ts'
import {
  type SomePerson,
  someAlert,
  someContent,
  someExposed,
  somePeople,
  someRevision,
} from '../testing/told.ts'
import { expandNotices } from './expand.ts'
import { createNotice } from './notices.ts'
import { listOutbox, outboxMessage } from './outbox.ts'
import { progress } from './progress.ts'
import { sendDue } from './send.ts'
import { aSender, type SenderSettings } from './sender.ts'
import { resendUnknown } from './unknown.ts'

const now = new Date('2026-03-03T06:01:00Z')
const secret = 'a secret of the tests'
const expansion = { secret, host: 'alarum.example' }

function senderTo(smtpUrl: string | null, over: Partial<SenderSettings & EmailSettings> = {}) {
  return aSender({
    email: smtpUrl
      ? emailChannel({ smtpUrl, connections: 10, connectMs: 5_000, answerMs: 10_000, ...over })
      : null,
    from: 'alarum@alarum.example',
    url: 'https://alarum.example',
    secret,
    worker: 'one',
    clock: () => now,
    ...over,
  })
}

/** An alert issued to people, its deliveries written. */
async function told(people: SomePerson[], options: { demonstration?: boolean; localOnly?: boolean } = {}) {
  const scene = await aScene(options)
  const { alert, situation } = await someAlert(scene)
  await someRevision(scene, { alert })
  const ids = await somePeople(scene, people)
  await someExposed(scene, { alert }, Object.values(ids))
  const { organisation } = scene
  const notice = await scene.act((tx) =>
    createNotice(tx, organisation, { kind: 'alert', alert, number: 1, now, localOnly: options.localOnly }),
  )
  await expandNotices(scene.db, organisation, now, expansion)
  const states = async () => {
    const { rows } = await scene.act((tx) =>
      sql<{ name: string; state: string }>`
        select p.name, d.state from delivery d join person p on p.id = d.recipient order by p.name`.execute(
        tx,
      ),
    )
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
  }
  const comeDue = () =>
    scene.act((tx) =>
      tx
        .updateTable('delivery')
        .set({ due: new Date(0) })
        .where('state', '<>', 'handed-over')
        .execute(),
    )
  const reckon = () => scene.act((tx) => progress(tx, organisation, notice))
  return { ...scene, alert, situation, notice, ids, states, comeDue, reckon }
}

test('everyone exposed gets one mail, and somebody without an address is counted as such', async () => {
  await using server = await anSmtpServer()
  const { db, organisation, states, reckon } = await told([
    { name: 'Ana' },
    { name: 'Bo' },
    { name: 'Cy', email: null },
  ])
  const sender = senderTo(server.url)

  await sendDue(db, organisation, sender)
  await sendDue(db, organisation, sender)
  sender.email?.close()

  assert.deepEqual(server.received.map(({ to }) => to).sort(), ['ana@a.example', 'bo@a.example'])
  assert.deepEqual(await states(), { Ana: 'handed-over', Bo: 'handed-over', Cy: 'unaddressed' })
  const { total, waiting, unaddressed, 'handed-over': handedOver } = await reckon()
  assert.deepEqual(
    { total, waiting, unaddressed, handedOver },
    { total: 3, waiting: 0, unaddressed: 1, handedOver: 2 },
  )
})

test('a refused recipient does not keep the others from being told', async () => {
  await using server = await anSmtpServer({
    recipient: (address) => (address === 'bo@a.example' ? { code: 550, text: 'No such user' } : null),
  })
  const { db, organisation, states, act } = await told([{ name: 'Ana' }, { name: 'Bo' }, { name: 'Cy' }])
  const sender = senderTo(server.url)

  await sendDue(db, organisation, sender)
  sender.email?.close()

  assert.deepEqual(await states(), { Ana: 'handed-over', Bo: 'refused', Cy: 'handed-over' })
  const attempts = await act((tx) =>
    tx.selectFrom('attempt').select(['outcome', 'code']).orderBy('outcome').execute(),
  )
  assert.deepEqual(attempts, [
    { outcome: 'handed-over', code: '250' },
    { outcome: 'handed-over', code: '250' },
    { outcome: 'permanent', code: '550' },
  ])
})

test('a mail put off by the server goes out later under the same Message-ID', async () => {
  await using server = await anSmtpServer({ message: () => ({ code: 451, text: 'Greylisted' }) })
  const { db, organisation, states, comeDue, act } = await told([{ name: 'Ana' }])
  const sender = senderTo(server.url)
  await sendDue(db, organisation, sender)
  assert.deepEqual(await states(), { Ana: 'retrying' })

  server.manners.message = undefined
  await comeDue()
  await sendDue(db, organisation, sender)
  sender.email?.close()

  const { message_id } = await act((tx) =>
    tx.selectFrom('delivery').select('message_id').executeTakeFirstOrThrow(),
  )
  assert.deepEqual(
    server.received.map(({ mail }) => mail.messageId),
    [message_id],
  )
})

test('a mail that was put off is not due before its wait is over', async () => {
  await using server = await anSmtpServer({ message: () => ({ code: 451, text: 'Greylisted' }) })
  const { db, organisation } = await told([{ name: 'Ana' }])
  const sender = senderTo(server.url)
  await sendDue(db, organisation, sender)
  assert.equal((await sendDue(db, organisation, sender)).claimed, 0)
  sender.email?.close()
})

test('while the server is away nobody is given up, it is left alone, and all are told when it is back', async () => {
  const gone = await anSmtpServer()
  await gone.close()
  const people = Array.from({ length: 12 }, (_, i) => ({ name: `P${i}` }))
  const { db, organisation, reckon, comeDue } = await told(people)
  let time = now.getTime()
  const sender = senderTo(gone.url, { concurrency: 4, connectMs: 500, clock: () => new Date(time) })

  await sendDue(db, organisation, sender)
  assert.equal((await sendDue(db, organisation, sender)).claimed, 0, 'the circuit rests')
  assert.equal((await reckon()).waiting, 12)

  await using _server = await anSmtpServer({ port: gone.port })
  time += 20_000
  for (let round = 0; round < 3; round++) {
    await comeDue()
    await sendDue(db, organisation, sender)
  }
  sender.email?.close()
  assert.equal((await reckon())['handed-over'], 12)
})

test('a server that swallows the message and says nothing leaves it unknown, and only a decision sends it again', async () => {
  await using server = await anSmtpServer({ answerAfterMs: Number.POSITIVE_INFINITY })
  const { db, organisation, notice, states, act, reckon, comeDue } = await told([{ name: 'Ana' }])
  const sender = senderTo(server.url, { answerMs: 300 })
  await sendDue(db, organisation, sender)
  await comeDue()
  assert.equal((await sendDue(db, organisation, sender)).claimed, 0)
  assert.deepEqual(await states(), { Ana: 'unknown' })
  assert.equal((await reckon()).unknown, 1)

  server.manners.answerAfterMs = 0
  await act((tx) => resendUnknown(tx, organisation, notice))
  await sendDue(db, organisation, sender)
  sender.email?.close()
  assert.deepEqual(await states(), { Ana: 'handed-over' })
})

test('a demonstration never sends, whatever is configured', async () => {
  await using server = await anSmtpServer()
  const { db, organisation, states, act } = await told([{ name: 'Ana' }], { demonstration: true })
  const sender = senderTo(server.url)
  await sendDue(db, organisation, sender)
  sender.email?.close()
  assert.equal(server.received.length, 0)
  assert.deepEqual(await states(), { Ana: 'handed-over' })
  const [kept] = await act((tx) => listOutbox(tx, organisation, { limit: 10 }))
  assert.equal(kept?.recipient, 'Ana <ana@a.example>')
})

test('a replay stays in the outbox while real alerts of the same organisation are sent', async () => {
  await using server = await anSmtpServer()
  const { db, organisation, act } = await told([{ name: 'Ana' }], { localOnly: true })
  const sender = senderTo(server.url)
  await sendDue(db, organisation, sender)
  sender.email?.close()
  assert.equal(server.received.length, 0)
  assert.equal((await act((tx) => listOutbox(tx, organisation, { limit: 10 }))).length, 1)
})

test('without a mail server the outbox keeps each mail once, readable in full', async () => {
  const { db, organisation, act } = await told([{ name: 'Ana' }, { name: 'Bo' }])
  await sendDue(db, organisation, senderTo(null))
  await act((tx) =>
    tx
      .updateTable('delivery')
      .set({ state: 'retrying', due: new Date(0) })
      .execute(),
  )
  await sendDue(db, organisation, senderTo(null))
  const kept = await act((tx) => listOutbox(tx, organisation, { limit: 10 }))
  assert.equal(kept.length, 2)
  const page = await act((tx) => listOutbox(tx, organisation, { limit: 10, after: kept[0] }))
  assert.deepEqual(page, kept.slice(1))
  const message = await act((tx) => outboxMessage(tx, organisation, kept[0]?.id ?? ''))
  assert.match(message?.plain ?? '', /Bridge closed in Baghdad/)
})

test('life-safety messages overtake ordinary ones that were there first', async () => {
  await using server = await anSmtpServer()
  const scene = await told([{ name: 'Ana' }, { name: 'Bo' }])
  const { alert } = await someAlert(scene)
  await someRevision(scene, { alert, content: someContent({ severity: 'Extreme' }) })
  await someExposed(scene, { alert }, [scene.ids.Ana ?? ''])
  await scene.act((tx) => createNotice(tx, scene.organisation, { kind: 'alert', alert, number: 1, now }))
  await expandNotices(scene.db, scene.organisation, now, expansion)
  const sender = senderTo(server.url, { concurrency: 1 })
  await sendDue(scene.db, scene.organisation, sender)
  sender.email?.close()
  assert.match(server.received[0]?.mail.subject ?? '', /^Critical: /)
  assert.equal(server.received.length, 3)
})

test('a database that is away while mail is on its way does not lose what became of it', async () => {
  await using server = await anSmtpServer({ answerAfterMs: 150 })
  const { db, organisation, ownerUrl, reckon } = await told([{ name: 'Ana' }, { name: 'Bo' }])
  const sender = senderTo(server.url)
  const sending = sendDue(db, organisation, sender)
  while (!server.received.length) await wait(5)
  await turnAway(ownerUrl, 600)
  await sending
  sender.email?.close()
  assert.equal((await reckon())['handed-over'], 2)
  assert.equal(server.received.length, 2)
})

/** Ends every connection of the test's database and lets nobody in for some milliseconds, as a restart does. */
async function turnAway(ownerUrl: string, ms: number) {
  const url = new URL(ownerUrl)
  const name = url.pathname.slice(1)
  const client = new pg.Client({ connectionString: Object.assign(url, { pathname: '/postgres' }).href })
  await client.connect()
  await client.query(`alter database ${name} connection limit 0`)
  const app = new pg.Client({ connectionString: url.href.replace('alarum:', 'alarum_app:') })
  await app.connect()
  await app.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await app.end()
  await wait(ms)
  await client.query(`alter database ${name} connection limit -1`)
  await client.end()
}
