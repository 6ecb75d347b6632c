import { z } from '@hono/zod-openapi'
import { isZone } from '../../people/duty/wall-clock.ts'

const instant = z.string().openapi({ format: 'date-time' })
export const Shift = z.object({
  contact: z.uuid(),
  /** Minutes of wall-clock time since the midnight of the pattern's first Monday; `ends` may lie in the week after. */
  starts: z.number().int().min(0),
  ends: z.number().int().min(1),
})
export const NewLayer = z.object({
  name: z.string().trim().min(1).max(100),
  position: z.number().int().min(1).max(20),
  zone: z
    .string()
    .max(64)
    .refine(isZone, { message: 'There is no time zone of this name; write it like Europe/Paris.' }),
  weeks: z.number().int().min(1).max(12).default(1),
  /** The Monday from which the weeks are counted. */
  anchor: z.iso.date().refine((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 1, {
    message: 'Weeks are counted from a Monday.',
  }),
  shifts: z.array(Shift).max(500),
})
export type NewLayer = z.input<typeof NewLayer>

export const NewOverride = z
  .object({
    layer: z.uuid().nullable().default(null),
    /** Whose place is taken; null takes the layer over from whoever has it, gaps too. */
    covers: z.uuid().nullable().default(null),
    contact: z.uuid(),
    starts: z.iso.datetime({ offset: true }),
    ends: z.iso.datetime({ offset: true }),
    note: z
      .string()
      .trim()
      .max(500)
      .transform((note) => note || null)
      .nullable()
      .default(null),
  })
  .refine(({ starts, ends }) => Date.parse(ends) > Date.parse(starts), {
    path: ['ends'],
    message: 'It ends before it begins.',
  })
  .refine(({ layer, covers }) => layer !== null || covers !== null, {
    path: ['covers'],
    message: 'Say whose place is taken, or which layer.',
  })
  .refine(({ contact, covers }) => contact !== covers, {
    path: ['contact'],
    message: 'Nobody can stand in for themselves.',
  })
export type NewOverride = z.input<typeof NewOverride>

export const Contact = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  active: z.boolean(),
})
export type Contact = z.infer<typeof Contact>

export const Segment = z.object({
  layer: z.string(),
  starts: instant,
  ends: instant,
  contact: z.string().nullable(),
  override: z.string().nullable(),
})
export type Segment = z.infer<typeof Segment>

/** GET /duty: who is on duty now, the days that follow, and the rota it comes from. */
export const DutyView = z
  .object({
    now: z.array(
      z.object({
        layer: z.string(),
        name: z.string(),
        zone: z.string(),
        contact: Contact.nullable(),
        until: instant,
        override: z.string().nullable(),
      }),
    ),
    /** Whom a request for help would ring now. */
    rings: z.object({
      why: z.enum(['layer', 'everybody', 'nobody-on-duty', 'no-contact']),
      contacts: z.array(Contact),
    }),
    from: instant,
    to: instant,
    layers: z.array(NewLayer.extend({ id: z.string() })),
    segments: z.array(Segment),
    overrides: z.array(
      z.object({
        id: z.string(),
        layer: z.string().nullable(),
        covers: z.string().nullable(),
        contact: z.string(),
        starts: instant,
        ends: instant,
        note: z.string().nullable(),
        by: z.string(),
      }),
    ),
    contacts: z.array(Contact),
    acknowledgeMinutes: z.number().int(),
  })
  .openapi('Duty')
export type DutyView = z.infer<typeof DutyView>

export const LogEntry = z
  .object({
    id: z.string(),
    at: instant,
    by: z.string(),
    kind: z.enum(['note', 'handover']),
    text: z.string(),
    situation: z.object({ id: z.string(), title: z.string() }).nullable(),
    alert: z.object({ slug: z.string(), headline: z.string() }).nullable(),
    case: z.string().nullable(),
  })
  .openapi('ShiftLogEntry')
export type LogEntry = z.infer<typeof LogEntry>
export const LogPage = z.object({ entries: z.array(LogEntry), next: z.string().nullable() })
export type LogPage = z.infer<typeof LogPage>

export const NewEntry = z.object({
  text: z.string().trim().min(1, 'Write what happened.').max(4000),
  situation: z.uuid().nullable().default(null),
  alert: z.uuid().nullable().default(null),
  case: z.uuid().nullable().default(null),
})
export type NewEntry = z.input<typeof NewEntry>

/** GET /duty/handover: everything the next shift must know, on one sheet. */
export const HandoverSheet = z
  .object({
    organisation: z.string(),
    at: instant,
    last: z
      .object({ at: instant, from: z.string().nullable(), to: z.string(), note: z.string().nullable() })
      .nullable(),
    onDuty: DutyView.shape.now,
    rings: DutyView.shape.rings,
    situations: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        openedAt: instant,
        alerts: z.array(
          z.object({
            slug: z.string(),
            headline: z.string(),
            severity: z.string(),
            exercise: z.boolean(),
            expires: instant.nullable(),
          }),
        ),
      }),
    ),
    rollCalls: z.array(
      z.object({
        situation: z.string(),
        title: z.string(),
        exercise: z.boolean(),
        openedAt: instant,
        deadline: instant.nullable(),
        counts: z.record(z.string(), z.number().int()),
        total: z.number().int(),
      }),
    ),
    cases: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        title: z.string(),
        exercise: z.boolean(),
        openedAt: instant,
        owner: z.string().nullable(),
        nextAction: z.string().nullable(),
        nextDue: instant.nullable(),
      }),
    ),
    drafts: z.array(
      z.object({
        id: z.string(),
        headline: z.string().nullable(),
        state: z.string(),
        by: z.string(),
        updatedAt: instant,
      }),
    ),
    lateReviews: z.array(
      z.object({ slug: z.string(), headline: z.string(), by: z.string(), at: instant, reason: z.string() }),
    ),
    log: z.array(LogEntry),
    /** True where a list was too long for the sheet and only its first 100 stand here. */
    shortened: z.boolean(),
  })
  .openapi('HandoverSheet')
export type HandoverSheet = z.infer<typeof HandoverSheet>
