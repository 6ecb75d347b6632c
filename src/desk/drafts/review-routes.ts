import { z } from '@hono/zod-openapi'
import { judgeDraft, submitDraft } from '../../alerts/draft-review.ts'
import { reviewLate, unreviewedReleases } from '../../alerts/late-review.ts'
import { findAlert } from '../../alerts/queries.ts'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { AlertParam, type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { cursorOf, keyOf } from '../situations/cursor.ts'
import { DraftView, Judge, LateJudge, LateReview, Release, Released, Submit } from './contract.ts'
import { release } from './release.ts'
import { DraftParam } from './routes.ts'
import { draftView } from './view.ts'

const routes = {
  submit: keyed({
    method: 'post',
    path: '/drafts/{draft}/submit',
    summary: 'Hand this version of a draft to the reviewers',
    request: { params: DraftParam, ...body(Submit) },
    responses: { 200: json(DraftView, 'The draft') },
  }),
  judge: keyed({
    method: 'post',
    path: '/drafts/{draft}/review',
    summary: 'Approve this version of a draft, or send it back with a note',
    request: { params: DraftParam, ...body(Judge) },
    responses: { 200: json(DraftView, 'The draft') },
  }),
  release: keyed({
    method: 'post',
    path: '/drafts/{draft}/release',
    summary: 'Issue this version of a draft',
    request: { params: DraftParam, ...body(Release) },
    responses: { 201: json(Released, 'Issued') },
  }),
  late: keyed({
    method: 'get',
    path: '/late-reviews',
    summary: 'Wide releases that one approver made alone and nobody has reviewed yet, the oldest first',
    request: { query: Page },
    responses: {
      200: json(z.object({ releases: z.array(LateReview), next: z.string().nullable() }), 'Releases'),
    },
  }),
  judgeLate: keyed({
    method: 'post',
    path: '/alerts/{alert}/late-review',
    summary: 'Say afterwards whether a release that one approver made alone stands',
    request: { params: AlertParam, ...body(LateJudge) },
    responses: { 200: json(z.object({ alert: z.string(), number: z.number().int() }), 'Recorded') },
  }),
}

/** From a finished draft to an issued alert: handed in, approved or sent back, released; and what is reviewed afterwards. */
export function reviewRoutes(api: Api) {
  const { db, callers, clock } = api
  const app = newRoutes()
  app.openapi(routes.submit, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { organisation, email: by } = caller
    const { draft: alert } = c.req.valid('param')
    const { version } = c.req.valid('json')
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      await submitDraft(tx, organisation, { alert, version, by, now })
      const entry = { actor: by, action: 'draft.submitted', subject: alert, detail: { version }, now }
      await recordAudit(tx, organisation, entry)
    })
    return c.json(await draftView(api, caller, alert), 200)
  })
  app.openapi(routes.judge, async (c) => {
    const caller = person(await callers.allowed(c, 'alerts.review'))
    const { organisation, email: reviewer } = caller
    const { draft: alert } = c.req.valid('param')
    const { version, approved, note } = c.req.valid('json')
    if (!approved && !note)
      throw new Problem('invalid-fields', 'Say what is to be changed before it can go out.', [
        { path: 'note', message: 'Write what is to be changed.' },
      ])
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      await judgeDraft(tx, organisation, { alert, version, reviewer, approved, note, now })
      const action = approved ? 'draft.approved' : 'draft.sent-back'
      const entry = { actor: reviewer, action, subject: alert, detail: { version }, words: note, now }
      await recordAudit(tx, organisation, entry)
    })
    return c.json(await draftView(api, caller, alert), 200)
  })
  app.openapi(routes.release, async (c) => {
    const caller = person(await callers.allowed(c, 'alerts.release'))
    return c.json(await release(api, caller, c.req.valid('param').draft, c.req.valid('json')), 201)
  })
  app.openapi(routes.late, async (c) => {
    const { organisation } = await callers.allowed(c, 'drafts.write')
    const { after, limit } = c.req.valid('query')
    const key = keyOf<[string, string]>(after)
    const found = await atomically(db, organisation, (tx) =>
      unreviewedReleases(tx, organisation, {
        limit,
        ...(key ? { after: { at: new Date(key[0]), alert: key[1] } } : {}),
      }),
    )
    const releases = found.map((one) => ({ ...one, at: one.at.toISOString() }))
    const last = releases.at(-1)
    const next = last && releases.length === limit ? cursorOf([last.at, last.alert]) : null
    return c.json({ releases, next }, 200)
  })
  app.openapi(routes.judgeLate, async (c) => {
    const { organisation, email: reviewer } = person(await callers.allowed(c, 'alerts.review'))
    const { approved, note } = c.req.valid('json')
    const now = clock()
    const answer = await atomically(db, organisation, async (tx) => {
      const found = await findAlert(tx, organisation, c.req.valid('param').alert)
      if (!found) throw new Problem('not-found', 'There is no alert of that id or name in this organisation.')
      const number = await reviewLate(tx, organisation, { alert: found.id, reviewer, approved, note, now })
      await recordAudit(tx, organisation, {
        ...{
          actor: reviewer,
          action: approved ? 'alert.late-approved' : 'alert.late-refused',
          subject: found.id,
        },
        ...{ detail: { number }, words: note, now },
      })
      return { alert: found.id, number }
    })
    return c.json(answer, 200)
  })
  return app
}

/** Two keys of one owner are not two persons: who approves or releases a draft signs in. */
function person(caller: Caller): Caller {
  if (caller.user) return caller
  throw new Problem('not-allowed', 'A key cannot approve or release a draft; sign in as the person you are.')
}
