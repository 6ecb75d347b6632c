import { z } from '@hono/zod-openapi'
import { ExposureRules } from '../../people/rules.ts'

// What the page of rules and the server say to each other.

export const Rules = z.object(ExposureRules.shape).openapi('ExposureRules')
export type Rules = z.infer<typeof Rules>
export const RulesPage = z.object({ rules: Rules, usual: Rules })
export type RulesPage = z.infer<typeof RulesPage>

const Count = z.number().int()
const Load = z.object({
  messages: Count,
  people: Count,
  /** Messages for each person told anything, a week. */
  meanAWeek: z.number(),
  busiestWeek: Count,
})

export const NewReplay = z.object({
  days: z.number().int('Whole days.').min(1, 'At least a day.').max(365, 'At most 365 days.').default(90),
  rules: Rules,
})
export const ReplayLine = z
  .object({
    id: z.uuid(),
    rules: Rules,
    currentRules: Rules,
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    state: z.enum(['running', 'done']),
    done: Count,
    total: Count,
    result: z.object({ current: Load, proposed: Load }).nullable(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
  })
  .openapi('RuleReplay')
export type ReplayLine = z.infer<typeof ReplayLine>
export const Replays = z.object({ replays: z.array(ReplayLine) })
export type Replays = z.infer<typeof Replays>

export const ReplayPage = z.object({
  replay: ReplayLine,
  /** Those where most changes first. */
  alerts: z.array(
    z.object({
      place: Count,
      alert: z.uuid(),
      slug: z.string(),
      number: Count,
      headline: z.string(),
      severity: z.string(),
      exercise: z.boolean(),
      issuedAt: z.iso.datetime(),
      current: Count.nullable(),
      proposed: Count.nullable(),
      added: Count.nullable(),
      lost: Count.nullable(),
      fault: z.string().nullable(),
    }),
  ),
})
export type ReplayPage = z.infer<typeof ReplayPage>

const Sampled = z.array(z.object({ person: z.uuid(), name: z.string(), why: z.string() }))
/** A few of those who would be told, and of those who would not be told any more. */
export const ReplaySample = z.object({ added: Sampled, lost: Sampled })
export type ReplaySample = z.infer<typeof ReplaySample>
