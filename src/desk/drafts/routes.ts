import { z } from '@hono/zod-openapi'
import { discardDraft, restoreDraft } from '../../alerts/draft-discard.ts'
import { notePresence, presentIn } from '../../alerts/draft-presence.ts'
import { historyOf, listDrafts } from '../../alerts/draft-read.ts'
import { openDraft } from '../../alerts/draft-row.ts'
import { addSource } from '../../alerts/draft-sources.ts'
import { changeDraft, undoStep } from '../../alerts/draft-write.ts'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { begin } from './begin.ts'
import {
  DraftChange,
  DraftChanged,
  DraftLine,
  DraftStep,
  DraftView,
  Editor,
  NewDraft,
  NewSource,
  Presence,
} from './contract.ts'
import { readGiven } from './source.ts'
import { draftView, editorOf } from './view.ts'

export const DraftParam = z.object({ draft: z.uuid().openapi({ description: 'Id of the alert it becomes' }) })
const Version = z.object({ version: z.number().int() })

const routes = {
  list: keyed({
    method: 'get',
    path: '/drafts',
    summary: 'Drafts that are being written, the latest change first; with `discarded`, those put aside',
    request: { query: Page.extend({ after: z.uuid().optional(), discarded: z.stringbool().optional() }) },
    responses: {
      200: json(z.object({ drafts: z.array(DraftLine), next: z.string().nullable() }), 'Drafts'),
    },
  }),
  begin: keyed({
    method: 'post',
    path: '/drafts',
    summary: 'Begin a draft from nothing, a text, a file, an address, a story or an earlier alert',
    request: body(NewDraft),
    responses: { 201: json(DraftView, 'The draft') },
  }),
  show: keyed({
    method: 'get',
    path: '/drafts/{draft}',
    summary: 'A draft with its suggestions, holds, reviews and who has it open',
    request: { params: DraftParam },
    responses: { 200: json(DraftView, 'The draft') },
  }),
  change: keyed({
    method: 'patch',
    path: '/drafts/{draft}',
    summary: 'Save changes of single fields; what somebody else changed meanwhile is answered as a conflict',
    request: { params: DraftParam, ...body(DraftChange) },
    responses: { 200: json(DraftChanged, 'The draft, and what was not written') },
  }),
  undo: keyed({
    method: 'post',
    path: '/drafts/{draft}/undo',
    summary: 'Take one change back, as a new one',
    request: { params: DraftParam, ...body(Version) },
    responses: { 200: json(DraftChanged, 'The draft, and what was not taken back') },
  }),
  history: keyed({
    method: 'get',
    path: '/drafts/{draft}/history',
    summary: 'Every change of a draft, the latest first',
    request: {
      params: DraftParam,
      query: Page.extend({ after: z.coerce.number().int().optional() }),
    },
    responses: {
      200: json(z.object({ steps: z.array(DraftStep), next: z.number().int().nullable() }), 'Changes'),
    },
  }),
  discard: keyed({
    method: 'delete',
    path: '/drafts/{draft}',
    summary: 'Put a draft aside; it can be restored for 30 days',
    request: { params: DraftParam },
    responses: { 200: json(z.object({ restorableUntil: z.iso.datetime() }), 'Put aside') },
  }),
  restore: keyed({
    method: 'post',
    path: '/drafts/{draft}/restore',
    summary: 'Bring a discarded draft back as it was',
    request: { params: DraftParam },
    responses: { 200: json(DraftView, 'The draft') },
  }),
  presence: keyed({
    method: 'post',
    path: '/drafts/{draft}/presence',
    summary: 'Say that you have it open; answers who else does',
    request: { params: DraftParam, ...body(Presence) },
    responses: { 200: json(z.object({ editors: z.array(Editor) }), 'The others') },
  }),
  source: keyed({
    method: 'post',
    path: '/drafts/{draft}/sources',
    summary: 'Read one more text, file or address into a draft',
    request: { params: DraftParam, ...body(NewSource) },
    responses: { 201: json(DraftView, 'The draft') },
  }),
}

