import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aDesk, aMember } from '../../testing/desk.ts'
import { aFastForward } from '../../testing/fast-forward.ts'
import { beginFeed, playAgain, playing, stopFeed } from './play.ts'

const start = new Date('2026-05-20T10:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const forward = await aFastForward(start)
test.after(() => forward[Symbol.asyncDispose]())

test('a server that was away in the middle goes on where the clock is: nothing is lost, nothing said twice', async () => {
  const { db, site, clock, play, look } = forward
  await play(200)
  clock.now = later(900)
  await beginFeed(db, site.url, clock.now)
  await look()
  assert.deepEqual(await playing(db), { startedAt: start, endsAt: later(600) })
  const told = await reports()
  assert.equal(told.length, 27)
  assert.equal(new Set(told.map(({ title, source }) => `${source} ${title}`)).size, told.length)
  const on = (await forward.sources()).filter(({ enabledAt }) => enabledAt).map(({ key }) => key)
  assert.deepEqual(on, ['demo-river-gauge'])
})

test('a later start begins nothing again', async () => {
  const { db, site } = forward
  await beginFeed(db, site.url, later(5000))
  assert.deepEqual((await playing(db))?.startedAt, start)
  const gauge = (await forward.sources()).find(({ key }) => key === 'demo-river-gauge')
  assert.deepEqual([gauge?.everySeconds, (await on()).length], [3600, 1])
})

test('played again it begins with the first report; the stories of before are gone and all outlets are on', async () => {
  const { db, site, clock, act, play } = forward
  clock.now = later(8000)
  await playAgain(db, site.url, clock.now)
  assert.deepEqual([await stories(), (await reports()).length, (await on()).length], [0, 0, 12])
  await play(60, clock.now)
  const told = await act((tx) => tx.selectFrom('report').select('title').orderBy('first_seen_at').execute())
  assert.deepEqual(
    told.map(({ title }) => title),
    [
      'Seti River at Pokhara: 2.1 m, rising',
      'Explosion at fuel depot in Nairobi',
      'Seti River at Pokhara: 2.4 m, rising',
      'Explosion at fuel depot in Manila',
    ],
  )
})

test('what somebody else said of such a story is kept when it is played again', async () => {
  const { db, site, act, clock, organisation } = forward
  const note = await act(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with desk as (
        insert into source (id, organisation, key, name, way, format, family, every_seconds)
        values (gen_random_uuid(), ${organisation}, 'a-desk', 'Told', 'desk', 'note', 'desk', 86400) returning id),
      told as (
        insert into report (id, organisation, source, identified_by, state, first_seen_at, changed_at, body_sha256, grouped)
        select gen_random_uuid(), ${organisation}, id, 'id', 'actual', now(), now(), '', true from desk returning id)
      select id from told`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into story_report (report, story, revision, joined_at, features)
      select ${id}, story, 1, now(), features from story_report limit 1`.execute(tx)
    return id
  })
  await playAgain(db, site.url, clock.now)
  assert.deepEqual(
    (await reports()).map(({ id, grouped }) => [id, grouped]),
    [[note, false]],
  )
})

test('the desk of the demonstration plays it again by its API; a viewer may only look, other organisations find nothing', async () => {
  const { db, site, organisation, clock } = forward
  const owner = await aMember(db, site, organisation, 'owner')
  const viewer = await aMember(db, site, organisation, 'viewer')
  const other = await aDesk(db, site)
  const path = '/api/demonstration/feed'
  clock.now = later(20_000)
  const answers = [
    await viewer.get(path),
    await viewer.send('POST', path),
    await other.get(path),
    await other.send('POST', path),
    await owner.send('POST', path),
  ].map(({ status }) => status)
  assert.deepEqual(answers, [200, 403, 404, 404, 200])
  assert.deepEqual((await playing(db))?.startedAt, later(20_000))
  const audit = await forward.act((tx) => tx.selectFrom('audit_entry').select('action').execute())
  assert.ok(audit.some(({ action }) => action === 'demonstration.played'))
})

test('a site without its demonstration switches the outlets off', async () => {
  await stopFeed(forward.db, later(20_100))
  assert.deepEqual(await on(), [])
})

function reports() {
  return forward.act((tx) => tx.selectFrom('report').select(['id', 'title', 'source', 'grouped']).execute())
}

async function stories() {
  return (await forward.act((tx) => tx.selectFrom('story').select('id').execute())).length
}

async function on() {
  return (await forward.sources()).filter(({ enabledAt }) => enabledAt)
}
