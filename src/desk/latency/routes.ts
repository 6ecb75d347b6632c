import { z } from '@hono/zod-openapi'
import { atomically } from '../../database/database.ts'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import {
  type AlertLatency,
  latenciesSince,
  spreadsOfAlerts,
  spreadsOfReports,
} from '../../latency/queries.ts'
import { LatencyLedger } from './contract.ts'

const listed = 50
const day = 86_400_000

const ledgerRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/latency',
  summary: 'How long it takes from an event to the last person who knew, stage by stage',
  request: { query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }) },
  responses: { 200: json(LatencyLedger, 'Halves and nine tenths of each stage, and the newest alerts') },
})

/** The ledger of latencies. Exercises are not counted. */
export function latencyRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(ledgerRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const since = new Date(clock().getTime() - c.req.valid('query').days * day)
    const ledger = await atomically(db, organisation, async (tx) => ({
      alerts: await spreadsOfAlerts(tx, organisation, since),
      reports: await spreadsOfReports(tx, since),
      newest: (await latenciesSince(tx, organisation, since, listed)).map(dated),
    }))
    return c.json({ since: since.toISOString(), ...ledger }, 200)
  })
  return app
}

function dated({ stages, ...alert }: AlertLatency): LatencyLedger['newest'][number] {
  const times = Object.entries(stages).map(([stage, at]) => [stage, at?.toISOString() ?? null])
  return { ...alert, stages: Object.fromEntries(times) }
}
