import { z } from '@hono/zod-openapi'
import { AlertContent, alertStates, RevisionKind } from '../../alerts/alert.ts'
import { changes } from '../../exposure/exposure.ts'
import { stages } from '../../latency/stages.ts'
import { responseModes } from '../../vocabulary/response.ts'
import { severities } from '../../vocabulary/severity.ts'
import { sharings } from '../../vocabulary/sharing.ts'

// What the console reads of situations and alerts. It imports the types, never the schemas.

const At = z.iso.datetime()
const Count = z.number().int()
const Severity = z.enum(severities)
const State = z.enum(alertStates)
export const Counts = z.record(z.string(), Count)

/** An alert in a line. People are those of its latest revision. */
export const AlertLine = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    headline: z.string(),
    state: State,
    severity: Severity,
    exercise: z.boolean(),
    number: Count,
    response: z.enum(responseModes),
    sharing: z.enum(sharings),
    issuedAt: At,
    expires: At.nullable(),
    countries: z.array(z.string()),
    people: z.object({ certain: Count, possible: Count, gone: Count, told: Count }),
    /** Ids of the alerts it follows. */
    follows: z.array(z.uuid()),
  })
  .openapi('AlertLine')
export type AlertLine = z.infer<typeof AlertLine>

/** A situation in a line: the worst alert in force speaks for it, else the latest. */
export const SituationLine = z
  .object({
    id: z.uuid(),
    title: z.string(),
    openedAt: At,
    changedAt: At,
    closedAt: At.nullable(),
    severity: Severity,
    state: State,
    exercise: z.boolean(),
    headline: z.string(),
    response: z.enum(responseModes),
    alerts: Count,
    inForce: Count,
    people: z.object({ certain: Count, possible: Count }),
  })
  .openapi('SituationLine')
export type SituationLine = z.infer<typeof SituationLine>
export const SituationPage = z.object({ situations: z.array(SituationLine), next: z.string().nullable() })
export type SituationPage = z.infer<typeof SituationPage>

/** One thing that was released. */
export const TimelineEntry = z
  .object({
    at: At,
    alert: z.uuid(),
    slug: z.string(),
    headline: z.string(),
    number: Count,
    kind: RevisionKind,
    severity: Severity,
    exercise: z.boolean(),
    by: z.string(),
    through: z.string(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    people: z.object({ certain: Count, possible: Count, gone: Count, told: Count }),
  })
  .openapi('TimelineEntry')
export type TimelineEntry = z.infer<typeof TimelineEntry>
export const Timeline = z.object({ entries: z.array(TimelineEntry), next: z.string().nullable() })
export type Timeline = z.infer<typeof Timeline>

export const RollCallSummary = z
  .object({
    situation: z.uuid(),
    title: z.string(),
    alert: z.uuid(),
    mode: z.enum(['acknowledge', 'safety-check']),
    exercise: z.boolean(),
    openedAt: At,
    deadline: At.nullable(),
    closedAt: At.nullable(),
    closedBy: z.string().nullable(),
    counts: Counts,
    total: Count,
  })
  .openapi('RollCallSummary')
export type RollCallSummary = z.infer<typeof RollCallSummary>

/** How far a revision is told. */
export const NoticeProgress = z
  .object({ notice: z.uuid(), number: Count, expanded: z.boolean(), progress: Counts })
  .openapi('NoticeProgress')
export type NoticeProgress = z.infer<typeof NoticeProgress>

export const CaseCounts = z.object({
  open: Count,
  /** Of the open ones, those nobody has taken. */
  untaken: Count,
  oldestAt: At.nullable(),
})
/** What keeps a situation from being closed, in words, and where to end it. */
export const Open = z.object({
  what: z.enum(['alert', 'roll-call', 'case']),
  words: z.string(),
  id: z.string(),
})
export type Open = z.infer<typeof Open>

export const SituationView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    openedAt: At,
    changedAt: At,
    closedAt: At.nullable(),
    closedBy: z.string().nullable(),
    /** In force first, then the latest; at most 50. */
    alerts: z.array(AlertLine),
    rollCalls: z.array(RollCallSummary),
    cases: CaseCounts,
    /** Of the latest revision of each alert in force. */
    messages: z.array(NoticeProgress.extend({ alert: z.uuid() })),
    open: z.array(Open),
  })
  .openapi('Situation')
