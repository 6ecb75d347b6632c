import { z } from '@hono/zod-openapi'
import { dispositions } from '../../stories/queries.ts'
import { Severity } from '../../vocabulary/severity.ts'

const time = z.iso.datetime()
const Reason = z.object({ says: z.string(), points: z.number() })

export const Conflict = z.object({
  what: z.enum(['dead', 'hurt', 'magnitude', 'severity', 'country']),
  says: z.array(z.object({ report: z.uuid(), family: z.string(), value: z.string(), at: time })),
})

export const StoryLine = z
  .object({
    id: z.uuid(),
    own: z.boolean().openapi({ description: 'Rests on this organisation’s own sources alone' }),
    title: z.string(),
    category: z.string().nullable(),
    severity: Severity,
    certainty: z.string(),
    countries: z.array(z.string()),
    place: z.object({ name: z.string().nullable(), lat: z.number(), lon: z.number() }).nullable(),
    eventFrom: z.string().nullable(),
    eventTo: z.string().nullable(),
    reports: z.number().int(),
    families: z.array(z.string()).openapi({ description: 'Publishers that say it in their own words' }),
    importance: z.number(),
    importanceWhy: z.array(Reason),
    conflicts: z.array(Conflict),
    isOver: z.boolean(),
    begunAt: time,
    changedAt: time,
    triage: z.object({
      followed: z.boolean(),
      muted: z.boolean(),
      disposition: z.enum(dispositions).nullable(),
      reason: z.string().nullable(),
      by: z.string().nullable(),
      at: time.nullable(),
    }),
  })
  .openapi('Story')
export type StoryLine = z.infer<typeof StoryLine>

export const StoriesPage = z.object({ stories: z.array(StoryLine), next: z.string().nullable() })
export type StoriesPage = z.infer<typeof StoriesPage>

export const StoryReport = z.object({
  report: z.uuid(),
  family: z.string(),
  source: z.string(),
  reliability: z.string(),
  isOfficial: z.boolean(),
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  state: z.string(),
  isExpired: z.boolean(),
  firstSeenAt: time,
  changedAt: time,
  publishedAt: time.nullable(),
  copyOf: z.uuid().nullable(),
  why: z.array(z.string()),
})
export type StoryReport = z.infer<typeof StoryReport>

export const StoryEntry = z.object({
  number: z.number().int(),
  at: time,
  what: z.string(),
  report: z.uuid().nullable(),
  by: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  undoneAt: time.nullable(),
})
export type StoryEntry = z.infer<typeof StoryEntry>

export const StoryPage = z.object({
  story: StoryLine,
  voices: z.array(
    z.object({ family: z.string(), reports: z.number().int(), grade: z.string(), repeats: z.boolean() }),
  ),
  reports: z.array(StoryReport),
  entries: z.array(StoryEntry),
})
export type StoryPage = z.infer<typeof StoryPage>

export const StoryQuestion = z.object({
  order: z.enum(['important', 'newest']).default('important'),
  state: z.enum(['waiting', 'followed', 'muted', 'decided', 'all']).default('waiting'),
  words: z.string().trim().max(200).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Send two capital letters, as in ISO 3166-1.')
    .optional(),
  category: z.string().max(50).optional(),
  severity: Severity.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const Decision = z.object({
  followed: z.boolean().optional(),
  muted: z.boolean().optional(),
  disposition: z
    .object({
      what: z.enum(dispositions),
      reason: z.string().trim().min(1, 'Say why in a few words.').max(1000),
    })
    .nullish(),
})
export const Merge = z.object({ into: z.uuid() })
export const Split = z.object({ reports: z.array(z.uuid()).min(1).max(500) })
export const Regrouped = z.object({ story: z.uuid() })
