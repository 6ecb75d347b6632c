import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { playAgain, playing } from '../../demonstration/feed/play.ts'
import { feedSet } from '../../demonstration/feed/sources.ts'
import { readFact } from '../../demonstration/found.ts'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { listSources } from '../../sources/queries.ts'

const Playing = z
  .object({
    startedAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    now: z.iso.datetime(),
    silent: z.array(z.object({ key: z.string(), name: z.string(), since: z.iso.datetime() })),
  })
  .openapi('Playing')
export type Playing = z.infer<typeof Playing>

const showRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/demonstration/feed',
  summary:
    'When the demonstration’s ten minutes of news began and end, and which outlets fell silent; only for its own organisation',
  responses: { 200: json(Playing, 'The times') },
})
const againRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/demonstration/feed',
  summary: 'Play the demonstration’s news again from the first report; the stories it made are forgotten',
  responses: { 200: json(Playing, 'The times now') },
})

/** The demonstration's news: when it plays, and once more. Every other organisation finds nothing here. */
export function demonstrationRoutes({ db, config, callers, clock }: Api) {
  const app = newRoutes()
  const times = async (organisation: string) => {
    const found = organisation === (await readFact(db, 'demonstration')) ? await playing(db) : null
    if (!found) throw new Problem('not-found', 'Only the demonstration has news of its own to play.')
    const { startedAt, endsAt } = found
    const question = { set: feedSet, state: 'silent', limit: 50 } as const
    const silent = await atomically(db, organisation, (tx) => listSources(tx, question))
    return {
      ...{ startedAt: startedAt.toISOString(), endsAt: endsAt.toISOString(), now: clock().toISOString() },
      silent: silent.map(({ key, name, silentSince }) => ({
        ...{ key, name, since: silentSince?.toISOString() ?? '' },
      })),
    }
  }
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    return c.json(await times(organisation), 200)
  })
  app.openapi(againRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'sources.manage')
    await times(organisation)
    const now = clock()
    await playAgain(db, config.url, now)
    await atomically(db, organisation, (tx) =>
      recordAudit(tx, organisation, { actor: email, action: 'demonstration.played', now }),
    )
    return c.json(await times(organisation), 200)
  })
  return app
}
