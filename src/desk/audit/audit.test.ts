import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordAudit } from '../../audit/record.ts'
import { sealAudit } from '../../audit/seal.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { aDesk } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import type { AuditCheck, AuditPage } from './contract.ts'

const start = Date.parse('2026-03-02T00:00:00Z')

/** An owner at a log of three look-ups by Ana and one import by Bo, a second apart. */
async function aLog() {
  const { db } = await aScene()
  const site = await served(db)
  const desk = await aDesk(db, site)
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, desk.organisation, work)
  const subject = crypto.randomUUID()
  const note = (actor: string, action: string, i: number, words: string | null) =>
    act((tx) =>
      recordAudit(tx, desk.organisation, { actor, action, subject, words, now: new Date(start + i * 1000) }),
    )
  for (const i of [0, 1, 2]) await note('ana@example.org', 'person.looked-up', i, `=HYPERLINK("x") ${i}`)
  await note('bo@example.org', 'people.imported', 3, null)
  await act((tx) => sealAudit(tx, desk.organisation, new Date(start)))
  const read = async <T = AuditPage>(path: string) => {
    const answer = await desk.get(`/api${path}`)
    assert.equal(answer.status, 200, path)
    return (await answer.json()) as T
  }
  return { ...desk, site, act, subject, read, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('the log is read a page at a time, the latest first, and nothing is left out or shown twice', async () => {
  await using log = await aLog()
  const numbers: (number | null)[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: AuditPage = await log.read(`/audit?limit=3${next ? `&after=${next}` : ''}`)
    numbers.push(...page.entries.map(({ number }) => number))
    next = page.next
  }
  assert.deepEqual(numbers, [4, 3, 2, 1])
})

test('it is filtered by who, what, whom and when, and by all of them', async () => {
  await using log = await aLog()
  const count = async (query: string) => (await log.read(`/audit?${query}`)).entries.length
  assert.equal(await count('actor=Ana@example.org'), 3)
  assert.equal(await count('action=person.looked-up'), 3)
  assert.equal(await count('action=people'), 1)
  assert.equal(await count('action=person'), 3)
  assert.equal(await count(`subject=${log.subject}`), 4)
  assert.equal(await count('from=2026-03-02T00:00:01Z&to=2026-03-02T00:00:03Z'), 2)
  assert.equal(await count('actor=ana@example.org&action=people.imported'), 0)
  assert.equal(await count('actor=nobody@example.org'), 0)
  assert.equal((await log.get('/api/audit?after=none')).status, 400)
  const { actions } = await log.read<{ actions: string[] }>('/audit/actions')
  assert.deepEqual(actions, ['people.imported', 'person.looked-up'])
})

test('a spreadsheet takes nothing of the export for a formula, and the export is in the log', async () => {
  await using log = await aLog()
  const csv = await (await log.get('/api/audit/export?format=csv&actor=ana@example.org')).text()
  const lines = csv.trim().split('\r\n')
  assert.equal(lines.length, 4)
  assert.match(lines[1] ?? '', /,"'=HYPERLINK\(""x""\) 2",/)
  const answer = await log.get('/api/audit/export?format=jsonl')
  assert.match(answer.headers.get('content-disposition') ?? '', /attachment; filename="audit-.*\.jsonl"/)
  const read = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { action: string })
  assert.deepEqual(read.map(({ action }) => action).slice(0, 2), ['audit.exported', 'audit.exported'])
})

test('erased names and words are gone from the page, and the check still finds the chain whole', async () => {
  await using log = await aLog()
  const [, entry] = (await log.read('/audit')).entries
  assert.equal((await log.post(`/api/audit/actors/${entry?.actor}/erase`)).status, 200)
  assert.equal((await log.post(`/api/audit/${entry?.id}/erase-words`)).status, 200)
  assert.equal((await log.post(`/api/audit/${entry?.id}/erase-words`)).status, 404)
  await log.act((tx) => sealAudit(tx, log.organisation, new Date(start)))
  const again = (await log.read('/audit')).entries.find(({ id }) => id === entry?.id)
  assert.deepEqual([again?.name, again?.words, again?.wordsErased], [null, null, true])
  const check = await log.read<AuditCheck>('/audit/verify')
  assert.deepEqual([check.checked, check.next, check.broken, check.erased], [6, null, null, 1])
  assert.match(check.head ?? '', /^[0-9a-f]{64}$/)
})

test('another organisation’s owner reads and erases nothing of it', async () => {
  await using log = await aLog()
  const { db } = await aScene()
  const theirs = await aDesk(db, log.site)
  const [entry] = (await log.read('/audit')).entries
  assert.equal((await theirs.post(`/api/audit/${entry?.id}/erase-words`)).status, 404)
  assert.equal((await theirs.post(`/api/audit/actors/${entry?.actor}/erase`)).status, 404)
  assert.deepEqual(await (await theirs.get('/api/audit')).json(), { entries: [], next: null })
})
