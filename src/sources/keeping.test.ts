import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sharedly, type Tx } from '../database/database.ts'
import { makeOrganisation, ownerUser } from '../server/installation.ts'
import { aWatch } from '../testing/watched.ts'
import { addSource, changeSource } from './add.ts'
import { parseCatalogue, readCatalogue } from './catalogue.ts'
import { claimDue } from './claim.ts'
import { exportSources } from './export.ts'
import { groupSources } from './group.ts'
import { importSources } from './import.ts'
import { installCatalogue, sourceOfEntry } from './install.ts'
import { findSource, listSources, sourceSets } from './queries.ts'
import { removeSources, restoreSources } from './remove.ts'
import { enableSources, writeSources } from './write.ts'

const note = JSON.stringify([{ id: 'n-1', title: 'Bridge closed in Kisumu', text: 'Police closed it.' }])
const now = new Date('2026-05-02T10:00:00Z')

async function anOrganisation() {
  const watch = await aWatch()
  const organisation = await watch.db.transaction().execute(async (tx) => {
    const owner = await ownerUser(tx, `${randomUUID()}@example.org`)
    return makeOrganisation(tx, { name: 'Desk', slug: randomUUID(), owner, demonstration: false })
  })
  const theirs = <T>(work: (tx: Tx) => Promise<T>) => sharedly(watch.db, organisation, work)
  return { ...watch, organisation, theirs }
}

test('what a name and an address do not say is filled in, and the key is free', async () => {
  const { shared, found } = await aWatch()
  const at = () => ({ name: 'Harbour Rädio', url: `https://feeds.radio.co.ke/${randomUUID()}` })
  const first = await shared((tx) => addSource(tx, null, at()))
  const second = await shared((tx) => addSource(tx, null, at()))
  assert.ok(first.ok && second.ok)
  assert.equal(first.key, 'harbour-radio')
  assert.equal(second.key, 'harbour-radio-2')
  const { family, reliability, format, enabledAt } = await found(first.key)
  assert.deepEqual([family, reliability, format, enabledAt], ['radio-co-ke', 'F', 'feed', null])
})

test('an address that is watched already is refused by the name of who has it', async () => {
  const { shared, source, found } = await aWatch()
  const key = await source('/twice')
  const { url } = await found(key)
  const again = await shared((tx) => addSource(tx, null, { name: 'Again', url: url as string }))
  assert.deepEqual(again, {
    ok: false,
    faults: [{ field: 'url', by: key, fault: `"${key}" has this address already.` }],
  })
})

test('a source is verified on the day its own address is first read without a fault', async () => {
  const { source, poll, publisher, found } = await aWatch()
  const key = await source('/proof')
  publisher.put('/proof', '{"broken":')
  await poll(key, now)
  assert.equal((await found(key)).verified, null)
  publisher.put('/proof', JSON.stringify([{ text: 'no title' }]))
  await poll(key, now)
  assert.equal((await found(key)).verified, null)
  publisher.put('/proof', note)
  await poll(key, now)
  assert.equal((await found(key)).verified, '2026-05-02')
  publisher.put('/proof', note.replace('n-1', 'n-2'))
  await poll(key, new Date('2026-05-03T10:00:00Z'))
  assert.equal((await found(key)).verified, '2026-05-02')
})

test('another address or format has to be verified anew, another schedule has not', async () => {
  const { source, poll, publisher, found, shared } = await aWatch()
  const key = await source('/moved')
  publisher.put('/moved', note)
  await poll(key, now)
  const change = async (what: object) =>
    shared(async (tx) =>
      changeSource(tx, null, (await findSource(tx, key)) as Awaited<ReturnType<typeof found>>, what),
    )
  assert.ok((await change({ every: 7, silentAfter: 12 })).ok)
  const before = await found(key)
  assert.deepEqual(
    [before.verified, before.everySeconds, before.silentAfterSeconds],
    ['2026-05-02', 420, 43_200],
  )
  assert.ok((await change({ format: 'feed', silentAfter: null })).ok)
  const after = await found(key)
  assert.deepEqual([after.verified, after.silentAfterSeconds, after.everySeconds], [null, null, 420])
  assert.deepEqual(await change({ country: 'QQ' }), {
    ok: false,
    faults: [{ field: 'country', fault: 'use a code of ISO 3166-1 alpha-2, or null for many countries' }],
  })
})