/** What people write before anything is issued: begun, changed by several at once, undone, put aside. */
export function draftRoutes(api: Api) {
  const { db, callers, clock } = api
  const app = newRoutes()
  app.openapi(routes.list, async (c) => {
    const { organisation } = await callers.allowed(c, 'drafts.write')
    const { after, limit, discarded } = c.req.valid('query')
    const page = { limit, ...(after ? { after } : {}), ...(discarded ? { discarded } : {}) }
    return c.json(
      await atomically(db, organisation, async (tx) => {
        const found = await listDrafts(tx, organisation, page)
        const present = await presentIn(
          tx,
          organisation,
          found.map(({ id }) => id),
          clock(),
        )
        const drafts = found.map(({ inReview, updatedAt, discardedAt, ...line }) => ({
          ...line,
          state: inReview ? ('in-review' as const) : ('draft' as const),
          updatedAt: updatedAt.toISOString(),
          discardedAt: discardedAt?.toISOString() ?? null,
          editors: (present.get(line.id) ?? []).map(({ email }) => email),
        }))
        return { drafts, next: drafts.length === limit ? (drafts.at(-1)?.id ?? null) : null }
      }),
      200,
    )
  })
  app.openapi(routes.begin, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const draft = await begin(api, caller, c.req.valid('json'))
    return c.json(await draftView(api, caller, draft), 201)
  })
  app.openapi(routes.show, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    return c.json(await draftView(api, caller, c.req.valid('param').draft), 200)
  })
  app.openapi(routes.change, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { draft: alert } = c.req.valid('param')
    const { exercise, ...change } = c.req.valid('json')
    const { conflicts } = await atomically(db, caller.organisation, (tx) =>
      changeDraft(tx, caller.organisation, {
        ...{ alert, ...change, author: caller.email, now: clock() },
        ...(exercise === undefined ? {} : { exercise }),
      }),
    )
    return c.json({ draft: await draftView(api, caller, alert), conflicts }, 200)
  })
  app.openapi(routes.undo, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { draft: alert } = c.req.valid('param')
    const { version } = c.req.valid('json')
    const { conflicts } = await atomically(db, caller.organisation, (tx) =>
      undoStep(tx, caller.organisation, { alert, version, author: caller.email, now: clock() }),
    )
    return c.json({ draft: await draftView(api, caller, alert), conflicts }, 200)
  })
  app.openapi(routes.history, async (c) => {
    const { organisation } = await callers.allowed(c, 'drafts.write')
    const { draft: alert } = c.req.valid('param')
    const { after, limit } = c.req.valid('query')
    const lines = await atomically(db, organisation, async (tx) => {
      const { began } = await openDraft(tx, organisation, alert)
      return historyOf(tx, organisation, {
        ...{ alert, began, limit },
        ...(after === undefined ? {} : { before: after }),
      })
    })
    const steps = lines.map((line) => ({ ...line, at: line.at.toISOString() }))
    return c.json({ steps, next: steps.length === limit ? (steps.at(-1)?.version ?? null) : null }, 200)
  })
  app.openapi(routes.discard, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'drafts.write')
    const { draft: alert } = c.req.valid('param')
    const now = clock()
    const until = await atomically(db, organisation, async (tx) => {
      await recordAudit(tx, organisation, { actor: email, action: 'draft.discarded', subject: alert, now })
      return discardDraft(tx, organisation, { alert, by: email, now })
    })
    return c.json({ restorableUntil: until.toISOString() }, 200)
  })
  app.openapi(routes.restore, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { organisation, email } = caller
    const { draft: alert } = c.req.valid('param')
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      await restoreDraft(tx, organisation, { alert, now })
      await recordAudit(tx, organisation, { actor: email, action: 'draft.restored', subject: alert, now })
    })
    return c.json(await draftView(api, caller, alert), 200)
  })
  app.openapi(routes.presence, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'drafts.write')
    const { draft: alert } = c.req.valid('param')
    const { field } = c.req.valid('json')
    const now = clock()
    const present = await atomically(db, organisation, async (tx) => {
      await openDraft(tx, organisation, alert)
      await notePresence(tx, organisation, { alert, email, field, now })
      return (await presentIn(tx, organisation, [alert], now)).get(alert) ?? []
    })
    const others = present.filter((editor) => editor.email !== email)
    return c.json({ editors: others.map((editor) => editorOf(editor)) }, 200)
  })
  app.openapi(routes.source, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { organisation, email: by } = caller
    const { draft: alert } = c.req.valid('param')
    await atomically(db, organisation, (tx) => openDraft(tx, organisation, alert))
    const source = await readGiven(api, organisation, c.req.valid('json'))
    await atomically(db, organisation, (tx) =>
      addSource(tx, organisation, { alert, source, by, now: clock() }),
    )
    return c.json(await draftView(api, caller, alert), 201)
  })
  return app
}
