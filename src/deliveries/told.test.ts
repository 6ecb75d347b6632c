import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atomically } from '../database/database.ts'
import { issue } from '../issuing/issue.ts'
import { importPeople } from '../people/import-people.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'
import { findUntold, lastLook, lookForUntold } from './told.ts'

const now = new Date('2026-03-03T06:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const people = 'key,name,email,post,post country\nA,Ana,ana@example.org,Baghdad,Iraq\nB,Bo,,Baghdad,Iraq\n'

async function anIssuedAlert() {
  const scene = await aScene()
  const { db, organisation } = scene
  await using site = await served(db, { clock: () => now })
  await importPeople(db, organisation, Buffer.from(people), { dryRun: false, now })
  const content = someContent({ area: [{ type: 'country', country: 'IQ' }] })
  const actor = { email: 'owner@example.org', through: 'command' as const }
  const issued = await issue(db, organisation, { kind: 'alert', content, exercise: true, actor, now })
  assert.ok(issued.ok)
  const expand = () => site.work()
  const look = (at: Date) => scene.act((tx) => findUntold(tx, organisation, at))
  return { ...scene, alert: issued.alert, expand, look }
}

test('an audience without a message is missed two minutes later, and nobody is once it was told', async () => {
  const { look, expand, alert } = await anIssuedAlert()
  assert.equal((await look(later(60))).people, 0)
  assert.deepEqual(await look(later(180)), { people: 2, since: now, alert })
  await expand()
  assert.deepEqual(await look(later(180)), { people: 0, since: null, alert: null })
})

test('one person whose delivery is lost is found among those who have theirs', async () => {
  const { look, expand, act } = await anIssuedAlert()
  await expand()
  await act((tx) =>
    sql`delete from delivery where id = (select id from delivery order by id limit 1)`.execute(tx),
  )
  assert.equal((await look(later(180))).people, 1)
})

test('the worker writes that it looked and what it found, once a minute', async () => {
  const { db, organisation, alert } = await anIssuedAlert()
  assert.equal(await lookForUntold(db, organisation, later(180)), 1)
  assert.equal(await lookForUntold(db, organisation, later(181)), 0)
  const look = await atomically(db, organisation, (tx) => lastLook(tx, organisation))
  assert.deepEqual(look, { checkedAt: later(180), people: 2, since: now, alert })
})
