import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { atomically, type Tx } from '../../database/database.ts'
import { readWhatCame } from '../../server/watching.ts'
import { aMessage, anImapServer } from '../../testing/imap.ts'
import { aScene } from '../../testing/scene.ts'
import { aWatch } from '../../testing/watched.ts'
import { claimOne } from '../claim.ts'
import { watchMailbox } from '../own-sources.ts'
import { pollSource, sourceWays } from '../poll-source.ts'
import { findSource, ledgerOf } from '../queries.ts'
import { tryMailbox } from './fetch-mail.ts'
import { isHeard, type Mailbox } from './mailbox.ts'
import { fromMbox, toMbox } from './mbox.ts'

const bridge = (n: number) =>
  aMessage(`m-${n}`, `Bridge ${n} closed in Kisumu`, `Police closed bridge ${n} in Kisumu, Kenya, on Monday.`)

/** A watched mailbox of an organisation; `poll` takes what is new and answers its line in the ledger. */
async function aMailbox(port: number, given: Partial<Mailbox> = {}) {
  const { organisation } = await aScene()
  const { db } = await aWatch()
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, organisation, work)
  const key = `mail-${randomUUID().slice(0, 8)}`
  const mailbox: Mailbox = {
    ...{ host: '127.0.0.1', port, security: 'none', username: 'desk', password: 'pass', folder: 'INBOX' },
    ...{ senders: [], ...given },
  }
  const watch = (changed: Partial<Mailbox> = {}) =>
    act((tx) =>
      watchMailbox(tx, organisation, {
        ...{ key, name: 'Desk mail', reliability: 'C', everySeconds: 60, now: new Date() },
        mailbox: { ...mailbox, ...changed },
      }),
    )
  const source = (await watch()) as string
  const fetch = async (allowPrivate = true) => {
    const claimed = await claimOne(db, organisation, source)
    if (!claimed) throw new Error('another worker has it')
    return pollSource(db, organisation, claimed, sourceWays(allowPrivate), () => new Date())
  }
  const line = async () => {
    const [newest] = await act((tx) => ledgerOf(tx, source, { limit: 1 }))
    return newest as NonNullable<typeof newest>
  }
  const poll = async (allowPrivate = true) => {
    await fetch(allowPrivate)
    while (
      (await readWhatCame(
        db,
        async () => [organisation],
        () => new Date(),
      )) > 0
    );
    return line()
  }
  const reports = () =>
    act((tx) => tx.selectFrom('report').selectAll().where('source', '=', source).orderBy('title').execute())
  const drops = () =>
    act((tx) =>
      tx
        .selectFrom('poll_drop')
        .innerJoin('poll', 'poll.id', 'poll_drop.poll')
        .select(['place', 'why'])
        .where('poll.source', '=', source)
        .execute(),
    )
  return { db, organisation, act, source, key, mailbox, watch, fetch, poll, line, reports, drops }
}

test('messages become reports once each, in the mailbox nothing is changed, and the next poll takes only what is new', async () => {
  await using server = await anImapServer()
  server.deliver(bridge(1))
  server.deliver(bridge(2))
  const box = await aMailbox(server.port)
  const first = await box.poll()
  assert.deepEqual([first.fault, first.seen, first.new], [null, 2, 2])
  assert.equal((await box.poll()).outcome, 'unchanged')
  server.deliver(bridge(3))
  const third = await box.poll()
  assert.deepEqual([third.seen, third.new], [1, 1])
  const reports = await box.reports()
  assert.deepEqual(
    reports.map(({ title, organisation }) => [title, organisation === box.organisation]),
    [1, 2, 3].map((n) => [`Bridge ${n} closed in Kisumu`, true]),
  )
  assert.ok(reports.every(({ published_at, read_at }) => published_at && read_at))
  const stories = await box.act((tx) => tx.selectFrom('story_report').select('story').execute())
  assert.equal(stories.length, 3)
})

test('a folder that was made anew is read from its start, and nothing is said twice', async () => {
  const before = await anImapServer()
  before.deliver(bridge(1))
  const box = await aMailbox(before.port)
  await box.poll()
  await before[Symbol.asyncDispose]()
  await using server = await anImapServer({ INBOX: { messages: [], uidvalidity: 77 } })
  server.deliver(bridge(1))
  server.deliver(bridge(2))
  await box.act((tx) =>
    tx.updateTable('mailbox').set({ port: server.port }).where('source', '=', box.source).execute(),
  )
  const line = await box.poll()
  assert.deepEqual([line.seen, line.new, line.same], [2, 1, 1])
})

test('messages from before it was watched stay where they are, and the ledger says how many', async () => {
  const old = { raw: bridge(1), internaldate: '14-Sep-2013 21:22:28 -0300' }
  await using server = await anImapServer({ INBOX: { messages: [old] } })
  server.deliver(bridge(2))
  const box = await aMailbox(server.port)
  const line = await box.poll()
  assert.deepEqual([line.new, line.dropped], [1, 1])
  assert.match((await box.drops())[0]?.why ?? '', /^1 were here 3 days before/)
})