export type SituationView = z.infer<typeof SituationView>

export const RevisionLine = z.object({
  number: Count,
  kind: RevisionKind,
  issuedAt: At,
  by: z.string(),
  through: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  asOf: At.nullable(),
  headline: z.string(),
  severity: Severity,
  hash: z.string(),
  previousHash: z.string().nullable(),
})
export type RevisionLine = z.infer<typeof RevisionLine>

/** One alert as the desk shows it: the words of one revision, the chain, what it is part of. */
export const AlertView = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    state: State,
    number: Count,
    exercise: z.boolean(),
    situation: z.object({ id: z.uuid(), title: z.string(), closed: z.boolean() }),
    /** Where anonymous readers find it; null while it is internal. */
    address: z.string().nullable(),
    expires: At.nullable(),
    /** The revision whose content this is: the latest unless another was asked for. */
    shown: Count,
    content: AlertContent,
    /** The words on who and where, for a reader: "Baghdad 25 km". */
    where: z.array(z.string()),
    revisions: z.array(RevisionLine),
    chain: z.discriminatedUnion('intact', [
      z.object({ intact: z.literal(true), head: z.string().nullable() }),
      z.object({ intact: z.literal(false), number: Count, reason: z.string() }),
    ]),
    follows: z.array(z.object({ id: z.uuid(), slug: z.string(), headline: z.string() })),
    followedBy: z.array(z.object({ id: z.uuid(), slug: z.string(), headline: z.string() })),
    people: z.object({ certain: Count, possible: Count, gone: Count, told: Count }),
    /** The next revision while it is being written. */
    draft: z.object({ version: Count }).nullable(),
    /** The stories it is about, with how much came to each since its writers looked. */
    stories: z.array(z.object({ story: z.uuid(), title: z.string(), news: Count, isOver: z.boolean() })),
    /** The reports that the shown revision rests on, as they were and as they are; at most 50. */
    basis: z.array(
      z.object({
        report: z.uuid(),
        title: z.string(),
        source: z.string(),
        revision: Count,
        newest: Count,
        state: z.string(),
        link: z.string().nullable(),
      }),
    ),
    /** When each stage was reached; null within the first moments after the issue. */
    stages: z.record(z.enum(stages), At.nullable()).nullable(),
  })
  .openapi('AlertView')
export type AlertView = z.infer<typeof AlertView>

/** Whom an all-clear or a cancellation would be told to: everybody whom a revision reached out to. */
export const Ending = z.object({ people: Count, unaddressed: Count, isPublic: z.boolean() })
export type Ending = z.infer<typeof Ending>

const Segment = z.object({ is: z.enum(['same', 'added', 'removed']), text: z.string() })
/** What changed in one field. */
export const Difference = z
  .discriminatedUnion('kind', [
    z.object({ field: z.string(), label: z.string(), kind: z.literal('words'), segments: z.array(Segment) }),
    z.object({
      field: z.string(),
      label: z.string(),
      kind: z.literal('value'),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
    z.object({
      field: z.string(),
      label: z.string(),
      kind: z.literal('list'),
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.object({ before: z.string(), after: z.string() })),
      kept: Count,
    }),
  ])
  .openapi('Difference')
export type Difference = z.infer<typeof Difference>
export const Differences = z.object({ from: Count, to: Count, differences: z.array(Difference) })
export type Differences = z.infer<typeof Differences>

/** Who stands in an alert's latest revision, in counts and areas: what every member may see. */
export const AudienceView = z
  .object({
    number: Count,
    counts: z.object({ certain: Count, possible: Count, gone: Count, told: Count, responsible: Count }),
    /** Largest first; null where there are too many people to break down here. */
    areas: z
      .array(
        z.object({
          country: z.string().nullable(),
          place: z.string(),
          certain: Count,
          possible: Count,
        }),
      )
      .nullable(),
    /** Nearest first, at most 200. */
    sites: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        distanceKm: z.number(),
        headcount: Count.nullable(),
        contacts: Count,
      }),
    ),
    /** Whether the caller may open the names, giving a reason. */
    names: z.boolean(),
    /** Whether the caller may ask why somebody is not in it. */
    whyNot: z.boolean(),
  })
  .openapi('Audience')
