import { z } from '@hono/zod-openapi'
import { AlertContent, RevisionKind } from '../../alerts/alert.ts'
import { Area } from '../../geography/area.ts'

// What the composer and the server say to each other about drafts. The console imports the types, never the schemas.

/** The fields of a draft; each is saved, merged and suggested by itself. */
export const draftFields = Object.keys(AlertContent.shape) as (keyof AlertContent)[]
export const DraftField = z.enum(draftFields as [keyof AlertContent, ...(keyof AlertContent)[]])
/** What is written so far; anything may be missing, and a value may not be valid yet. */
export const DraftValues = z.partialRecord(DraftField, z.unknown())

/** Words of a source that a suggestion rests on: UTF-16 offsets into `sources[source].text`. */
export const Evidence = z.object({ source: z.number().int(), start: z.number().int(), end: z.number().int() })
export const Suggestion = z
  .object({
    /** Stable within the draft. */
    id: z.string(),
    field: DraftField,
    /** For lists: one element to add; else the value itself. */
    value: z.unknown(),
    /** What accepting does: `set` the field, or `add` to its list. */
    act: z.enum(['set', 'add']),
    /** The value in a few words, for people. */
    says: z.string(),
    evidence: z.array(Evidence),
    /** From 0 to 1, that the value is right; null where it is a source's own words. */
    confidence: z.number().nullable(),
    /** What else the field may be, the likeliest first: what other sources say, and what the reader weighed. */
    alternatives: z.array(
      z.object({
        value: z.unknown(),
        says: z.string(),
        confidence: z.number().nullable(),
        evidence: z.array(Evidence),
        sources: z.array(z.number().int()),
      }),
    ),
    /** Indexes of the sources that say this. */
    sources: z.array(z.number().int()),
    /** Who gave the value: the offline reader, or the model of `ALARUM_MODEL_URL`. */
    by: z.enum(['reader', 'model']),
    state: z.enum(['open', 'accepted', 'dismissed']),
  })
  .openapi('Suggestion')
export type Suggestion = z.infer<typeof Suggestion>

export const Source = z.object({
  kind: z.enum(['text', 'file', 'address', 'alert', 'report']),
  /** File name, address, headline or who reports it; null for pasted text. */
  name: z.string().nullable(),
  text: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
})
export type Source = z.infer<typeof Source>

/** POST /drafts/{draft}/sources: one more to read from; what all of them say is joined. */
export const NewSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('text'), text: z.string().min(1).max(400_000) }),
  z.object({
    from: z.literal('file'),
    name: z.string().max(200),
    /** Base64 of the bytes as they are: encodings are found out here. */
    bytes: z.base64().max(4_000_000),
  }),
  z.object({ from: z.literal('address'), url: z.url() }),
])
export type NewSource = z.input<typeof NewSource>

/**
 * POST /drafts: begins one. `several`: texts that are read together. `story`: the reports of a story that stand, those of `reports`
 * where they are named; with `update`, the next revision of that alert from what it has not read yet. `alert`: an earlier alert by id
 * or slug, and what the draft is to become of it.
 */
export const NewDraft = z.discriminatedUnion('from', [
  z.object({ from: z.literal('nothing'), exercise: z.boolean().default(false) }),
  ...NewSource.options.map((source) => source.extend({ exercise: z.boolean().default(false) })),
  z.object({
    from: z.literal('several'),
    sources: z.array(NewSource).min(1).max(20),
    exercise: z.boolean().default(false),
  }),
  z.object({
    from: z.literal('story'),
    story: z.uuid(),
    reports: z.array(z.uuid()).min(1).max(20).optional(),
    update: z.uuid().optional(),
    exercise: z.boolean().default(false),
  }),
  z.object({
    from: z.literal('alert'),
    alert: z.string(),
    /** `update`, `correction`: the next revision; `follow-up`: a new alert that follows it; `copy`: one that does not. */
    as: z.enum(['update', 'correction', 'follow-up', 'copy']),
  }),
])
export type NewDraft = z.input<typeof NewDraft>