test('whoever is not on the list is not heard, and the ledger says so without keeping their words', async () => {
  await using server = await anImapServer()
  server.deliver(bridge(1))
  server.deliver(aMessage('x', 'Buy now', 'Cheap watches', 'Seller <sale@shop.example>'))
  const box = await aMailbox(server.port, { senders: ['@harbour.example'] })
  const line = await box.poll()
  assert.deepEqual([line.new, line.dropped], [1, 1])
  assert.match((await box.drops())[0]?.why ?? '', /sale@shop\.example is not among those who are heard/)
  const bytes = await box.act((tx) =>
    tx
      .selectFrom('document')
      .innerJoin('poll', 'poll.id', 'document.poll')
      .select('document.bytes')
      .where('poll.source', '=', box.source)
      .executeTakeFirstOrThrow(),
  )
  assert.ok(!bytes.bytes.includes('Cheap watches'))
})

test('a message that is too large is named in the ledger, and those behind it are taken', async () => {
  await using server = await anImapServer()
  server.deliver(aMessage('big', 'A film', 'x'.repeat(5_100_000)))
  server.deliver(bridge(2))
  const box = await aMailbox(server.port)
  const line = await box.poll()
  assert.deepEqual([line.new, line.dropped], [1, 1])
  assert.match((await box.drops())[0]?.why ?? '', /^It has 51\d+ bytes; at most 5000000 are taken/)
})

test('more than one poll takes are taken by the next, which is due at once', async () => {
  await using server = await anImapServer()
  for (let n = 0; n < 103; n += 1) server.deliver(bridge(n))
  const box = await aMailbox(server.port)
  assert.equal((await box.poll()).new, 100)
  const { dueAt } = (await box.act((tx) => findSource(tx, box.source))) as { dueAt: Date }
  assert.ok(dueAt <= new Date())
  assert.equal((await box.poll()).new, 3)
})

test('what goes wrong is said in words that say what to do, and counts as a fault', async () => {
  await using server = await anImapServer()
  await using secret = await anImapServer(undefined, { tls: true })
  const faultOf = async (given: Partial<Mailbox>, allowPrivate = true) => {
    const box = await aMailbox(server.port, given)
    const { outcome, fault } = await box.poll(allowPrivate)
    assert.equal(outcome, 'failed')
    const { faults } = (await box.act((tx) => findSource(tx, box.source))) as { faults: number }
    assert.equal(faults, 1)
    return fault ?? ''
  }
  assert.match(await faultOf({ password: 'wrong' }), /does not take this name and password/)
  assert.match(await faultOf({ folder: 'Nowhere' }), /no folder "Nowhere"/)
  assert.match(await faultOf({ port: 1 }), /cannot be reached at port 1/)
  assert.match(await faultOf({ security: 'tls', port: secret.port }), /certificate/)
  assert.match(await faultOf({}, false), /Without TLS the password could be read/)
  assert.match(await faultOf({ security: 'tls' }, false), /private network/)
})

test('a worker that lost its lease writes nothing, and the messages come once', async () => {
  await using server = await anImapServer()
  server.deliver(bridge(1))
  const box = await aMailbox(server.port)
  const stale = await claimOne(box.db, box.organisation, box.source)
  assert.ok(stale)
  await box.act((tx) =>
    tx
      .updateTable('source_state')
      .set({ leased_until: new Date(0) })
      .where('source', '=', box.source)
      .execute(),
  )
  assert.equal((await box.poll()).new, 1)
  const late = await pollSource(box.db, box.organisation, stale, sourceWays(true), () => new Date())
  assert.equal(late, null)
  assert.equal((await box.reports()).length, 1)
})

test('another organisation sees neither mailbox nor message', async () => {
  await using server = await anImapServer()
  server.deliver(bridge(1))
  const box = await aMailbox(server.port)
  await box.poll()
  const { organisation: other } = await aScene()
  const seen = await atomically(box.db, other, async (tx) => ({
    source: await findSource(tx, box.source),
    mailboxes: await tx.selectFrom('mailbox').select('host').execute(),
    reports: await tx.selectFrom('report').select('id').where('source', '=', box.source).execute(),
  }))
  assert.deepEqual(seen, { source: undefined, mailboxes: [], reports: [] })
})

test('a mailbox that was taken out of watching is back, and on, when it is watched again', async () => {
  await using server = await anImapServer()
  const box = await aMailbox(server.port)
  await box.act((tx) =>
    tx
      .updateTable('source')
      .set({ removed_at: new Date(), enabled_at: null })
      .where('id', '=', box.source)
      .execute(),
  )
  assert.equal(await box.watch(), box.source)
  const found = await box.act((tx) => findSource(tx, box.source))
  assert.deepEqual([found?.removedAt, found?.enabledAt !== null], [null, true])
})

test('a mailbox is tried before it is kept', async () => {
  await using server = await anImapServer()
  server.deliver(bridge(1))
  const { mailbox } = await aMailbox(server.port)
  assert.deepEqual(await tryMailbox(mailbox, true), { ok: true, folder: 'INBOX', messages: 1 })
})

test('a list of senders takes addresses and domains, whatever their case', () => {
  const list = ['@harbour.example', 'ana@example.org']
  assert.ok(
    isHeard(list, 'Office@Harbour.example') && isHeard(list, 'ana@example.org') && isHeard([], undefined),
  )
  assert.ok(
    !isHeard(list, 'x@notharbour.example') && !isHeard(list, 'bo@example.org') && !isHeard(list, undefined),
  )
})

test('messages come out of an mbox as they went in', () => {
  const messages = [
    'Subject: a\r\n\r\nFrom here\r\n>From there\r\n',
    'Subject: b\n\nx\n',
    'Subject: c\n\nno end',
  ].map((text) => Buffer.from(text))
  const back = fromMbox(toMbox(messages)).map(String)
  assert.deepEqual(back, [String(messages[0]), String(messages[1]), `${messages[2]}\n`])
})
