import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { someContent } from '../testing/told.ts'
import { approvalsOf, draftOf, review, saveDraft, submitForReview } from './drafts.ts'
import { findAlert, listAlerts } from './queries.ts'
import { appendRevision } from './revisions.ts'

const now = new Date('2026-03-03T06:00:00Z')
const ana = { email: 'ana@a.example', through: 'console' } as const
const draft = { headline: 'Iraq: Something is happening March 3' }

async function aDraft() {
  const scene = await aScene()
  const { organisation, act } = scene
  const saved = await act((tx) => saveDraft(tx, organisation, { draft, actor: ana, now }))
  assert.ok(saved.ok)
  const { alert } = saved
  return { ...scene, alert }
}

test('a draft may lack anything, and is in no list of alerts', async () => {
  const { organisation, act, alert } = await aDraft()

  assert.deepEqual(await act((tx) => draftOf(tx, organisation, alert)), { draft, version: 1 })
  assert.deepEqual(await act((tx) => listAlerts(tx, organisation, { limit: 9 })), [])
})

test('a save over a version that somebody else has saved meanwhile is refused', async () => {
  const { organisation, act, alert } = await aDraft()
  const save = (version: number) =>
    act((tx) => saveDraft(tx, organisation, { alert, version, draft, actor: ana, now }))

  const first = await save(1)
  const second = await save(1)

  assert.deepEqual([first.ok, !second.ok && second.reason], [true, 'changed-meanwhile'])
})

test('a person who approves and releases counts once, a second one makes two', async () => {
  const { organisation, act, alert } = await aDraft()
  const approve = (reviewer: string) =>
    act((tx) => review(tx, organisation, { alert, version: 1, reviewer, approved: true, now }))
  const approvals = () => act((tx) => approvalsOf(tx, organisation, alert, ana.email))

  await approve('Ana@a.example')
  assert.deepEqual(await approvals(), ['ana@a.example'])
  await approve('bo@a.example')
  assert.deepEqual(await approvals(), ['ana@a.example', 'bo@a.example'])
})

test('an approval does not outlive the version it was given to', async () => {
  const { organisation, act, alert } = await aDraft()
  await act((tx) =>
    review(tx, organisation, { alert, version: 1, reviewer: 'bo@a.example', approved: true, now }),
  )

  await act((tx) => saveDraft(tx, organisation, { alert, version: 1, draft, actor: ana, now }))

  assert.deepEqual(await act((tx) => approvalsOf(tx, organisation, alert, ana.email)), ['ana@a.example'])
})

test('a refused draft goes back to its author', async () => {
  const { organisation, act, alert } = await aDraft()
  await act((tx) => submitForReview(tx, organisation, { alert, version: 1, now }))
  assert.equal((await act((tx) => findAlert(tx, organisation, alert)))?.state, 'in-review')

  await act((tx) =>
    review(tx, organisation, { alert, version: 1, reviewer: 'bo@a.example', approved: false, now }),
  )

  assert.equal((await act((tx) => findAlert(tx, organisation, alert)))?.state, 'draft')
})

test('a draft that is issued becomes an alert with its first revision', async () => {
  const { organisation, act, alert } = await aDraft()

  const issued = await act((tx) =>
    appendRevision(tx, organisation, { alert, kind: 'alert', content: someContent(), actor: ana, now }),
  )

  assert.deepEqual([issued.alert, issued.number], [alert, 1])
  assert.deepEqual((await act((tx) => draftOf(tx, organisation, alert))).draft, null)
})