/** Somebody who has the draft open now, and the field they are in. */
export const Editor = z.object({ email: z.string(), field: DraftField.nullable(), since: z.iso.datetime() })
/** Who wrote a field last, in which version. */
export const FieldMark = z.object({ version: z.number().int(), by: z.string(), at: z.iso.datetime() })
export const Review = z.object({
  reviewer: z.string(),
  version: z.number().int(),
  approved: z.boolean(),
  note: z.string().nullable(),
  at: z.iso.datetime(),
})
/** One reason that keeps it from going out; `field` is where it is mended. */
export const HoldView = z.object({ code: z.string(), message: z.string(), field: z.string().optional() })

/** GET /drafts/{draft}: everything the composer shows. The id is the alert's. */
export const DraftView = z
  .object({
    id: z.uuid(),
    /** 'alert' for one not issued yet; else what the next revision will be. */
    kind: RevisionKind,
    state: z.enum(['draft', 'in-review']),
    version: z.number().int(),
    exercise: z.boolean(),
    situation: z.object({ id: z.uuid(), title: z.string() }),
    /** Headlines of the alerts it follows. */
    follows: z.array(z.object({ id: z.uuid(), slug: z.string(), headline: z.string() })),
    /** The revision that is in force now, where it changes one. */
    before: z.object({ number: z.number().int(), slug: z.string(), content: AlertContent }).nullable(),
    values: DraftValues,
    marks: z.partialRecord(DraftField, FieldMark),
    /** Values that cannot be issued as they are: path and what to do. */
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
    holds: z.array(HoldView),
    reviewersNeeded: z.number().int(),
    /** Whether this reach needs a second reviewer now, and whether an immediate life-safety release by one is possible. */
    secondReviewer: z.object({ needed: z.boolean(), mayReleaseAlone: z.boolean() }),
    reviews: z.array(Review),
    sources: z.array(Source),
    suggestions: z.array(Suggestion),
    editors: z.array(Editor),
    createdBy: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Draft')
export type DraftView = z.infer<typeof DraftView>

/** PATCH /drafts/{draft}: changes of single fields made on top of version `base`; null empties a field. */
export const DraftChange = z.object({
  base: z.number().int(),
  changes: DraftValues,
  /** Suggestions these changes accept, or that are put aside. */
  accepts: z.array(z.string()).default([]),
  dismisses: z.array(z.string()).default([]),
  exercise: z.boolean().optional(),
})
export type DraftChange = z.input<typeof DraftChange>

/**
 * Its answer. Fields nobody else changed since `base` are written. A field that somebody else changed too is not: it is
 * a conflict, with both values, and is written once it is sent again on top of their version.
 */
export const DraftChanged = z.object({
  draft: DraftView,
  conflicts: z.array(
    z.object({
      field: DraftField,
      theirs: z.unknown(),
      mine: z.unknown(),
      by: z.string(),
      version: z.number(),
    }),
  ),
})
export type DraftChanged = z.infer<typeof DraftChanged>

/** GET /drafts/{draft}/history, and POST /drafts/{draft}/undo {version} to take a change back as a new one. */
export const DraftStep = z.object({
  version: z.number().int(),
  by: z.string(),
  at: z.iso.datetime(),
  fields: z.array(DraftField),
  /** The version this one takes back. */
  undoes: z.number().int().nullable(),
})

/** POST /drafts/{draft}/presence {field}: "I am here"; answers who else is. Every 10 s; 25 s without one is gone. */
export const Presence = z.object({ field: DraftField.nullable() })

/** POST /reach: whom an area would reach now. Asked while the area moves, so it knows nothing of drafts. */
export const ReachQuestion = z.object({
  area: Area,
  timeframe: AlertContent.shape.timeframe,
  conditions: AlertContent.shape.conditions,
  /** Answer the sensitivity and a sample too; both cost more. */
  full: z.boolean().default(false),
})
export type ReachQuestion = z.input<typeof ReachQuestion>
export const Reach = z
  .object({
    certain: z.number().int(),
    possible: z.number().int(),
    leftOut: z.number().int(),
    sites: z.number().int(),
    /** GeoJSON MultiPolygon of the area, for the map. */
    shape: z.object({
      type: z.literal('MultiPolygon'),
      coordinates: z.array(z.array(z.array(z.array(z.number())))),
    }),
    /** What is wrong with the area, and where; the counts are 0 then. */
    fault: z.object({ message: z.string(), at: z.tuple([z.number(), z.number()]).optional() }).nullable(),
    /** How many more (or fewer) with the area widened by this many km; empty unless `full`. */
    sensitivity: z.array(z.object({ km: z.number(), more: z.number().int() })),
    /** The first few, by who may see them: without names and places for those whose role shows counts only. */
    sample: z.array(
      z.object({
        person: z.string().nullable(),
        name: z.string().nullable(),
        confidence: z.enum(['certain', 'possible']),
        why: z.string(),
      }),
    ),
  })
  .openapi('Reach')
export type Reach = z.infer<typeof Reach>

/** GET /drafts/{draft}/preview: what recipients would read. The page is at /drafts/{draft}/preview/page, for a frame. */
export const Preview = z.object({
  mail: z.object({ subject: z.string(), plain: z.string() }),
  /** GSM 03.38 fits 160 characters (153 a part when longer), UCS-2 70 (67). */
  text: z.object({
    body: z.string(),
    encoding: z.enum(['GSM-7', 'UCS-2']),
    length: z.number().int(),
    parts: z.number().int(),
    /** The characters that force UCS-2. */
    forcing: z.array(z.string()),
  }),
  cap: z.string(),
  /** Why a part cannot be shown yet. */
  missing: z.array(z.string()),
})
export type Preview = z.infer<typeof Preview>

/** POST /drafts/{draft}/submit, /review, /release: all name the version they mean; another version is a conflict. */
export const Submit = z.object({ version: z.number().int() })
export const Judge = z.object({
  version: z.number().int(),
  approved: z.boolean(),
  note: z.string().trim().max(2000).nullable().default(null),
})
export const Release = z.object({
  version: z.number().int(),
  /** Why one approver alone releases an immediate life-safety alert. */
  reason: z.string().trim().min(3).max(2000).optional(),
  /** Why it is updated or corrected; readers see it. */
  note: z.string().trim().max(2000).optional(),
})
export const Released = z.object({
  alert: z.string(),
  number: z.number().int(),
  slug: z.string(),
  address: z.string(),
  isPublic: z.boolean(),
  audience: z.object({ certain: z.number(), possible: z.number(), gone: z.number(), sites: z.number() }),
})
export type Released = z.infer<typeof Released>

/** GET /late-reviews: wide releases by one approver alone that wait for a second person, the oldest first. */
export const LateReview = z.object({
  alert: z.uuid(),
  number: z.number().int(),
  slug: z.string(),
  headline: z.string(),
  kind: RevisionKind,
  exercise: z.boolean(),
  releasedBy: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
})
export type LateReview = z.infer<typeof LateReview>
/** POST /alerts/{alert}/late-review: whether it stands. What must not stand is then updated or cancelled. */
export const LateJudge = z.object({
  approved: z.boolean(),
  note: z.string().trim().max(2000).nullable().default(null),
})

/** GET /drafts: those not issued yet or being revised, the latest change first. */
export const DraftLine = z.object({
  id: z.uuid(),
  headline: z.string().nullable(),
  kind: RevisionKind,
  state: z.enum(['draft', 'in-review']),
  severity: z.string(),
  exercise: z.boolean(),
  updatedAt: z.iso.datetime(),
  createdBy: z.string(),
  editors: z.array(z.string()),
  /** In the list of those put aside (`?discarded=true`): since when. POST /drafts/{draft}/restore brings it back. */
  discardedAt: z.iso.datetime().nullable(),
})
export type DraftLine = z.infer<typeof DraftLine>

/** GET /places?q=&country=&kind=: for the place picker; countries and regions among them. */
export const PlaceFound = z.object({
  ref: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string(),
  /** 'Baghdad Governorate, Iraq'. */
  where: z.string(),
  lat: z.number(),
  lon: z.number(),
  iata: z.string().nullable(),
  population: z.number(),
})
export type PlaceFound = z.infer<typeof PlaceFound>

/** GET /advice-library: sentences to start from, and the organisation's own. PUT /advice-library/{id}, DELETE. */
export const AdviceEntry = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  categories: z.array(z.string()),
  actions: AlertContent.shape.actions,
  own: z.boolean(),
})
export type AdviceEntry = z.infer<typeof AdviceEntry>
