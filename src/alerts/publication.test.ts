import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aScene } from '../testing/scene.ts'
import { someContent } from '../testing/told.ts'
import { publishRevision } from './publication.ts'
import { appendRevision, expireDue, type NewRevision } from './revisions.ts'

type Scene = Awaited<ReturnType<typeof aScene>>

const now = new Date('2026-03-03T06:00:00Z')
const actor = { email: 'ana@a.example', through: 'command' } as const
const open = (over: Parameters<typeof someContent>[0] = {}) => someContent({ sharing: 'CLEAR', ...over })

function issue({ organisation, act }: Scene, wanted: Partial<NewRevision>) {
  return act(async (tx) => {
    const kind = wanted.alert ? 'update' : 'alert'
    const revision = await appendRevision(tx, organisation, { kind, content: open(), actor, now, ...wanted })
    return { ...revision, isPublic: await publishRevision(tx, organisation, revision) }
  })
}

/** As an anonymous reader: no organisation is set. */
function read({ db, organisation }: Scene) {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy('headline')
    .execute()
}

test('a TLP:CLEAR alert in our own words is public', async () => {
  const scene = await aScene()

  const { isPublic } = await issue(scene, {})

  assert.deepEqual([isPublic, (await read(scene)).length], [true, 1])
})

for (const sharing of ['GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const)
  test(`a TLP:${sharing} alert leaves no public row`, async () => {
    const scene = await aScene()

    const { isPublic } = await issue(scene, { content: open({ sharing }) })

    assert.deepEqual([isPublic, await read(scene)], [false, []])
  })

test('quoted words leave no public row', async () => {
  const scene = await aScene()

  await issue(scene, { content: open({ wording: 'quoted' }) })

  assert.deepEqual(await read(scene), [])
})

test('a replay of another time leaves no public row', async () => {
  const scene = await aScene()

  await issue(scene, { asOf: new Date('2026-03-03T00:00:00Z') })

  assert.deepEqual(await read(scene), [])
})

test('an alert that stops being TLP:CLEAR leaves, and nobody that follows it names it any more', async () => {
  const scene = await aScene()
  const first = await issue(scene, { content: open({ headline: 'Iraq: A first thing' }) })
  await issue(scene, { content: open({ headline: 'Iraq: B follows' }), follows: [first.slug] })
  const before = await read(scene)

  await issue(scene, { alert: first.alert, content: open({ sharing: 'AMBER' }) })

  const follows = (row: (typeof before)[number] | undefined) =>
    ((row?.follows ?? []) as { headline: string }[]).map(({ headline }) => headline)
  const [after, ...others] = await read(scene)
  assert.deepEqual([follows(before[1]), follows(after), others], [['Iraq: A first thing'], [], []])
})

test('the public row holds no private field', async () => {
  const scene = await aScene()
  const conditions = [{ tags: ['board'], wording: 'Call the security desk.', narrow: false }]

  await issue(scene, { content: open({ conditions, response: { mode: 'safety-check' } }) })

  const [row] = await read(scene)
  assert.doesNotMatch(JSON.stringify(row), /security desk|board|safety-check|ana@a\.example/)
})

test('the note of a revision that was not public stays internal', async () => {
  const scene = await aScene()
  const { alert } = await issue(scene, {
    content: open({ sharing: 'AMBER' }),
    note: 'Told by a source we protect.',
  })

  await issue(scene, { alert, note: 'Now confirmed by the police.' })

  const [row] = await read(scene)
  const revisions = row?.revisions as { number: number; public: boolean; note: string | null }[]
  assert.deepEqual(
    revisions.map(({ number, note, public: open }) => [number, open, note]),
    [
      [1, false, null],
      [2, true, 'Now confirmed by the police.'],
    ],
  )
})

test('the end of an alert that never was public is not public either', async () => {
  const scene = await aScene()
  const { alert } = await issue(scene, { content: open({ sharing: 'AMBER' }) })

  const { isPublic } = await issue(scene, { alert, kind: 'cancel' })

  assert.deepEqual([isPublic, await read(scene)], [false, []])
})

test('a cancelled alert stays readable with its state', async () => {
  const scene = await aScene()
  const { alert } = await issue(scene, {})

  await issue(scene, { alert, kind: 'cancel' })

  assert.deepEqual(
    (await read(scene)).map(({ state, kind, number }) => [state, kind, number]),
    [['cancelled', 'cancel', 2]],
  )
})

test('an expired alert is shown as expired', async () => {
  const scene = await aScene()
  await issue(scene, {})

  await scene.act((tx) => expireDue(tx, scene.organisation, new Date('2026-03-06T00:00:00Z')))

  assert.deepEqual(
    (await read(scene)).map(({ state }) => state),
    ['expired'],
  )
})

test('a public alert is found by a stem of its prose and by the name of a place', async () => {
  const scene = await aScene()
  await issue(scene, {})

  const { rows } = await sql<{ stem: boolean; place: boolean; other: boolean }>`
    select words @@ to_tsquery('english', 'delaying') as stem, words @@ to_tsquery('simple', 'baghdad') as place,
      words @@ to_tsquery('simple', 'paris') as other
    from publication where organisation = ${scene.organisation}`.execute(scene.db)

  assert.deepEqual(rows, [{ stem: true, place: true, other: false }])
})

test('another organisation can neither change nor remove a public row', async () => {
  const scene = await aScene()
  await issue(scene, {})
  const stranger = await aScene()

  await stranger.act((tx) => tx.deleteFrom('publication').execute())

  assert.equal((await read(scene)).length, 1)
})
