import { z } from '@hono/zod-openapi'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { forgetView, keepView, viewsFor } from '../../stories/views.ts'
import { NewView, StoryView } from './contract.ts'

const listRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/story-views',
  summary: 'Questions to the inbox that are kept: the desk’s, and your own',
  responses: { 200: json(z.object({ views: z.array(StoryView) }), 'Views, by name') },
})
const keepRoute = keyed({
  permission: 'drafts.write',
  method: 'post',
  path: '/story-views',
  summary: 'Keep a question to the inbox; one of the same name is replaced',
  request: body(NewView),
  responses: { 201: json(StoryView, 'The view') },
})
const forgetRoute = keyed({
  permission: 'drafts.write',
  method: 'delete',
  path: '/story-views/{view}',
  summary: 'Forget a question that was kept',
  request: { params: z.object({ view: z.uuid() }) },
  responses: { 204: { description: 'Forgotten' } },
})

/** Views of the inbox: filters under a name, for oneself or for everybody at the desk. */
export function storyViewRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'alerts.read')
    const views = await atomically(db, organisation, (tx) => viewsFor(tx, organisation, email))
    return c.json(
      {
        views: views.map(({ owner, question, ...view }) => ({
          ...view,
          question: question as StoryView['question'],
          own: owner !== null,
        })),
      },
      200,
    )
  })
  app.openapi(keepRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'drafts.write')
    const { shared, ...view } = c.req.valid('json')
    const owner = shared ? null : email
    const id = await atomically(db, organisation, (tx) =>
      keepView(tx, organisation, { ...view, owner, now: clock() }),
    )
    if (!id) throw new Problem('conflict', 'There are 50 views already; forget one first.')
    return c.json({ id, ...view, own: !shared }, 201)
  })
  app.openapi(forgetRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'drafts.write')
    const { view } = c.req.valid('param')
    const was = await atomically(db, organisation, (tx) => forgetView(tx, organisation, view, email))
    if (!was) throw new Problem('not-found', 'There is no such view among yours and the desk’s.')
    return c.body(null, 204)
  })
  return app
}
