import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listOutbox } from '../../deliveries/outbox.ts'
import { someDraftDesk } from '../../testing/draft-desk.ts'
import { someContent } from '../../testing/told.ts'
import type { DraftView, LateReview } from './contract.ts'

const day = 86_400_000
const content = (over: Parameters<typeof someContent>[0] = {}) =>
  someContent({
    area: [{ type: 'circle', lat: 33.34, lon: 44.4, km: 20 }],
    timeframe: {
      from: new Date(Date.now() - day).toISOString(),
      to: new Date(Date.now() + day).toISOString(),
    },
    sharing: 'CLEAR',
    ...over,
  })

async function written(over: Parameters<typeof someContent>[0] = {}, role = 'approver') {
  const desk = await someDraftDesk({ role })
  await desk.reviewers(2)
  const begun = await desk.ana.begin({ from: 'nothing' })
  const { said } = await desk.ana.change(begun, content(over))
  const { id } = said.draft
  type Asker = typeof desk.ana
  const judge = (who: Asker, version: number, approved = true, note: string | null = null) =>
    who.ask<DraftView>('POST', `/drafts/${id}/review`, { version, approved, note })
  const release = (who: Asker, version: number, more = {}) =>
    who.ask<{ number: number; slug: string; holds: { code: string }[] }>('POST', `/drafts/${id}/release`, {
      version,
      ...more,
    })
  return { ...desk, draft: said.draft, id, judge, release }
}

test('a public release waits for a second person, and who approves their own draft is still one', async () => {
  const { ana, bo, draft, judge, release } = await written()
  assert.deepEqual(draft.secondReviewer, { needed: true, mayReleaseAlone: false })
  assert.ok(draft.holds.some(({ code }) => code === 'awaiting-second-reviewer'))

  const alone = await release(ana, draft.version)
  assert.deepEqual([alone.status, alone.said.holds[0]?.code], [409, 'awaiting-second-reviewer'])
  await judge(ana, draft.version)
  assert.equal((await release(ana, draft.version)).status, 409)
  await judge(bo, draft.version)
  assert.equal((await release(ana, draft.version)).status, 201)
})

test('an approval holds for the version it was given to and no later one', async () => {
  const { ana, bo, draft, judge, release } = await written()
  await judge(bo, draft.version)
  const changed = await ana.change(draft, { summary: 'Changed after the approval.' })

  assert.equal((await release(ana, draft.version)).status, 409)
  const again = await release(ana, changed.said.draft.version)
  assert.deepEqual([again.status, again.said.holds[0]?.code], [409, 'awaiting-second-reviewer'])
  assert.equal((await judge(bo, draft.version)).status, 409)
})

test('what is sent back says why, and is a draft again', async () => {
  const { ana, bo, draft, judge, id } = await written()
  const submitted = await ana.ask<DraftView>('POST', `/drafts/${id}/submit`, { version: draft.version })
  assert.equal(submitted.said.state, 'in-review')
  assert.equal((await judge(bo, draft.version, false)).status, 422)

  const { said } = await judge(bo, draft.version, false, 'The area is too wide.')

  assert.equal(said.state, 'draft')
  assert.deepEqual(
    said.reviews.map(({ reviewer, approved, note }) => [reviewer, approved, note]),
    [[bo.email, false, 'The area is too wide.']],
  )
})

test('an analyst hands in, and can neither approve nor release', async () => {
  const { ana, draft, judge, release } = await written({}, 'analyst')
  assert.equal((await judge(ana, draft.version)).status, 403)
  assert.equal((await release(ana, draft.version)).status, 403)
})