export type AudienceView = z.infer<typeof AudienceView>

export const AudiencePerson = z.object({
  person: z.uuid(),
  name: z.string(),
  team: z.string().nullable(),
  change: z.enum(changes),
  confidence: z.enum(['certain', 'possible']),
  /** The receipt in sentences, one a line. */
  why: z.string(),
  foundBy: z.enum(['issue', 'catch-up', 'stay', 'site']),
})
export type AudiencePerson = z.infer<typeof AudiencePerson>
export const AudiencePeople = z.object({ people: z.array(AudiencePerson), next: z.string().nullable() })
export type AudiencePeople = z.infer<typeof AudiencePeople>
export const SiteContacts = z.object({
  contacts: z.array(
    z.object({ site: z.uuid(), person: z.uuid(), name: z.string(), phone: z.string().nullable() }),
  ),
})
export type SiteContacts = z.infer<typeof SiteContacts>

/** Why somebody is, or is not, in an audience; or whom the words may have meant. */
export const Why = z.object({
  answer: z.object({ person: z.uuid(), name: z.string(), exposed: z.boolean(), why: z.string() }).nullable(),
  candidates: z.array(z.object({ person: z.uuid(), name: z.string(), team: z.string().nullable() })),
})
export type Why = z.infer<typeof Why>

export const DeliveryLine = z
  .object({
    id: z.uuid(),
    /** Null where the caller sees no names. */
    recipient: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    recipientKind: z.enum(['person', 'contact']),
    channel: z.string(),
    step: Count,
    /** It tells somebody that they are no longer in the area. */
    gone: z.boolean(),
    lane: z.enum(['life-safety', 'normal']),
    state: z.string(),
    attempts: Count,
    /** Why it waits, how it ended. */
    words: z.string(),
    nextTryAt: At.nullable(),
    changedAt: At.nullable(),
  })
  .openapi('Delivery')
export type DeliveryLine = z.infer<typeof DeliveryLine>
export const DeliveriesView = z
  .object({
    notices: z.array(NoticeProgress),
    /** The revision these rows are of; null while nothing is told. */
    number: Count.nullable(),
    notice: z.uuid().nullable(),
    /** Whether messages go to the local outbox whatever is configured. */
    localOnly: z.boolean(),
    deliveries: z.array(DeliveryLine),
    next: z.string().nullable(),
    names: z.boolean(),
    /** What may be sent again now, by somebody who may. */
    again: z.object({ unknown: Count, lost: Count }),
  })
  .openapi('Deliveries')
export type DeliveriesView = z.infer<typeof DeliveriesView>

/** What the console's first page shows beside the drafts. */
export const HomeView = z
  .object({
    inForce: z.array(AlertLine.extend({ situation: z.uuid(), situationTitle: z.string() })),
    moreInForce: z.boolean(),
    rollCalls: z.array(RollCallSummary),
    cases: CaseCounts.extend({
      /** Open ones by how long they have been open. */
      ages: z.array(z.object({ within: z.enum(['30 min', '2 h', '12 h', 'longer']), count: Count })),
    }),
    openSituations: Count,
    /** Whether anything was ever issued here. */
    anything: z.boolean(),
  })
  .openapi('Home')
export type HomeView = z.infer<typeof HomeView>

/** One page to print. */
export const ReportView = z
  .object({
    organisation: z.string(),
    situation: z.object({ id: z.uuid(), title: z.string(), openedAt: At, closedAt: At.nullable() }),
    madeAt: At,
    timeZone: z.string(),
    exercise: z.boolean(),
    /** The alert that speaks for it. */
    lead: AlertLine,
    content: AlertContent,
    where: z.array(z.string()),
    timeline: z.array(TimelineEntry),
    earlier: Count,
    sites: z.object({ count: Count, headcount: Count }),
    messages: Counts,
    rollCalls: z.array(RollCallSummary),
    cases: CaseCounts,
    nextUpdateBy: At.nullable(),
  })
  .openapi('SituationReport')
export type ReportView = z.infer<typeof ReportView>
