import { z } from 'zod'
import { Area, placeKinds } from '../geography/area.ts'
import { personKinds } from '../people/person.ts'
import { Action } from '../vocabulary/action.ts'
import { Category } from '../vocabulary/category.ts'
import { Certainty, Phase, Urgency } from '../vocabulary/certainty.ts'
import { Credibility, Reliability } from '../vocabulary/grading.ts'
import { Likelihood } from '../vocabulary/likelihood.ts'
import { PlaceRole } from '../vocabulary/place-role.ts'
import { ResponseMode } from '../vocabulary/response.ts'
import { Severity } from '../vocabulary/severity.ts'
import { Sharing, Wording } from '../vocabulary/sharing.ts'

/** What a revision does to the chain. A correction is an update that says so. */
export const revisionKinds = ['alert', 'update', 'correction', 'cancel', 'all-clear'] as const
export const RevisionKind = z.enum(revisionKinds)
export type RevisionKind = z.infer<typeof RevisionKind>

/** Where an alert stands; only `issued` and `all-clear` ones are in force. */
export const alertStates = [
  'draft',
  'in-review',
  'issued',
  'superseded',
  'cancelled',
  'all-clear',
  'expired',
] as const
export type AlertState = (typeof alertStates)[number]

/** An instant in ISO 8601 with an offset or `Z`; stored as UTC. */
export const Instant = z.iso.datetime({ offset: true })
/** A calendar day or an instant. An event is often only known to the day. */
export const DayOrInstant = z.union([z.iso.date(), Instant])

const Words = z.string().trim().min(1)

export const AlertPlace = z.object({
  ref: z.string(),
  name: Words,
  kind: z.enum(placeKinds),
  country: z.string().regex(/^[A-Z]{2}$/),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  iata: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  role: PlaceRole,
})
export type AlertPlace = z.infer<typeof AlertPlace>

/** Who said what, how far they are trusted, and whether it still stands after later claims. */
export const Claim = z.object({
  text: Words,
  speaker: Words,
  reliability: Reliability.default('F'),
  credibility: Credibility.default('6'),
  at: DayOrInstant.optional(),
  stands: z.boolean().default(true),
  /** Index of the claim, in the same list, that replaced this one. */
  replacedBy: z.number().int().nonnegative().optional(),
})
export type Claim = z.infer<typeof Claim>

export const Forecast = z.object({
  text: Words,
  likelihood: Likelihood,
  from: DayOrInstant.optional(),
  to: DayOrInstant.optional(),
  horizon: z.string().optional(),
  place: z.string().optional(),
  target: z.string().optional(),
})
export type Forecast = z.infer<typeof Forecast>

/** Extra wording for some of the audience; it narrows who is told only when `narrow` says so outright. */
export const Condition = z.object({
  nationality: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  affiliation: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  /** Roles as the list of people has them, letter case aside. */
  roles: z.array(z.string()).optional(),
  kinds: z.array(z.enum(personKinds)).optional(),
  wording: z.string().optional(),
  narrow: z.boolean().default(false),
})
export type Condition = z.infer<typeof Condition>

export const Response = z.object({
  mode: ResponseMode,
  /** Hours after the issue by which an answer is asked for. */
  deadlineHours: z
    .number()
    .positive()
    .max(24 * 30)
    .optional(),
})

/** Everything an alert says: what an alert file holds and what a revision freezes. Texts are Markdown. */
export const AlertContent = z.object({
  headline: Words.max(200),
  summary: Words,
  event: Words,
  context: Words.nullable().default(null),
  advice: Words.nullable().default(null),
  standingAdvice: Words.nullable().default(null),
  language: z.string().default('en'),
  category: Category,
  developing: z.boolean().default(false),
  severity: Severity,
  urgency: Urgency.default('Unknown'),
  certainty: Certainty.default('Unknown'),
  phase: Phase.default('ongoing'),
  /** When the event happened or will happen, which is not when it is written about. */
  eventTime: z.object({ from: DayOrInstant, to: DayOrInstant.optional() }),
  /** While this holds, people in the area are exposed. */
  timeframe: z.object({ from: Instant, to: Instant }),
  /** The timeframe before an exercise moved it to the day of the exercise. */
  originalTimeframe: z.object({ from: Instant, to: Instant }).optional(),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  places: z.array(AlertPlace).default([]),
  area: Area.nullable().default(null),
  conditions: z.array(Condition).default([]),
  actions: z.array(Action).default([]),
  claims: z.array(Claim).default([]),
  forecasts: z.array(Forecast).default([]),
  actors: z.array(z.string()).default([]),
  response: Response.default({ mode: 'none' }),
  sharing: Sharing.default('AMBER'),
  wording: Wording.default('own'),
  /** The instant the text itself was published elsewhere, when it was. */
  publishedAt: Instant.optional(),
  publisherLevel: z.string().optional(),
  sources: z.array(z.object({ name: Words, url: z.url().optional() })).default([]),
})
export type AlertContent = z.infer<typeof AlertContent>

/** One link of an alert's append-only chain, as stored. */
export type Revision = {
  organisation: string
  alert: string
  situation: string
  slug: string
  number: number
  kind: RevisionKind
  content: AlertContent
  exercise: boolean
  /** Who released it, by name, and why when one approver alone did. */
  releasedBy: string
  releaseReason: string | null
  releasedThrough: string
  issuedAt: Date
  /** A replay against the stays of that time. */
  asOf: Date | null
  note: string | null
  /** Hexadecimal SHA-256; see `chain.ts`. */
  hash: string
  previousHash: string | null
}
