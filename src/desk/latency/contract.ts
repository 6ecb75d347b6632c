import { z } from '@hono/zod-openapi'
import { stages } from '../../latency/stages.ts'

const time = z.iso.datetime()
const Stage = z.enum(stages)

/** How long a stage took over many, in seconds since the stage it is measured from. */
export const Spread = z
  .object({
    stage: Stage,
    since: Stage,
    of: z.number().int().openapi({ description: 'How many it was measured on' }),
    half: z.number().openapi({ description: 'Half of them took no longer' }),
    most: z.number().openapi({ description: 'Nine tenths of them took no longer' }),
    longest: z.number(),
  })
  .openapi('Spread')
export type Spread = z.infer<typeof Spread>

export const LatencyLedger = z.object({
  since: time,
  alerts: z.array(Spread),
  /** Over the newest 5,000 reports of the time. */
  reports: z.array(Spread),
  /** The newest alerts, at most 50, each with its stages. */
  newest: z.array(
    z.object({
      alert: z.uuid(),
      slug: z.string(),
      headline: z.string(),
      stages: z.record(Stage, time.nullable()),
    }),
  ),
})
export type LatencyLedger = z.infer<typeof LatencyLedger>
