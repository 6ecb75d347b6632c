import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aScene } from '../testing/scene.ts'
import { firstHash, sealHash, wordsDigest } from './entry.ts'
import { recordAudit } from './record.ts'
import { sealAudit } from './seal.ts'

const now = new Date('2026-03-02T00:00:00Z')

test('entries of one actor stand under one pseudonymous id, and are sealed into one chain', async () => {
  const { organisation, act } = await aScene()
  for (const action of ['alert.issued', 'person.looked-up'])
    await act((tx) =>
      recordAudit(tx, organisation, { actor: 'Ana@example.org', action, words: 'she called', now }),
    )

  assert.equal(await act((tx) => sealAudit(tx, organisation, now)), 2)
  assert.equal(await act((tx) => sealAudit(tx, organisation, now)), 0)

  const rows = await act((tx) =>
    tx
      .selectFrom('audit_seal as s')
      .innerJoin('audit_entry as e', 'e.id', 's.entry')
      .select(['s.number', 's.previous_hash', 's.hash', 'e.document', 'e.words_salt', 'e.words', 'e.actor'])
      .orderBy('s.number')
      .execute(),
  )
  const [first, second] = rows
  assert.ok(first && second)
  assert.equal(first.actor, second.actor)
  assert.ok(!first.document.toString().includes('example.org'))
  const digest = wordsDigest(first.words_salt, 'she called')
  assert.deepEqual(first.hash, sealHash(firstHash, digest, first.document))
  assert.deepEqual(second.previous_hash, first.hash)
})

test('the application can neither change nor delete an entry or a seal, only erase its words', async () => {
  const { organisation, act } = await aScene()
  await act((tx) => recordAudit(tx, organisation, { actor: 'a@example.org', action: 'a.b', words: 'x', now }))
  await act((tx) => sealAudit(tx, organisation, now))
  for (const statement of [
    sql`update audit_entry set action = 'other'`,
    sql`delete from audit_entry`,
    sql`update audit_seal set number = 7`,
    sql`delete from audit_seal`,
  ])
    await assert.rejects(
      act((tx) => statement.execute(tx)),
      { code: '42501' },
    )
  await act((tx) => sql`update audit_entry set words = null`.execute(tx))
})

test('one organisation sees nothing of another’s log', async () => {
  const [ours, theirs] = [await aScene(), await aScene()]
  await ours.act((tx) => recordAudit(tx, ours.organisation, { actor: 'a@example.org', action: 'a.b', now }))
  assert.equal((await theirs.act((tx) => tx.selectFrom('audit_entry').selectAll().execute())).length, 0)
})
