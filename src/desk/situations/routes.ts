import { z } from '@hono/zod-openapi'
import { closeSituation, lockSituation, renameSituation, reopenSituation } from '../../alerts/situations.ts'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { HomeView, ReportView, SituationPage, SituationView, Timeline } from './contract.ts'
import { either } from './either.ts'
import { homeView } from './home.ts'
import { listSituations } from './list.ts'
import { reportOf } from './report.ts'
import { headOf, situationView } from './situation.ts'
import { timelineOf } from './timeline.ts'

const SituationParam = z.object({ situation: z.uuid() })
const Small = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const homeRoute = keyed({
  method: 'get',
  path: '/home',
  summary: 'What goes on now: alerts in force, open roll-calls, open cases by age',
  responses: { 200: json(HomeView, 'Now') },
})
const listRoute = keyed({
  method: 'get',
  path: '/situations',
  summary: 'Situations, the latest change first',
  request: { query: Small.extend({ state: z.enum(['open', 'closed']).default('open') }) },
  responses: { 200: json(SituationPage, 'Situations') },
})
const showRoute = keyed({
  method: 'get',
  path: '/situations/{situation}',
  summary: 'A situation: its alerts, roll-call, cases, messages, and what keeps it from being closed',
  request: { params: SituationParam },
  responses: { 200: json(SituationView, 'The situation') },
})
const timelineRoute = keyed({
  method: 'get',
  path: '/situations/{situation}/timeline',
  summary: 'Everything released in a situation, the latest first',
  request: { params: SituationParam, query: Small },
  responses: { 200: json(Timeline, 'The timeline') },
})
const reportRoute = keyed({
  method: 'get',
  path: '/situations/{situation}/report',
  summary: 'A situation on one page, to print; nobody at risk is named',
  request: { params: SituationParam },
  responses: { 200: json(ReportView, 'The report') },
})
const renameRoute = keyed({
  method: 'patch',
  path: '/situations/{situation}',
  summary: 'Give a situation another title',
  request: { params: SituationParam, ...body(z.object({ title: z.string().trim().min(1).max(200) })) },
  responses: { 200: json(SituationView, 'The situation') },
})
const closeRoute = keyed({
  method: 'post',
  path: '/situations/{situation}/close',
  summary: 'Close a situation in which nothing is open any more',
  request: { params: SituationParam },
  responses: { 200: json(SituationView, 'Closed') },
})
const reopenRoute = keyed({
  method: 'post',
  path: '/situations/{situation}/reopen',
  summary: 'Open a closed situation again',
  request: { params: SituationParam },
  responses: { 200: json(SituationView, 'Open') },
})

/** Situations and the console's first page. Nobody at risk is named in any of them. */
export function situationRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(homeRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    return c.json(await atomically(db, organisation, (tx) => homeView(tx, organisation, clock())), 200)
  })
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { state, ...page } = c.req.valid('query')
    const asked = { ...page, closed: state === 'closed' }
    return c.json(await atomically(db, organisation, (tx) => listSituations(tx, organisation, asked)), 200)
  })
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { situation } = c.req.valid('param')
    return c.json(
      await atomically(db, organisation, (tx) => situationView(tx, organisation, situation, clock())),
      200,
    )
  })
  app.openapi(timelineRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { situation } = c.req.valid('param')
    const page = c.req.valid('query')
    return c.json(
      await atomically(db, organisation, async (tx) => {
        await headOf(tx, organisation, situation)
        return timelineOf(tx, organisation, situation, page)
      }),
      200,
    )
  })
  app.openapi(reportRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { situation } = c.req.valid('param')
    return c.json(
      await atomically(db, organisation, (tx) => reportOf(tx, organisation, situation, clock())),
      200,
    )
  })
  app.openapi(renameRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'drafts.write')
    const { situation } = c.req.valid('param')
    const { title } = c.req.valid('json')
    const now = clock()
    const view = await atomically(db, organisation, async (tx) => {
      await renameSituation(tx, organisation, situation, title, now)
      await recordAudit(tx, organisation, {
        ...{ actor: email, action: 'situation.renamed', subject: situation, words: title, now },
      })
      return situationView(tx, organisation, situation, now)
    })
    return c.json(view, 200)
  })
  app.openapi(closeRoute, async (c) => {
    const { organisation, email } = await either(callers, c, ['alerts.release', 'replies.write'])
    const { situation } = c.req.valid('param')
    const now = clock()
    const view = await atomically(db, organisation, async (tx) => {
      const { closedAt } = await lockSituation(tx, organisation, situation)
      const before = await situationView(tx, organisation, situation, now)
      if (closedAt) return before
      const closed =
        before.open.length === 0 && (await closeSituation(tx, organisation, situation, email, now))
      if (!closed) {
        const words = before.open.map((one) => one.words)
        throw new Problem('held', words.join(' ') || 'An alert of it is in force.', undefined, {
          open: before.open,
        })
      }
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'situation.closed',
        subject: situation,
        now,
      })
      return situationView(tx, organisation, situation, now)
    })
    return c.json(view, 200)
  })
  app.openapi(reopenRoute, async (c) => {
    const { organisation, email } = await either(callers, c, ['alerts.release', 'replies.write'])
    const { situation } = c.req.valid('param')
    const now = clock()
    const view = await atomically(db, organisation, async (tx) => {
      const { closedAt } = await lockSituation(tx, organisation, situation)
      if (closedAt) {
        await reopenSituation(tx, organisation, situation, now)
        await recordAudit(tx, organisation, {
          ...{ actor: email, action: 'situation.reopened', subject: situation, now },
        })
      }
      return situationView(tx, organisation, situation, now)
    })
    return c.json(view, 200)
  })
  return app
}
