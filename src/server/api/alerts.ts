import { z } from '@hono/zod-openapi'
import { AlertContent } from '../../alerts/alert.ts'
import { findAlert, listAlerts, revisionsOf } from '../../alerts/revisions.ts'
import { atomically } from '../../database/database.ts'
import { progressOfAlert } from '../../deliveries/progress.ts'
import { listExposed } from '../../exposure/queries.ts'
import { receiptFor } from '../../exposure/receipt-for.ts'
import { renderReceipt } from '../../exposure/receipts.ts'
import { AlertParam, type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { type IssueRequest, issue } from '../../issuing/issue.ts'
import { findPerson } from '../../people/queries.ts'

const Release = z.object({
  content: AlertContent,
  exercise: z.boolean().default(false),
  follows: z.array(z.string()).default([]),
  reason: z.string().optional(),
  note: z.string().optional(),
})
const Ending = z.object({ note: z.string().optional(), content: AlertContent.optional() })
const Issued = z
  .object({
    alert: z.string(),
    number: z.number().int(),
    slug: z.string(),
    address: z.string(),
    isPublic: z.boolean(),
    audience: z.object({ certain: z.number(), possible: z.number(), gone: z.number(), sites: z.number() }),
  })
  .openapi('Issued')

const AlertLine = z.looseObject({ id: z.string(), slug: z.string(), headline: z.string().nullable() })
const listRoute = keyed({
  method: 'get',
  path: '/alerts',
  summary: 'The organisation’s alerts, latest first',
  request: { query: Page },
  responses: { 200: json(z.object({ alerts: z.array(AlertLine) }), 'Alerts') },
})
const issueRoute = keyed({
  method: 'post',
  path: '/alerts',
  summary: 'Issue an alert',
  request: body(Release),
  responses: { 201: json(Issued, 'Issued') },
})
const showRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}',
  summary: 'An alert with its revisions and the progress of its messages',
  request: { params: AlertParam },
  responses: { 200: json(z.looseObject({ id: z.string() }), 'The alert') },
})
const updateRoute = keyed({
  method: 'post',
  path: '/alerts/{alert}/update',
  summary: 'Issue a new revision',
  request: { params: AlertParam, ...body(Release) },
  responses: { 201: json(Issued, 'Issued') },
})
const cancelRoute = keyed({
  method: 'post',
  path: '/alerts/{alert}/cancel',
  summary: 'Withdraw an alert',
  request: { params: AlertParam, ...body(Ending) },
  responses: { 201: json(Issued, 'Cancelled') },
})
const allClearRoute = keyed({
  method: 'post',
  path: '/alerts/{alert}/all-clear',
  summary: 'Say that the danger has passed',
  request: { params: AlertParam, ...body(Ending) },
  responses: { 201: json(Issued, 'All clear') },
})
const exposureRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/exposure',
  summary: 'Who is exposed and why; with `person`, why that person is or is not',
  request: { params: AlertParam, query: Page.extend({ person: z.string().optional() }) },
  responses: {
    200: json(
      z.object({
        exposed: z.array(z.looseObject({ person: z.string(), why: z.string() })),
        next: z.string().nullable(),
      }),
      'Receipts',
    ),
  },
})

/** Alerts: what the commands `issue`, `update`, `cancel`, `all-clear` and `exposure` do. */
export function alertRoutes(api: Api) {
  const { db, callers, clock } = api
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { after, limit } = c.req.valid('query')
    const alerts = await atomically(db, organisation, (tx) =>
      listAlerts(tx, organisation, { limit, ...(after ? { after } : {}) }),
    )
    return c.json({ alerts }, 200)
  })
  app.openapi(issueRoute, async (c) => {
    const { content, exercise, follows, reason = null, note = null } = c.req.valid('json')
    const caller = await callers.allowed(c, 'alerts.release')
    return c.json(
      await releaseOf(api, caller, {
        kind: 'alert',
        content,
        exercise,
        follows,
        releaseReason: reason,
        note,
        now: clock(),
      }),
      201,
    )
  })
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    return c.json(
      await atomically(db, organisation, async (tx) => {
        const alert = await known(findAlert(tx, organisation, c.req.valid('param').alert))
        const revisions = await revisionsOf(tx, organisation, alert.id)
        return { ...alert, revisions, notices: await progressOfAlert(tx, organisation, alert.id) }
      }),
      200,
    )
  })
  app.openapi(updateRoute, async (c) => {
    const { content, reason = null, note = null } = c.req.valid('json')
    return c.json(
      await revise(
        api,
        await callers.allowed(c, 'alerts.release'),
        c.req.valid('param').alert,
        'update',
        content,
        reason,
        note,
      ),
      201,
    )
  })
  for (const [route, kind] of [
    [cancelRoute, 'cancel'],
    [allClearRoute, 'all-clear'],
  ] as const)
    app.openapi(route, async (c) => {
      const { content, note = null } = c.req.valid('json')
      return c.json(
        await revise(
          api,
          await callers.allowed(c, 'alerts.release'),
          c.req.valid('param').alert,
          kind,
          content,
          null,
          note,
        ),
        201,
      )
    })
  app.openapi(exposureRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    const { person, after, limit } = c.req.valid('query')
    return c.json(
      await atomically(db, organisation, async (tx) => {
        const alert = await known(findAlert(tx, organisation, c.req.valid('param').alert))
        if (person) {
          const found = await known(findPerson(tx, organisation, person))
          const receipt = await receiptFor(tx, organisation, alert.id, found.id, clock())
          return {
            exposed: [{ person: found.id, name: found.name, why: renderReceipt(receipt), receipt }],
            next: null,
          }
        }
        const page = await listExposed(tx, organisation, alert.id, { limit, ...(after ? { after } : {}) })
        const exposed = page.map((line) => ({ ...line, why: renderReceipt(line.receipt) }))
        return { exposed, next: page.length === limit ? (page.at(-1)?.person ?? null) : null }
      }),
      200,
    )
  })
  return app
}

async function revise(
  api: Api,
  caller: Caller,
  name: string,
  kind: 'update' | 'cancel' | 'all-clear',
  content: AlertContent | undefined,
  releaseReason: string | null,
  note: string | null,
) {
  const { organisation } = caller
  const before = await atomically(api.db, organisation, async (tx) => {
    const alert = await known(findAlert(tx, organisation, name))
    const latest = (await revisionsOf(tx, organisation, alert.id)).at(-1)
    return { alert, content: latest?.content }
  })
  const words = content ?? before.content
  if (!words) throw new Problem('not-found', 'This alert is still a draft.')
  const { id, exercise } = before.alert
  return releaseOf(api, caller, {
    kind,
    content: words,
    alert: id,
    exercise,
    releaseReason,
    note,
    now: api.clock(),
  })
}

async function releaseOf({ db, config }: Api, caller: Caller, request: Omit<IssueRequest, 'actor'>) {
  const { email, through, organisation } = caller
  const issued = await issue(db, organisation, { ...request, actor: { email, through } })
  if (!issued.ok)
    throw new Problem('held', issued.holds.map(({ message }) => message).join(' '), undefined, {
      holds: issued.holds,
    })
  const { alert, number, slug, isPublic, audience } = issued
  return { alert, number, slug, address: `${config.url}/alerts/${slug}`, isPublic, audience }
}

async function known<T>(found: Promise<T | null | undefined>): Promise<T> {
  const thing = await found
  if (!thing) throw new Problem('not-found', 'Nothing of that id or name is in this organisation.')
  return thing
}
