import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isOutage, openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { reachEmbedded } from '../database/reach.ts'
import { issue } from '../issuing/issue.ts'
import { firstOrganisation } from '../server/installation.ts'
import { alarum, databasePid, dataFolder, ended } from '../testing/started.ts'
import { someContent } from '../testing/told.ts'

const now = new Date('2026-03-02T00:00:00Z')
const owner = 'owner@a.example'
const data = await dataFolder()
const reached = await reachEmbedded(data.path)
await migrate(reached.ownerUrl)
const db = openDatabase(reached.appUrl)
const { organisation } = await firstOrganisation(db, { owner, name: 'Home' })

after(async () => {
  await db.destroy()
  await reached.leave()
  await data[Symbol.asyncDispose]()
})

const request = (headline: string) => ({
  kind: 'alert' as const,
  content: someContent({
    headline,
    response: { mode: 'safety-check' },
    sharing: 'CLEAR',
    area: [{ type: 'country', country: 'IQ' }],
  }),
  actor: { email: owner, through: 'command' as const },
  now,
})

async function asOwner() {
  const client = new pg.Client({ connectionString: reached.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Ends the database at once, as a crash does, and waits until the one that takes its place answers. */
async function crash() {
  const pid = (await databasePid(data.path)) ?? 0
  process.kill(pid, 'SIGQUIT')
  await ended(pid)
  for (;;) {
    const client = await asOwner().catch(() => pause(50))
    if (client) return client.end()
  }
}

/** How many rows an alert has left in each table it writes. */
async function traces() {
  const client = await asOwner()
  const count = async (table: string) =>
    (await client.query(`select count(*)::int as rows from ${table}`)).rows[0].rows as number
  const tables = ['situation', 'alert', 'alert_revision', 'roll_call', 'publication', 'match_due']
  const counted: Record<string, number> = {}
  for (const table of tables) counted[table] = await count(table)
  await client.end()
  return counted
}

/** Holds a table locked until something waits for it, so that the crash comes exactly there. */
async function crashAt(table: string, begin: () => Promise<unknown>) {
  const holder = await asOwner()
  await holder.query(`begin; lock table ${table} in exclusive mode`)
  const outcome = begin()
  const waits = async () => (await holder.query('select 1 from pg_locks where not granted')).rows.length > 0
  let early: unknown
  void outcome.then((came) => {
    early = came
  })
  while (!(await waits())) assert.equal(early, undefined, `it never came to ${table}`)
  await crash()
  return outcome
}

for (const table of ['alert_revision', 'roll_call', 'publication'])
  test(`a database that crashes while an alert is written into ${table} leaves nothing of it`, async () => {
    const before = await traces()
    const outcome = await crashAt(table, () =>
      issue(db, organisation, request(`Iraq: Crash at ${table}`)).catch((fault) => fault),
    )
    assert.equal(isOutage(outcome), true, String(outcome))
    assert.deepEqual(await traces(), before)
  })

test('an alert that was answered for is whole after a crash', async () => {
  const before = await traces()
  const issued = await issue(db, organisation, request('Iraq: Crash after the answer'))
  await crash()
  const there = await traces()
  assert.equal(issued.ok, true, JSON.stringify(issued))
  for (const table of ['alert', 'alert_revision', 'roll_call', 'publication'])
    assert.equal(there[table], (before[table] ?? 0) + 1, table)
})

test('the command says that the database went away, leaves nothing, and works when run again', async () => {
  const file = join(data.path, 'alert.md')
  const from = new Date(Date.now() + 3_600_000).toISOString()
  const to = new Date(Date.now() + 86_400_000).toISOString()
  await writeFile(
    file,
    `---\ncategory: unrest\nseverity: Moderate\ncountry: Iraq\neventTime: today\narea: { country: IQ }\ntimeframe: { from: ${from}, to: ${to} }\n---\n` +
      '# Iraq: March announced in Baghdad\n\nA march is announced for the centre.\n\n## Event\n\nA march is announced.\n',
  )
  const words = ['issue', file, '--yes', '--as', owner, '--json']
  const before = await traces()
  await using interrupted = alarum(words, { ALARUM_DATA: data.path })
  await crashAt('publication', () => interrupted.exit)
  assert.equal(await interrupted.exit, 1)
  assert.match(interrupted.told.err, /^alarum: The database went away .*; run the command again\.\n$/)
  assert.deepEqual(await traces(), before)

  await using again = alarum(words, { ALARUM_DATA: data.path })
  assert.equal(await again.exit, 0, again.told.err)
  assert.equal((await traces()).alert, (before.alert ?? 0) + 1)
})