test('the dates of verification go out with an export and come back', async () => {
  const { source, poll, publisher, shared } = await aWatch()
  const set = `set-${randomUUID().slice(0, 8)}`
  const key = await source('/dated', { sets: [set], region: 'africa' })
  publisher.put('/dated', note)
  await poll(key, now)
  const read = parseCatalogue(await shared((tx) => exportSources(tx, 'yaml', set)), 'own.yaml')
  assert.deepEqual(read.ok && read.entries.map((entry) => [entry.key, entry.verified]), [[key, '2026-05-02']])
})

test('a removed source is neither listed nor asked, its reports stay, and it can be put back', async () => {
  const { source, poll, publisher, found, shared, reports, db } = await aWatch()
  const set = `set-${randomUUID().slice(0, 8)}`
  const key = await source('/gone', { sets: [set] })
  publisher.put('/gone', note)
  await poll(key, now)
  assert.deepEqual(await shared((tx) => removeSources(tx, null, [key], now)), [key])
  const { id } = await found(key)
  await shared((tx) => enableSources(tx, { set }, true, now))
  await shared((tx) => tx.updateTable('source_state').set({ due_at: now }).where('source', '=', id).execute())
  assert.equal(
    (await claimDue(db, null, 500)).some((claimed) => claimed.source === id),
    false,
  )
  const listed = (state?: 'removed') => shared((tx) => listSources(tx, { set, state, limit: 10 }))
  assert.deepEqual([(await listed()).length, (await listed('removed')).length], [0, 1])
  assert.deepEqual(
    (await reports(key)).map(({ title }) => title),
    ['Bridge closed in Kisumu'],
  )
  assert.deepEqual(await shared((tx) => restoreSources(tx, null, [key])), [key])
  assert.deepEqual(
    (await listed()).map(({ enabledAt }) => enabledAt),
    [null],
  )
})

test('a set that an organisation makes of everybody’s sources is its own', async () => {
  const { source, theirs, shared, organisation, found } = await anOrganisation()
  const [base, mine] = [`base-${randomUUID().slice(0, 8)}`, `mine-${randomUUID().slice(0, 8)}`]
  const keys = await Promise.all(['/g1', '/g2'].map((path) => source(path, { sets: [base] })))
  const group = (set: string, isIn: boolean, chosen: { keys: string[] } | { set: string }) =>
    theirs((tx) => groupSources(tx, organisation, { chosen, set, isIn }))
  assert.equal(await group(mine, true, { set: base }), 2)
  assert.equal(await group(mine, true, { set: base }), 0)
  assert.equal(await group(base, false, { keys: [keys[0] as string] }), 1)
  const counted = (sets: { set: string; sources: number }[]) =>
    sets.filter(({ set }) => [base, mine].includes(set)).map(({ set, sources }) => [set, sources])
  assert.deepEqual(counted(await theirs(sourceSets)), [
    [base, 1],
    [mine, 2],
  ])
  assert.deepEqual(counted(await shared(sourceSets)), [[base, 2]])
  assert.deepEqual((await found(keys[0] as string)).sets, [base])
  assert.equal(await group(base, true, { keys }), 1)
  assert.deepEqual(counted(await theirs(sourceSets)), [
    [base, 2],
    [mine, 2],
  ])
})

test('an organisation’s own word on a set goes before everybody’s', async () => {
  const { source, theirs, shared, organisation } = await anOrganisation()
  const set = `set-${randomUUID().slice(0, 8)}`
  const key = await source('/word')
  await theirs((tx) => groupSources(tx, organisation, { chosen: { keys: [key] }, set, isIn: true }))
  await theirs((tx) => groupSources(tx, organisation, { chosen: { keys: [key] }, set, isIn: false }))
  await shared((tx) => groupSources(tx, null, { chosen: { keys: [key] }, set, isIn: true }))
  const sets = async (who: typeof theirs) => (await who((tx) => findSource(tx, key)))?.sets
  assert.deepEqual([await sets(theirs), await sets(shared)], [[], [set]])
})

