import { z } from '@hono/zod-openapi'
import { adviceFor, removeAdvice, saveAdvice } from '../../alerts/advice-entries.ts'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Action } from '../../vocabulary/action.ts'
import { Category } from '../../vocabulary/category.ts'
import { AdviceEntry } from './contract.ts'

const Entry = z.object({ id: z.uuid().openapi({ description: 'Chosen by the caller' }) })
const NewEntry = z.object({
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(4000),
  categories: z.array(Category).default([]),
  actions: z.array(Action).default([]),
})

const routes = {
  list: keyed({
    method: 'get',
    path: '/advice-library',
    summary: 'Sentences of advice to start from: the organisation’s own first',
    request: { query: z.object({ category: Category.optional() }) },
    responses: { 200: json(z.object({ entries: z.array(AdviceEntry) }), 'Advice') },
  }),
  save: keyed({
    method: 'put',
    path: '/advice-library/{id}',
    summary: 'Save advice of your own',
    request: { params: Entry, ...body(NewEntry) },
    responses: { 200: json(AdviceEntry, 'Saved') },
  }),
  remove: keyed({
    method: 'delete',
    path: '/advice-library/{id}',
    summary: 'Remove advice of your own',
    request: { params: Entry },
    responses: { 200: json(z.object({ id: z.string() }), 'Removed') },
  }),
}

/** The advice library. Every change is audited: whoever writes it here writes into many alerts. */
export function adviceRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(routes.list, async (c) => {
    const { organisation } = await callers.allowed(c, 'drafts.write')
    const { category } = c.req.valid('query')
    const entries = await atomically(db, organisation, (tx) => adviceFor(tx, organisation, category))
    return c.json({ entries }, 200)
  })
  app.openapi(routes.save, async (c) => {
    const { organisation, email: by } = await callers.allowed(c, 'drafts.write')
    const entry = { ...c.req.valid('json'), id: c.req.valid('param').id }
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      await saveAdvice(tx, organisation, entry, { by, now })
      await recordAudit(tx, organisation, { actor: by, action: 'advice.saved', subject: entry.id, now })
    })
    return c.json({ ...entry, own: true }, 200)
  })
  app.openapi(routes.remove, async (c) => {
    const { organisation, email: actor } = await callers.allowed(c, 'drafts.write')
    const { id } = c.req.valid('param')
    await atomically(db, organisation, async (tx) => {
      await removeAdvice(tx, organisation, id)
      await recordAudit(tx, organisation, { actor, action: 'advice.removed', subject: id, now: clock() })
    })
    return c.json({ id }, 200)
  })
  return app
}
