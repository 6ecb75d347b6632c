import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { holdSituation } from '../../alerts/legal-hold.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { issue } from '../../issuing/issue.ts'
import { importPeople } from '../../people/import-people.ts'
import { importTrips } from '../../people/import-trips.ts'
import { closeCase } from '../../replies/case-work.ts'
import { listCases } from '../../replies/cases.ts'
import { recordReply } from '../../replies/record.ts'
import { aDesk } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'
import { previewRetention, runRetention } from './retention.ts'

const began = new Date('2026-03-02T00:00:00Z')
const people = 'key,name,email,home,home country\nA,Ana,ana@example.org,Lisbon,Portugal\n'
const trips = 'person,trip,place,country,from,to\nA,T1,Baghdad,Iraq,2026-03-01,2026-03-06\n'

/** An alert of the past with all that stays of one: a trip, mail, an answer with a note, a closed case. */
async function aPast() {
  const { db } = await aScene()
  let now = began
  await using site = await served(db, { clock: () => now })
  const { organisation } = await aDesk(db, site)
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, organisation, work)
  await importPeople(db, organisation, Buffer.from(people), { dryRun: false, now })
  await importTrips(db, organisation, Buffer.from(trips), { dryRun: false, now })
  const content = someContent({
    area: [{ type: 'country', country: 'IQ' }],
    response: { mode: 'safety-check' },
  })
  const actor = { email: 'owner@example.org', through: 'command' as const }
  const issued = await issue(db, organisation, { kind: 'alert', content, exercise: true, actor, now })
  assert.ok(issued.ok)
  await site.work()
  const { alert, situation } = issued
  await act(async (tx) => {
    const { id: person } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow()
    const answer = { status: 'need-help' as const, note: 'in the cellar', reporter: 'self' as const }
    await recordReply(tx, organisation, { situation, alert, person, ...answer, reportedBy: null, now })
    const [open] = await listCases(tx, organisation, 1)
    const reason = { code: 'other', words: 'Ana is at the embassy' } as const
    await closeCase(tx, organisation, open?.id ?? '', reason, { by: 'duty@example.org', now })
  })
  await site.work()
  const after = async (days: number) => {
    now = new Date(began.getTime() + days * 86_400_000)
    await site.work()
    await act((tx) => sql`update step_due set at = now() where step = 'retention'`.execute(tx))
    return runRetention(db, organisation, now)
  }
  const left = () =>
    act(async (tx) => {
      const { rows } = await sql<Record<string, unknown>>`
        select (select count(*)::int from stay where kind <> 'home') as stays,
               (select count(*)::int from stay where kind = 'home') as homes,
               (select count(*)::int from trip) as trips, (select count(*)::int from outbox_message) as outbox,
               (select note from reply limit 1) as note, (select count(*)::int from reply) as replies,
               (select string_agg(text, '|') from case_entry) as entries,
               (select closing_reason from help_case) as reason,
               (select count(*)::int from attempt where text is not null) as spoken,
               (select count(*)::int from delivery) as deliveries,
               (select receipt ->> 'forgotten' from exposed) as forgotten`.execute(tx)
      return rows[0] ?? {}
    })
  const preview = () => act((tx) => previewRetention(tx, organisation, now))
  return { organisation, act, situation, after, left, preview, db }
}

test('nothing goes before its days are over', async () => {
  const { after, left } = await aPast()
  const before = await left()
  await after(60)
  assert.deepEqual(await left(), before)
})

test('past stays, trips and kept mail go after 90 days; homes, answers and what was sent stay', async () => {
  const { after, left } = await aPast()
  await after(100)
  const { stays, homes, trips, outbox, note, deliveries } = await left()
  assert.deepEqual([stays, trips, outbox], [0, 0, 0])
  assert.deepEqual([homes, note], [1, 'in the cellar'])
  assert.ok(Number(deliveries) > 0)
})

test('after a year the free text and the detail of recipients go too; that they were told and answered stays', async () => {
  const { after, left, act } = await aPast()
  const before = await left()
  await after(400)
  const now = await left()
  assert.deepEqual([now.note, now.spoken, now.forgotten], [null, 0, 'true'])
  assert.doesNotMatch(`${now.entries} ${now.reason}`, /cellar|embassy/)
  assert.deepEqual([now.replies, now.deliveries], [before.replies, before.deliveries])
  const log = await act((tx) => tx.selectFrom('audit_entry').select(['action', 'document']).execute())
  const ran = log.filter(({ action }) => action === 'retention.ran')
  assert.equal(ran.length, 1)
  assert.match(ran[0]?.document.toString() ?? '', /"notes":[1-9]/)
})

test('a situation under legal hold keeps everything of it', async () => {
  const { organisation, act, situation, after, left } = await aPast()
  await act((tx) => holdSituation(tx, organisation, situation, { by: 'owner@example.org', now: began }))
  const before = await left()
  await after(400)
  assert.deepEqual(await left(), before)
})

test('what the next run would erase is what it then erases, and a run is due once a day', async () => {
  const { organisation, after, preview, act, db } = await aPast()
  await act((tx) => sql`update organisation_setting set retention_stay = 365`.execute(tx))
  await after(100)
  await act((tx) => sql`update organisation_setting set retention_stay = 90`.execute(tx))
  const { kinds, nextRun } = await preview()
  const stays = kinds.find(({ kind }) => kind === 'stays')?.count
  const there = await act((tx) => tx.selectFrom('stay').select('id').where('kind', '<>', 'home').execute())
  assert.equal(stays, there.length)
  assert.ok(nextRun && Date.parse(nextRun) > Date.now() + 23 * 3_600_000)
  assert.equal(await runRetention(db, organisation, new Date()), 0)
})