test('what a person changed or removed stays so when a newer catalogue comes', async () => {
  const { db, shared, found } = await aWatch()
  await installCatalogue(db)
  const bundled = readCatalogue()
  assert.ok(bundled.ok)
  const [edited, removed, other] = bundled.entries.slice(20, 23)
  assert.ok(edited && removed && other)
  await shared((tx) => writeSources(tx, null, [{ ...sourceOfEntry(edited), everySeconds: 4242 }]))
  await shared((tx) => writeSources(tx, null, [sourceOfEntry(other)]))
  await shared((tx) => removeSources(tx, null, [removed.key], now))
  await shared((tx) => tx.updateTable('source').set({ name: 'stale' }).where('key', '=', other.key).execute())
  await db.updateTable('installation').set({ value: 'older' }).where('key', '=', 'catalogue').execute()
  await installCatalogue(db)
  assert.equal((await found(edited.key)).everySeconds, 4242)
  assert.ok((await found(removed.key)).removedAt)
  assert.equal((await found(other.key)).name, other.name)
})

const bytes = (text: string) => Buffer.from(text)

test('OPML is taken row by row: added, there already, refused and why', async () => {
  const { shared, source, found } = await aWatch()
  const key = await source('/opml')
  const { url } = await found(key)
  const fresh = `https://one.example/${randomUUID()}`
  const opml = `<opml version="2.0"><body><outline text="One" xmlUrl="${fresh}"/>
    <outline text="Known" xmlUrl="${url}"/><outline text="Odd" xmlUrl="ftp://x.example/"/></body></opml>`
  const done = await shared((tx) =>
    importSources(tx, null, { form: 'opml', file: 'a.opml', bytes: bytes(opml) }),
  )
  assert.ok(done.ok)
  assert.deepEqual(
    done.rows.map(({ name, outcome, why }) => [name, outcome, why]),
    [
      ['One', 'added', null],
      ['Known', 'there', `"${key}" has this address already.`],
      ['outline 3 (Odd)', 'refused', 'url: give an address that begins with http:// or https://'],
    ],
  )
  const again = await shared((tx) =>
    importSources(tx, null, { form: 'opml', file: 'a.opml', bytes: bytes(opml) }),
  )
  assert.ok(again.ok)
  assert.deepEqual(
    again.rows.map(({ outcome }) => outcome),
    ['there', 'there', 'refused'],
  )
})

test('a list of another program never changes a source that happens to have its name', async () => {
  const { shared, found } = await aWatch()
  const name = `Wire ${randomUUID().slice(0, 8)}`
  const first = await shared((tx) => addSource(tx, null, { name, url: 'https://wire.example/a' }))
  assert.ok(first.ok)
  const opml = `<opml version="2.0"><body><outline text="${name}" xmlUrl="https://wire.example/b"/></body></opml>`
  const done = await shared((tx) =>
    importSources(tx, null, { form: 'opml', file: 'a.opml', bytes: bytes(opml) }),
  )
  assert.deepEqual(done.ok && done.rows.map(({ key, outcome }) => [key, outcome]), [
    [`${first.key}-2`, 'added'],
  ])
  assert.equal((await found(first.key)).url, 'https://wire.example/a')
})

test('YAML is taken whole: a known key is changed, a fault names entry and field and nothing is taken', async () => {
  const { shared, found } = await aWatch()
  const key = `own-${randomUUID().slice(0, 8)}`
  const entry = (more = '') => `
- key: ${key}
  name: Own
  url: https://own.example/${key}
  format: feed
  family: own
  country: KE
  region: africa
  kinds: [news]
  language: en
  timeZone: Africa/Nairobi
  reliability: C
  terms: unknown
  every: 5
  set: []
  verified: never
${more}`
  const take = (text: string) =>
    shared((tx) => importSources(tx, null, { form: 'yaml', file: 'my.yaml', bytes: bytes(text) }))
  const outcomes = async (text: string) => {
    const done = await take(text)
    return done.ok && done.rows.map(({ outcome }) => outcome)
  }
  assert.deepEqual(await outcomes(entry()), ['added'])
  assert.deepEqual(await outcomes(entry().replace('every: 5', 'every: 9')), ['changed'])
  const bad = await take(entry().replace('every: 5', 'every: 11').replace('KE', 'QQ'))
  assert.deepEqual(!bad.ok && bad.faults.map(({ entry, field }) => [entry, field]), [
    [`entry 1 (${key})`, 'country'],
  ])
  assert.equal((await found(key)).everySeconds, 540)
})
