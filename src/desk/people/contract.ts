import { z } from '@hono/zod-openapi'
import { changes } from '../../exposure/exposure.ts'
import { importKinds, importStates } from '../../people/import-job.ts'
import { personKinds } from '../../people/person.ts'
import { precisions, stayKinds } from '../../people/stay.ts'
import { bases } from '../../people/where.ts'

// What the screens of people, sites and imports and the server say to each other.

const Instant = z.iso.datetime()
const Box = z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() })

/** Where somebody is by what is known, and on what that rests. */
export const WhereNow = z
  .object({
    stay: z.uuid(),
    kind: z.enum(stayKinds),
    label: z.string(),
    country: z.string().nullable(),
    precision: z.enum(precisions),
    starts: Instant,
    ends: Instant.nullable(),
    zone: z.string().nullable(),
    basis: z.enum(bases),
  })
  .openapi('WhereNow')
export type WhereNow = z.infer<typeof WhereNow>

export const PersonLine = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    team: z.string().nullable(),
    role: z.string().nullable(),
    kind: z.enum(personKinds),
    active: z.boolean(),
    tags: z.array(z.string()),
    where: WhereNow.nullable(),
  })
  .openapi('PersonLine')
export type PersonLine = z.infer<typeof PersonLine>
export const PeoplePage = z.object({ people: z.array(PersonLine), next: z.string().nullable() })
export type PeoplePage = z.infer<typeof PeoplePage>

/** What the list can be narrowed to. */
export const PeopleFilters = z.object({ teams: z.array(z.string()), tags: z.array(z.string()) })
export type PeopleFilters = z.infer<typeof PeopleFilters>

/** One stay with whether it counts now, and why. */
export const StayLine = z
  .object({
    id: z.uuid(),
    trip: z.uuid().nullable(),
    kind: z.enum(stayKinds),
    label: z.string(),
    precision: z.enum(precisions),
    place: z.string().nullable(),
    country: z.string().nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    radiusKm: z.number(),
    starts: Instant,
    ends: Instant.nullable(),
    zone: z.string().nullable(),
    assumed: z.string().nullable(),
    source: z.string(),
    /** When it may count as presence, in order; empty where trips cover all of it. */
    presence: z.array(
      z.object({
        from: Instant,
        to: Instant.nullable(),
        confidence: z.enum(['sure', 'likely', 'unsure']),
        /** At its beginning and at its end, from 0 to 1. */
        sure: z.tuple([z.number(), z.number()]),
        why: z.enum([
          'there',
          'place-unsure',
          'one-way',
          'one-way-old',
          'standing',
          'may-be-home',
          'around',
          'old-check-in',
        ]),
      }),
    ),
  })
  .openapi('StayLine')
export type StayLine = z.infer<typeof StayLine>

export const ToldLine = z
  .object({
    alert: z.uuid(),
    slug: z.string(),
    headline: z.string(),
    state: z.string(),
    exercise: z.boolean(),
    number: z.number().int(),
    change: z.enum(changes),
    confidence: z.enum(['certain', 'possible']),
    at: Instant,
    why: z.string(),
  })
  .openapi('ToldLine')
export type ToldLine = z.infer<typeof ToldLine>

export const PersonPage = z
  .object({
    person: z.object({
      id: z.uuid(),
      key: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      language: z.string(),
      kind: z.enum(personKinds),
      nationality: z.array(z.string()),
      affiliation: z.array(z.string()),
      tags: z.array(z.string()),
      team: z.string().nullable(),
      role: z.string().nullable(),
      emergencyContact: z.string().nullable(),
      emergencyPhone: z.string().nullable(),
      active: z.boolean(),
      erased: z.boolean(),
    }),
    where: WhereNow.nullable(),
    stays: z.array(StayLine),
    trips: z.array(
      z.object({ id: z.uuid(), purpose: z.string().nullable(), starts: Instant, ends: Instant.nullable() }),
    ),
    cancelled: z.array(
      z.object({
        id: z.uuid(),
        label: z.string(),
        starts: Instant,
        ends: Instant.nullable(),
        by: z.string(),
        at: Instant,
      }),
    ),
    told: z.array(ToldLine),
    messages: z.array(
      z.object({
        id: z.uuid(),
        alert: z.uuid().nullable(),
        headline: z.string().nullable(),
        channel: z.string(),
        state: z.string(),
        at: Instant,
        fault: z.string().nullable(),
      }),
    ),
    replies: z.array(
      z.object({
        id: z.uuid(),
        alert: z.uuid(),
        status: z.string(),
        note: z.string().nullable(),
        reporter: z.string(),
        reportedBy: z.string().nullable(),
        at: Instant,
      }),
    ),
    cases: z.array(
      z.object({
        id: z.uuid(),
        alert: z.uuid(),
        openedAt: Instant,
        owner: z.string().nullable(),
        closedAt: Instant.nullable(),
        closingReason: z.string().nullable(),
      }),
    ),
    contactOf: z.array(z.object({ id: z.uuid(), name: z.string() })),
    erasure: z
      .object({ id: z.uuid(), requestedBy: z.string(), requestedAt: Instant, dueAt: Instant })
      .nullable(),
  })
  .openapi('PersonPage')