test('one approver releases an immediate danger alone, the others are paged at once, and one reviews it later', async () => {
  const urgent = { severity: 'Extreme', urgency: 'Immediate' } as const
  const { ana, bo, owner, act, organisation, site, draft, id, release } = await written(urgent)
  assert.deepEqual(draft.secondReviewer, { needed: true, mayReleaseAlone: true })
  assert.equal((await release(ana, draft.version)).said.holds[0]?.code, 'release-reason-needed')
  const out = await release(ana, draft.version, { reason: 'Shots are being fired now.' })
  assert.equal(out.status, 201)
  await site.work()

  const pages = (await act((tx) => listOutbox(tx, organisation, { limit: 50 }))).filter(({ subject }) =>
    subject.startsWith('Review now'),
  )
  const paged = pages.map(({ recipient }) => recipient.match(/<(.*)>/)?.[1]).sort()
  assert.deepEqual(paged, [bo.email, owner.email].sort())
  const late = () => bo.ask<{ releases: LateReview[] }>('GET', '/late-reviews')
  assert.deepEqual(
    (await late()).said.releases.map(({ alert, releasedBy, reason }) => [alert, releasedBy, reason]),
    [[id, ana.email, 'Shots are being fired now.']],
  )
  const review = (who: typeof bo) => who.ask('POST', `/alerts/${id}/late-review`, { approved: true })
  assert.equal((await review(ana)).status, 403)
  assert.equal((await review(bo)).status, 200)
  assert.deepEqual((await late()).said.releases, [])
  const actions = await act((tx) => tx.selectFrom('audit_entry').select('action').execute())
  for (const action of ['alert.issued', 'alert.late-approved'])
    assert.ok(
      actions.some((entry) => entry.action === action),
      action,
    )
})

test('approvals of a draft do not count for other words that are issued past it', async () => {
  const { ana, bo, draft, judge, release, id } = await written()
  await judge(bo, draft.version)
  assert.equal((await release(ana, draft.version)).status, 201)
  const next = await ana.begin({ from: 'alert', alert: id, as: 'update' })
  await judge(bo, next.version)

  const other = await ana.ask('POST', `/alerts/${id}/update`, {
    content: content({ summary: 'Nobody saw this.' }),
  })

  assert.equal(other.status, 409)
})

test('an update that was begun before another revision is not released over it unseen', async () => {
  const { ana, bo, draft, judge, release, id, owner, reviewers } = await written()
  await judge(bo, draft.version)
  await release(ana, draft.version)
  const next = await ana.begin({ from: 'alert', alert: id, as: 'update' })
  await reviewers(1)
  assert.equal((await owner.ask('POST', `/alerts/${id}/update`, { content: content() })).status, 201)

  assert.equal((await release(ana, next.version)).status, 409)
  const { said } = await ana.ask<DraftView>('GET', `/drafts/${id}`)
  assert.ok(said.holds.some(({ code }) => code === 'revised-meanwhile'))
  const changed = await ana.change(next, { summary: 'Seen and changed.' })
  assert.equal((await release(ana, changed.said.draft.version)).said.number, 3)
})

test('who comes second to an update joins the draft that is there', async () => {
  const { ana, bo, draft, judge, release, id } = await written()
  await judge(bo, draft.version)
  await release(ana, draft.version)
  const first = await ana.begin({ from: 'alert', alert: id, as: 'update' })
  await ana.change(first, { summary: 'Ana’s' })
  const second = await bo.begin({ from: 'alert', alert: id, as: 'update' })
  assert.deepEqual([second.id, second.values.summary, second.before?.number], [id, 'Ana’s', 1])
})

test('a follow-up stands in the same situation and says what it follows', async () => {
  const { ana, bo, draft, judge, release, id } = await written()
  await judge(bo, draft.version)
  await release(ana, draft.version)
  const next = await ana.begin({ from: 'alert', alert: id, as: 'follow-up' })
  assert.deepEqual(
    next.follows.map((one) => one.id),
    [id],
  )
  assert.equal(next.situation.id, draft.situation.id)
  assert.equal(next.values.headline, undefined)
  assert.deepEqual(next.values.area, draft.values.area)
})
