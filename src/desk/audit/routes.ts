import { z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { eraseIdentity, eraseWords } from '../../audit/erase.ts'
import { auditActions, readAudit } from '../../audit/read.ts'
import { recordAudit } from '../../audit/record.ts'
import { verifyPage } from '../../audit/verify.ts'
import { atomically } from '../../database/database.ts'
import { type Api, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { AuditCheck, AuditFilter, AuditPage } from './contract.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { exportAudit, formats } from './export.ts'

const listRoute = keyed({
  method: 'get',
  path: '/audit',
  summary: 'Who did what, the latest first',
  request: { query: Page.extend(AuditFilter.shape) },
  responses: { 200: json(AuditPage, 'Entries of the log') },
})
const actionsRoute = keyed({
  method: 'get',
  path: '/audit/actions',
  summary: 'The kinds of actions that the log holds',
  responses: { 200: json(z.object({ actions: z.array(z.string()) }), 'Actions') },
})
const verifyRoute = keyed({
  method: 'get',
  path: '/audit/verify',
  summary: 'Recompute a piece of the chain; ask again from `next` until it is null',
  request: { query: z.object({ after: z.coerce.number().int().min(0).default(0) }) },
  responses: { 200: json(AuditCheck, 'What the piece says') },
})
const exportRoute = keyed({
  method: 'get',
  path: '/audit/export',
  summary: 'The log as CSV or as JSON lines; the export is itself an entry',
  request: { query: AuditFilter.extend({ format: z.enum(['csv', 'jsonl']).default('csv') }) },
  responses: {
    200: {
      description: 'The log, the latest entry first',
      content: { 'text/csv': { schema: z.string() }, 'application/jsonl': { schema: z.string() } },
    },
  },
})
const Erased = z.object({ erased: z.boolean() })
const eraseIdentityRoute = keyed({
  method: 'post',
  path: '/audit/actors/{id}/erase',
  summary: 'Forget the name behind an id; what it did stays in the log',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: json(Erased, 'Forgotten') },
})
const eraseWordsRoute = keyed({
  method: 'post',
  path: '/audit/{id}/erase-words',
  summary: 'Forget the free text of an entry; the chain stays whole',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: json(Erased, 'Forgotten') },
})

/** The audit log for those who may read it; only an owner erases from it. */
export function auditRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'audit.read')
    const { after, limit, ...filter } = c.req.valid('query')
    const lines = await atomically(db, organisation, (tx) =>
      readAudit(tx, organisation, asDates(filter), { after: readCursor(after), limit: limit + 1 }),
    )
    const entries = lines.slice(0, limit)
    const last = entries.at(-1)
    const next = lines.length > limit && last ? cursorOf(last) : null
    return c.json({ entries: entries.map((line) => ({ ...line, at: line.at.toISOString() })), next }, 200)
  })
  app.openapi(actionsRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'audit.read')
    const actions = await atomically(db, organisation, (tx) => auditActions(tx, organisation))
    return c.json({ actions }, 200)
  })
  app.openapi(verifyRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'audit.read')
    const page = await atomically(db, organisation, (tx) =>
      verifyPage(tx, organisation, c.req.valid('query').after),
    )
    return c.json({ ...page, oldestUnsealed: page.oldestUnsealed?.toISOString() ?? null }, 200)
  })
  app.openapi(exportRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'audit.read')
    const { format, ...filter } = c.req.valid('query')
    const now = clock()
    await atomically(db, organisation, (tx) =>
      recordAudit(tx, organisation, { actor: email, action: 'audit.exported', detail: { format }, now }),
    )
    const day = now.toISOString().slice(0, 10)
    c.header('content-type', formats[format].type)
    c.header('content-disposition', `attachment; filename="audit-${day}.${format}"`)
    return stream(c, async (out) => {
      for await (const piece of exportAudit(db, organisation, asDates(filter), format)) await out.write(piece)
    }) as never
  })
  app.openapi(eraseIdentityRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const erased = await atomically(db, organisation, (tx) =>
      eraseIdentity(tx, organisation, c.req.valid('param').id, { by: email, now: clock() }),
    )
    if (!erased) throw new Problem('not-found', 'There is no such actor, or the name is erased already.')
    return c.json({ erased }, 200)
  })
  app.openapi(eraseWordsRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const erased = await atomically(db, organisation, (tx) =>
      eraseWords(tx, organisation, c.req.valid('param').id, { by: email, now: clock() }),
    )
    if (!erased) throw new Problem('not-found', 'There is no such entry, or it has no words.')
    return c.json({ erased }, 200)
  })
  return app
}

function asDates({ from, to, ...rest }: z.infer<typeof AuditFilter>) {
  return { ...rest, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined }
}