export type PersonPage = z.infer<typeof PersonPage>

/** Whether a person is, or would be, alerted: the sentence and the receipt it was written from. */
export const WouldBe = z
  .object({
    answer: z.enum(['yes', 'possibly', 'no']),
    sentence: z.string(),
    receipt: z.looseObject({ exposed: z.boolean() }),
  })
  .openapi('WouldBe')
export type WouldBe = z.infer<typeof WouldBe>
export const AlertAnswer = WouldBe.extend({
  alert: z.uuid(),
  slug: z.string(),
  headline: z.string(),
  severity: z.string(),
  exercise: z.boolean(),
  /** True where it is frozen in the alert's audience; else worked out now. */
  frozen: z.boolean(),
}).openapi('AlertAnswer')
export type AlertAnswer = z.infer<typeof AlertAnswer>
export const AlertAnswers = z.object({ alerts: z.array(AlertAnswer), next: z.string().nullable() })
export type AlertAnswers = z.infer<typeof AlertAnswers>

export const Cluster = z
  .object({
    lon: z.number(),
    lat: z.number(),
    count: z.number().int(),
    /** There by a trip or a check-in, not by what is usual. */
    known: z.number().int(),
    box: Box.nullable(),
    place: z.string().nullable(),
    name: z.string().nullable(),
  })
  .openapi('Cluster')
export type Cluster = z.infer<typeof Cluster>
export const PeopleMap = z
  .object({
    at: Instant,
    clusters: z.array(Cluster),
    total: z.number().int(),
    /** Named only where the map is near enough and few are in view. */
    people: z.array(
      z.object({
        person: z.uuid(),
        name: z.string(),
        label: z.string(),
        lon: z.number(),
        lat: z.number(),
        basis: z.enum(bases),
      }),
    ),
  })
  .openapi('PeopleMap')
export type PeopleMap = z.infer<typeof PeopleMap>
export const CountryCounts = z.object({
  at: Instant,
  /** `count` is a number, or "<5" for roles that may not know of few. */
  countries: z.array(
    z.object({ country: z.string(), name: z.string(), count: z.union([z.number().int(), z.literal('<5')]) }),
  ),
})
export type CountryCounts = z.infer<typeof CountryCounts>

const Fault = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
})
export const ImportJobLine = z
  .object({
    id: z.uuid(),
    kind: z.enum(importKinds),
    fileName: z.string(),
    state: z.enum(importStates),
    phase: z.enum(['reading', 'writing']).nullable(),
    done: z.number().int(),
    total: z.number().int(),
    report: z
      .object({
        rows: z.number().int(),
        added: z.number().int(),
        changed: z.number().int(),
        unchanged: z.number().int(),
        errorTotal: z.number().int(),
        warningTotal: z.number().int(),
        unresolvedTotal: z.number().int(),
        errors: z.array(Fault),
        warnings: z.array(Fault),
        unresolved: z.array(Fault),
        unknownColumns: z.array(z.string()),
        encoding: z.string().nullable(),
      })
      .nullable(),
    fault: z.string().nullable(),
    createdBy: z.string(),
    createdAt: Instant,
    confirmedBy: z.string().nullable(),
    changedAt: Instant,
  })
  .openapi('ImportJob')
export type ImportJobLine = z.infer<typeof ImportJobLine>
export const ImportJobs = z.object({ imports: z.array(ImportJobLine), next: z.string().nullable() })
export type ImportJobs = z.infer<typeof ImportJobs>

export const SiteLine = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    country: z.string().nullable(),
    lat: z.number(),
    lon: z.number(),
    radiusKm: z.number(),
    outline: z.array(z.array(z.tuple([z.number(), z.number()]))).nullable(),
    zone: z.string().nullable(),
    headcount: z.number().int().nullable(),
    contacts: z.array(z.uuid()),
  })
  .openapi('Site')
export type SiteLine = z.infer<typeof SiteLine>
export const SitesPage = z.object({ sites: z.array(SiteLine), next: z.string().nullable() })
export type SitesPage = z.infer<typeof SitesPage>

const Small = z.union([z.number().int(), z.literal('<5')])
export const SitePage = z
  .object({
    site: SiteLine.extend({ removed: z.boolean() }),
    contacts: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
    /** Who is there now: `here` by a place that lies in it, `near` where no closer than the town around it is known. */
    present: z.object({
      here: Small,
      near: Small,
      byRole: z.array(z.object({ role: z.string(), count: Small })),
      people: z.array(z.object({ id: z.uuid(), name: z.string(), label: z.string(), here: z.boolean() })),
    }),
    alerts: z.array(
      z.object({
        alert: z.uuid(),
        slug: z.string(),
        headline: z.string(),
        severity: z.string(),
        exercise: z.boolean(),
        distanceKm: z.number(),
        /** Of the revision in force. */
        number: z.number().int(),
      }),
    ),
  })
  .openapi('SitePage')
export type SitePage = z.infer<typeof SitePage>
