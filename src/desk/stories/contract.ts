import { z } from '@hono/zod-openapi'
import { evidenceKinds } from '../../reports/evidence.ts'
import { dispositions } from '../../stories/queries.ts'
import { categories } from '../../vocabulary/category.ts'
import { Severity } from '../../vocabulary/severity.ts'

const time = z.iso.datetime()
/** What a view may filter by. */
const viewWords = [
  'order',
  'state',
  'words',
  'country',
  'category',
  'atLeast',
  'hours',
  'family',
  'own',
  'box',
] as const
/** An alert about the story, or the draft of one; `news` are entries of its timeline that came after its writers looked. */
export const StoryAlert = z.object({
  alert: z.uuid(),
  slug: z.string(),
  headline: z.string(),
  state: z.string(),
  number: z.number().int().openapi({ description: 'Of its latest revision; 0 while it is a draft' }),
  isBeingWritten: z.boolean(),
  linkedAt: time,
  linkedBy: z.string(),
  seen: z.number().int(),
  news: z.number().int(),
})
export type StoryAlert = z.infer<typeof StoryAlert>
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
    /** Newest first. */
    alerts: z.array(StoryAlert),
  })
  .openapi('Story')
export type StoryLine = z.infer<typeof StoryLine>

export const StoriesPage = z.object({ stories: z.array(StoryLine), next: z.string().nullable() })
export type StoriesPage = z.infer<typeof StoriesPage>

export const Mark = z.object({
  start: z.number().int(),
  end: z.number().int(),
  of: z.enum(evidenceKinds),
  says: z.string(),
})
export type Mark = z.infer<typeof Mark>

export const StoryReport = z.object({
  report: z.uuid(),
  family: z.string(),
  source: z.string().openapi({ description: 'The key of the source' }),
  sourceName: z.string(),
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
  /** Words of the title and of the text that what was read rests on: UTF-16 offsets, in order, none over another. */
  evidence: z.object({ title: z.array(Mark), text: z.array(Mark) }),
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
  /** When it happened, was first said, fetched and read; null where nobody knows. */
  stages: z.object({
    occurred: time.nullable(),
    signalled: time.nullable(),
    fetched: time.nullable(),
    read: time.nullable(),
  }),
})
export type StoryPage = z.infer<typeof StoryPage>

const box = z
  .string()
  .regex(
    /^-?[\d.]+(,-?[\d.]+){3}$/,
    'Send west,south,east,north in degrees; west is greater than east across the antimeridian.',
  )
  .transform((text) => {
    const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
    return { west, south, east, north }
  })

/** What the inbox is filtered by. */
export const StoryFilter = z.object({
  order: z.enum(['important', 'newest']).default('important'),
  state: z.enum(['waiting', 'followed', 'muted', 'decided', 'all']).default('waiting'),
  words: z.string().trim().max(200).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Send two capital letters, as in ISO 3166-1.')
    .optional(),
  category: z.enum(categories).optional(),
  severity: Severity.optional(),
  atLeast: Severity.optional().openapi({ description: 'This severity or a worse one' }),
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(8760)
    .optional()
    .openapi({ description: 'Changed within so many hours' }),
  family: z.string().max(200).optional().openapi({ description: 'A publisher that says it' }),
  own: z.stringbool().optional().openapi({ description: 'Only from this organisation’s own sources' }),
  box: box.optional(),
})
export const StoryQuestion = StoryFilter.extend({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const StoryPoints = z.object({
  points: z.array(
    z.object({ id: z.uuid(), title: z.string(), severity: Severity, lat: z.number(), lon: z.number() }),
  ),
  /** There are more than a map can show; these are the first. */
  more: z.boolean(),
})
export type StoryPoints = z.infer<typeof StoryPoints>

/** The filter of a view as the address of the inbox has it. */
const Question = z.partialRecord(z.enum(viewWords), z.string().max(200))
export const StoryView = z
  .object({ id: z.uuid(), name: z.string(), question: Question, own: z.boolean() })
  .openapi('StoryView')
export type StoryView = z.infer<typeof StoryView>
export const NewView = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80),
  question: Question,
  shared: z.boolean().default(false).openapi({ description: 'Everybody of the organisation has it' }),
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
