import { z } from '@hono/zod-openapi'
import { findAlert } from '../../alerts/revisions.ts'
import { atomically } from '../../database/database.ts'
import { AlertParam, type Api, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { findPerson } from '../../people/queries.ts'
import { recordReply } from '../../replies/record.ts'
import { OperatorAnswer } from '../../replies/reply.ts'
import { closeRollCall, rollCall } from '../../replies/roll-call.ts'

const Counts = z.record(z.string(), z.number().int())
const rollCallRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/roll-call',
  summary: 'Who is safe, needs help, has not answered, or could not be reached',
  request: { params: AlertParam, query: Page },
  responses: {
    200: json(
      z.looseObject({
        counts: Counts,
        total: z.number().int(),
        lines: z.array(z.looseObject({ person: z.string() })),
      }),
      'The roll-call',
    ),
  },
})
const recordRoute = keyed({
  method: 'post',
  path: '/alerts/{alert}/roll-call/replies',
  summary: 'Record what somebody answered by phone, or that they were accounted for',
  request: {
    params: AlertParam,
    body: {
      content: { 'application/json': { schema: OperatorAnswer.extend({ person: z.string() }) } },
      required: true,
    },
  },
  responses: { 201: json(z.object({ status: z.string() }), 'Recorded') },
})
const closeRoute = keyed({
  method: 'post',
  path: '/alerts/{alert}/roll-call/close',
  summary: 'Close a roll-call in which everyone is safe, in a case, or accounted for',
  request: { params: AlertParam },
  responses: { 200: json(z.object({ closed: z.boolean() }), 'Closed') },
})
/** The roll-call of an alert: what the command `rollcall` shows, and what operators record. */
export function replyRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  const alertOf = async (tx: Parameters<typeof findAlert>[0], organisation: string, name: string) => {
    const alert = await findAlert(tx, organisation, name)
    if (!alert) throw new Problem('not-found', 'There is no such alert in this organisation.')
    return alert
  }
  app.openapi(rollCallRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'replies.write')
    const { after, limit } = c.req.valid('query')
    const roll = await atomically(db, organisation, async (tx) => {
      const alert = await alertOf(tx, organisation, c.req.valid('param').alert)
      return rollCall(tx, organisation, alert.id, { limit, ...(after ? { after } : {}) })
    })
    if (!roll) throw new Problem('not-found', 'This alert asks for no answer, so it has no roll-call.')
    return c.json({ ...roll }, 200)
  })
  app.openapi(recordRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { person, ...answer } = c.req.valid('json')
    const { status } = await atomically(db, organisation, async (tx) => {
      const alert = await alertOf(tx, organisation, c.req.valid('param').alert)
      const found = await findPerson(tx, organisation, person)
      if (!found) throw new Problem('not-found', 'There is no such person in this organisation.')
      const where = { situation: alert.situation, alert: alert.id, person: found.id }
      return recordReply(tx, organisation, { ...where, ...answer, reportedBy: email, now: clock() })
    })
    return c.json({ status }, 201)
  })
  app.openapi(closeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { closed, open } = await atomically(db, organisation, async (tx) => {
      const alert = await alertOf(tx, organisation, c.req.valid('param').alert)
      return closeRollCall(tx, organisation, alert.situation, email, clock())
    })
    if (!closed)
      throw new Problem('held', `${open} people are neither safe, nor in a case, nor accounted for.`)
    return c.json({ closed }, 200)
  })
  return app
}
