import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { aSender } from '../deliveries/sender.ts'
import { receiptFor } from '../exposure/receipt-for.ts'
import { renderReceipt } from '../exposure/receipts.ts'
import { findPerson } from '../people/queries.ts'
import { rollCall } from '../replies/roll-call.ts'
import type { Sending } from '../server/sending.ts'
import { testDatabase } from '../testing/scene.ts'
import { foundDemonstration, readFact } from './found.ts'
import { loadDemonstration } from './load.ts'

const now = new Date()
const owner = 'owner@example.org'
const sending = toOutbox(() => new Date())
let db: Database
let organisation = ''

before(async () => {
  db = (await testDatabase()).db
  // The first start ends after its first step, the second while it tells the alerts; the third has to finish both.
  await foundDemonstration(db, owner, now)
  await assert.rejects(
    loadDemonstration(db, { owner, sending: toOutbox(breaksAfter(40)), now }),
    /switched off/,
  )
  await loadDemonstration(db, { owner, sending, now: new Date() })
  organisation = (await readFact(db, 'demonstration')) ?? ''
})

test('twelve alerts over eight countries stand on public pages as exercises', async () => {
  const { rows } = await act((tx) =>
    sql<{ alerts: number; countries: number; states: string[] }>`
      select count(*)::int as alerts, count(distinct countries)::int as countries,
             array_agg(distinct state order by state) as states
      from publication where organisation = ${organisation} and exercise and demonstration`.execute(tx),
  )
  assert.deepEqual(rows, [{ alerts: 12, countries: 8, states: ['all-clear', 'expired', 'issued'] }])
})

test('every message is in the outbox and nothing waits', async () => {
  const { rows } = await act((tx) =>
    sql<{ waiting: number; kept: number; outbox: number }>`
      select (select count(*)::int from delivery where state in ('pending', 'leased', 'sending', 'retrying')) as waiting,
             (select count(*)::int from delivery where state in ('handed-over', 'bounced')) as kept,
             (select count(*)::int from outbox_message) as outbox`.execute(tx),
  )
  assert.equal(rows[0]?.waiting, 0)
  assert.equal(rows[0]?.outbox, rows[0]?.kept)
  assert.ok((rows[0]?.outbox ?? 0) > 50)
})

test('the desk does not say that nobody looks any more whether everybody was told', async () => {
  const looks = await act((tx) => tx.selectFrom('told_check').selectAll().execute())
  assert.deepEqual(looks, [])
})

test('the roll-call of the first alert is half finished', async () => {
  const call = await act(async (tx) => rollCall(tx, organisation, await alertOf(tx), { limit: 100 }))
  const { safe, asked, waiting, 'need-help': help, 'not-reached': lost } = call?.counts ?? assert.fail()
  assert.deepEqual([safe, help, lost, waiting], [8, 1, 1, 0])
  assert.ok(asked >= 4, `${asked} silent`)
  const byPhone = call?.lines.filter(({ reportedBy }) => reportedBy === owner)
  assert.deepEqual(
    byPhone?.map(({ name, reporter }) => [name, reporter]),
    [['Yusuf Hadi', 'self']],
  )
  assert.deepEqual(
    call?.lines.filter((line) => line.case !== null).map(({ name }) => name),
    ['Sofia Marin'],
  )
})

test('the duty contact was mailed about the help request, and again since nobody took the case in time', async () => {
  const mails = await act((tx) =>
    tx.selectFrom('outbox_message').select('subject').where('recipient', '=', `Owner <${owner}>`).execute(),
  )
  assert.equal(mails.length, 2)
  for (const { subject } of mails) assert.match(subject, /Help needed: Sofia Marin/)
})

test('the audience holds the hard cases and leaves out those who are elsewhere', async () => {
  const told = await act(async (tx) => {
    const { rows } = await sql<{ name: string; confidence: string }>`
      select p.name, e.confidence from exposed e join person p on p.id = e.person
      where e.alert = ${await alertOf(tx)}`.execute(tx)
    return new Map(rows.map(({ name, confidence }) => [name, confidence]))
  })
  for (const name of ['Nadia Karim', 'Daniel Okafor', 'Ingrid Solberg', 'Rafael Costa', 'Jonas Berger'])
    assert.ok(told.has(name), name)
  assert.deepEqual(
    ['Nadia Karim', 'Daniel Okafor', 'Ingrid Solberg'].map((name) => told.get(name)),
    ['certain', 'possible', 'possible'],
  )
  for (const name of ['Haruto Mori', 'Amal Nasser', 'Helen Fraser', 'Omar Jasim', 'Maria Santos'])
    assert.ok(!told.has(name), name)
})

test('somebody just outside the area can be told why they were not warned', async () => {
  const why = await act(async (tx) => {
    const person = await findPerson(tx, organisation, 'haruto.mori@example.org')
    return renderReceipt(await receiptFor(tx, organisation, await alertOf(tx), person?.id ?? '', now))
  })
  assert.match(why, /Guest house on the Hilla road/)
  assert.match(why, /\b2(\.\d)? km/)
})

test('loading it again changes nothing', async () => {
  const before = await counts()
  await loadDemonstration(db, { owner, sending, now: new Date(now.getTime() + 86_400_000) })
  assert.deepEqual(await counts(), before)
  assert.ok((before.person ?? 0) >= 58)
})

test('a start after a kill between the steps finds all there is and adds nothing twice', async () => {
  const before = await counts()
  await sql`delete from installation where key = 'demonstration-loaded'`.execute(db)
  await loadDemonstration(db, { owner, sending, now: new Date() })
  assert.deepEqual(await counts(), before)
  assert.ok(await readFact(db, 'demonstration-loaded'))
})

function act<T>(work: (tx: Tx) => Promise<T>) {
  return atomically(db, organisation, work)
}

async function alertOf(tx: Tx) {
  const { rows } = await sql<{ alert: string }>`
    select alert from publication where headline like 'Iraq: Advisory mission%'`.execute(tx)
  return rows[0]?.alert ?? assert.fail('the first alert is not published')
}

async function counts() {
  const tables = [
    'person',
    'trip',
    'stay',
    'site',
    'situation',
    'alert',
    'alert_revision',
    'alert_follow',
    'exposed',
  ]
  const more = [
    'notice',
    'delivery',
    'outbox_message',
    'reply',
    'help_case',
    'country_profile',
    'organisation',
  ]
  const counted: Record<string, number> = {}
  for (const table of [...tables, ...more]) {
    const { rows } = await act((tx) =>
      sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
    )
    counted[table] = rows[0]?.n ?? 0
  }
  return counted
}

function breaksAfter(calls: number) {
  let left = calls
  return () => {
    left -= 1
    if (left < 0) throw new Error('switched off')
    return new Date()
  }
}

function toOutbox(clock: () => Date): Sending {
  const secret = 'a secret of the tests'
  const url = 'https://alarum.example'
  const from = 'alarum@alarum.example'
  const sender = aSender({ email: null, worker: 'demonstration', clock, concurrency: 10, secret, url, from })
  return { sender, expansion: { secret, host: 'alarum.example' }, close: () => {} }
}
