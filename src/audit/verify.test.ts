import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { aScene } from '../testing/scene.ts'
import { sealHash, wordsDigest } from './entry.ts'
import { eraseIdentity, eraseWords } from './erase.ts'
import { recordAudit } from './record.ts'
import { sealAudit } from './seal.ts'
import { verifyAudit, verifyPage } from './verify.ts'

const now = new Date('2026-03-02T00:00:00Z')

/** A log of `count` sealed entries, and a way to tamper with it as the owner of the tables. */
async function aLog(count = 5) {
  const scene = await aScene()
  const { organisation, act, db, ownerUrl } = scene
  for (let i = 0; i < count; i++)
    await act((tx) =>
      recordAudit(tx, organisation, {
        actor: 'ana@example.org',
        action: 'person.looked-up',
        words: `reason ${i}`,
        now: new Date(now.getTime() + i),
      }),
    )
  await act((tx) => sealAudit(tx, organisation, now))
  const entries = await act((tx) =>
    tx
      .selectFrom('audit_seal as s')
      .innerJoin('audit_entry as e', 'e.id', 's.entry')
      .select(['e.id', 'e.actor', 's.number', 's.hash', 'e.document', 'e.words_salt as salt'])
      .orderBy('s.number')
      .execute(),
  )
  const tamper = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      const { command, rowCount } = await client.query(text, values)
      assert.ok(rowCount || command === 'ALTER', 'the tampering itself happened')
    } finally {
      await client.end()
    }
  }
  const verify = () => verifyAudit(db, organisation)
  const idOf = (number: number) => entries[number - 1]?.id ?? ''
  return { ...scene, entries, idOf, tamper, verify }
}

test('a log nobody touched is whole, and its head is the hash of the last seal', async () => {
  const { verify, entries } = await aLog()
  const verdict = await verify()
  assert.equal(verdict.broken, null)
  assert.deepEqual([verdict.checked, verdict.of, verdict.unsealed], [5, 5, 0])
  assert.equal(verdict.head, entries.at(-1)?.hash.toString('hex'))
})

test('a log of many pages is walked to its end', async () => {
  const { act, organisation } = await aLog(7)
  const seen: (number | null)[] = []
  let after: number | null = 0
  while (after !== null) {
    const page: { next: number | null; broken: unknown } = await act((tx) =>
      verifyPage(tx, organisation, after as number, 3),
    )
    assert.equal(page.broken, null)
    after = page.next
    seen.push(after)
  }
  assert.deepEqual(seen, [3, 6, null])
})

test('a changed document is found, by number', async () => {
  const { tamper, idOf, verify } = await aLog()
  await tamper(
    `update audit_entry set document = replace(convert_from(document, 'UTF8'), 'looked-up', 'looked-at')::bytea where id = $1`,
    [idOf(3)],
  )
  const { broken } = await verify()
  assert.equal(broken?.number, 3)
  assert.match(broken?.reason ?? '', /does not follow from its entry/)
})

test('a column that says something else than the sealed bytes is found', async () => {
  const { tamper, idOf, verify } = await aLog()
  await tamper(`update audit_entry set action = 'person.erased' where id = $1`, [idOf(2)])
  assert.deepEqual((await verify()).broken, {
    number: 2,
    entry: idOf(2),
    reason: 'What is read of it is not what was sealed.',
  })
})

test('a deleted entry is found, though its seal went with it', async () => {
  const { tamper, idOf, verify } = await aLog()
  await tamper('delete from audit_seal where entry = $1', [idOf(2)])
  await tamper('delete from audit_entry where id = $1', [idOf(2)])
  const { broken } = await verify()
  assert.equal(broken?.number, 2)
  assert.match(broken?.reason ?? '', /Number 2 is missing/)
})

test('a deleted last seal is found: its entry is in no chain and waits for none', async () => {
  const { tamper, idOf, verify } = await aLog()
  await tamper('delete from audit_seal where entry = $1', [idOf(5)])
  const { broken } = await verify()
  assert.equal(broken?.entry, idOf(5))
  assert.match(broken?.reason ?? '', /in no chain/)
})

test('two entries put in one another’s place are found', async () => {
  const { tamper, idOf, verify, organisation } = await aLog()
  // As whoever owns the tables would: the constraint would refuse it.
  const constraint = 'constraint audit_seal_organisation_entry_key'
  await tamper(`alter table audit_seal drop ${constraint}`)
  await tamper(
    `update audit_seal set entry = case entry when $1::uuid then $2::uuid else $1::uuid end
     where organisation = $3 and entry in ($1, $2)`,
    [idOf(2), idOf(4), organisation],
  )
  await tamper(`alter table audit_seal add ${constraint} unique (organisation, entry)`)
  const { broken } = await verify()
  assert.equal(broken?.number, 2)
})

test('words that were exchanged are found, and words that went without an erasure', async () => {
  const exchanged = await aLog()
  await exchanged.tamper(`update audit_entry set words = 'a better reason' where id = $1`, [
    exchanged.idOf(4),
  ])
  assert.match((await exchanged.verify()).broken?.reason ?? '', /not those that were written/)

  const gone = await aLog()
  await gone.tamper(`update audit_entry set words = null, words_salt = '' where id = $1`, [gone.idOf(4)])
  assert.match((await gone.verify()).broken?.reason ?? '', /no erasure is noted/)
})

test('names and words can be erased, and the chain stays whole', async () => {
  const { act, organisation, entries, idOf, verify } = await aLog()
  const by = { by: 'owner@example.org', now }
  assert.equal(await act((tx) => eraseIdentity(tx, organisation, entries[0]?.actor ?? '', by)), true)
  assert.equal(await act((tx) => eraseWords(tx, organisation, idOf(3), by)), true)
  assert.equal(await act((tx) => eraseWords(tx, organisation, idOf(3), by)), false)
  await act((tx) => sealAudit(tx, organisation, now))
  const verdict = await verify()
  assert.deepEqual([verdict.broken, verdict.checked, verdict.erased], [null, 7, 1])
  const names = await act((tx) => tx.selectFrom('audit_identity').select('name').execute())
  assert.ok(!names.some(({ name }) => name === 'ana@example.org'))
})

test('a chain rewritten as a whole is whole again, and the head noted elsewhere tells it', async () => {
  const { db, tamper, entries, idOf, verify, organisation } = await aLog(1)
  const noted = entries[0]?.hash.toString('hex') ?? ''
  const [first] = entries
  assert.ok(first)
  const digest = wordsDigest(first.salt, 'another reason')
  const hash = sealHash(Buffer.alloc(32), digest, first.document)
  await tamper('update audit_entry set words = $2, words_digest = $3 where id = $1', [
    idOf(1),
    'another reason',
    digest,
  ])
  await tamper('update audit_seal set hash = $2 where entry = $1', [idOf(1), hash])
  assert.equal((await verify()).broken, null)
  const against = await verifyAudit(db, organisation, { noted })
  assert.match(against.broken?.reason ?? '', /rewritten/)
})

test('an entry that waits for its seal is no fault, and is counted', async () => {
  const { act, organisation, verify } = await aLog()
  await act((tx) => recordAudit(tx, organisation, { actor: 'a@example.org', action: 'a.b', now }))
  const verdict = await verify()
  assert.deepEqual([verdict.broken, verdict.unsealed, verdict.oldestUnsealed], [null, 1, now])
})
