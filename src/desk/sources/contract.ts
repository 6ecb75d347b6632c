import { z } from '@hono/zod-openapi'
import { sourceStates } from '../../sources/queries.ts'
import { Reliability } from '../../vocabulary/grading.ts'

const time = z.iso.datetime()

export const SourceLine = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    way: z.enum(['address', 'mailbox', 'webhook', 'desk']),
    url: z.string().nullable(),
    format: z.string(),
    family: z.string().openapi({ description: 'The publisher behind it: its feeds are one voice' }),
    country: z.string().nullable(),
    region: z.string().nullable(),
    kinds: z.array(z.string()),
    language: z.string().nullable(),
    timeZone: z.string(),
    reliability: Reliability,
    terms: z.string().nullable(),
    sets: z.array(z.string()),
    everySeconds: z.number().int(),
    silentAfterSeconds: z.number().int().nullable(),
    verified: z
      .string()
      .nullable()
      .openapi({ description: 'The day its own address was first read without a fault, or null: never' }),
    own: z.boolean().openapi({ description: 'This organisation’s alone' }),
    muted: z.boolean(),
    enabledAt: time.nullable().openapi({ description: 'Null: not yet enabled; it fetches nothing' }),
    removedAt: time
      .nullable()
      .openapi({ description: 'Since when it is no longer watched; what it brought stays' }),
    dueAt: time,
    polledAt: time.nullable(),
    succeededAt: time.nullable(),
    itemAt: time.nullable().openapi({ description: 'When it last had something new' }),
    faults: z.number().int().openapi({ description: 'Failures in a row' }),
    fault: z.string().nullable(),
    usualGapSeconds: z.number().nullable(),
    silentSince: time.nullable(),
    clockOffSeconds: z.number().nullable(),
  })
  .openapi('Source')
export type SourceLine = z.infer<typeof SourceLine>

export const SourcesPage = z.object({ sources: z.array(SourceLine), next: z.string().nullable() })
export type SourcesPage = z.infer<typeof SourcesPage>

export const SourceSets = z.object({
  sets: z.array(
    z.object({
      set: z.string(),
      sources: z.number().int(),
      on: z.number().int(),
      muted: z.number().int(),
    }),
  ),
})
export type SourceSets = z.infer<typeof SourceSets>

const count = z.number().int().nullable()
export const PollLine = z
  .object({
    poll: z.uuid(),
    startedAt: time,
    endedAt: time,
    outcome: z.enum(['fetched', 'unchanged', 'failed']),
    fault: z.string().nullable(),
    bytes: z.number().int(),
    waits: z.boolean().openapi({ description: 'Fetched, and not read yet' }),
    ...{ seen: count, new: count, changed: count, same: count, dropped: count },
    gone: count.openapi({ description: 'Reports that stood in the list before and do so no more' }),
    notes: z.array(z.string()),
  })
  .openapi('Poll')
export type PollLine = z.infer<typeof PollLine>

export const SourcePage = z.object({
  source: SourceLine,
  polls: z.array(PollLine),
  before: time.nullable().openapi({ description: 'Ask for the polls before this instant; null at the end' }),
  notes: z.array(z.object({ at: time, what: z.string(), says: z.string() })),
})
export type SourcePage = z.infer<typeof SourcePage>

export const PollDrops = z.object({
  drops: z.array(z.object({ number: z.number().int(), place: z.string(), why: z.string() })),
  next: z.number().int().nullable(),
})
export type PollDrops = z.infer<typeof PollDrops>

/** Sources by key, or all of a set. */
export const ChosenSources = z.union([
  z.object({ keys: z.array(z.string().max(200)).min(1).max(500) }),
  z.object({ set: z.string().min(1).max(100) }),
])

export const Counted = z.object({ changed: z.number().int() })

export const SourceQuestion = z.object({
  words: z.string().trim().max(200).optional(),
  set: z.string().max(100).optional(),
  state: z.enum(sourceStates).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
