import { z } from '@hono/zod-openapi'
import { statuses } from '../../replies/standings.ts'

export const Status = z.enum(statuses)
export type Status = z.infer<typeof Status>
const instant = z.string().openapi({ format: 'date-time' })
const Counts = z.partialRecord(Status, z.number().int())

/** How the people of one team, place or site stand; `key` null are those without one. */
export const Group = z.object({
  key: z.string().nullable(),
  name: z.string().nullable(),
  counts: Counts,
  total: z.number().int(),
})
export type Group = z.infer<typeof Group>

export const Line = z.object({
  person: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  team: z.string().nullable(),
  status: Status,
  since: instant.nullable(),
  note: z.string().nullable(),
  reporter: z.string().nullable(),
  reportedBy: z.string().nullable(),
  case: z.string().nullable(),
  caseOwner: z.string().nullable(),
  /** 'Baghdad, Iraq': the place of the stay that exposed them. */
  where: z.string().nullable(),
  siteName: z.string().nullable(),
})
export type Line = z.infer<typeof Line>

const heading = {
  situation: z.string(),
  title: z.string(),
  alert: z.string(),
  slug: z.string(),
  headline: z.string(),
  exercise: z.boolean(),
  mode: z.enum(['acknowledge', 'safety-check']),
  openedAt: instant,
  deadline: instant.nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  remindedAt: instant.nullable(),
  remindedBy: z.string().nullable(),
  reopenedAt: instant.nullable(),
}

/** GET /situations/{situation}/roll-call. Without the permission `replies.write` there are counts and no lines. */
export const RollCallView = z
  .object({
    ...heading,
    counts: z.record(Status, z.number().int()),
    total: z.number().int(),
    groups: z.object({ team: z.array(Group), place: z.array(Group), site: z.array(Group) }),
    names: z.boolean(),
    lines: z.array(Line),
    next: z.string().nullable(),
  })
  .openapi('RollCall')
export type RollCallView = z.infer<typeof RollCallView>

export const RollCallHeading = z.object(heading)
export type RollCallHeading = z.infer<typeof RollCallHeading>

/** Everything one person answered and was sent, the latest first. */
export const PersonHistory = z
  .object({
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    answers: z.array(
      z.object({
        id: z.string(),
        status: z.enum(['asked', 'acknowledged', 'safe', 'need-help', 'accounted-for']),
        note: z.string().nullable(),
        reporter: z.string(),
        reportedBy: z.string().nullable(),
        at: instant,
        /** It takes an earlier answer back. */
        restores: z.boolean(),
      }),
    ),
    messages: z.array(
      z.object({
        kind: z.string(),
        state: z.string(),
        fault: z.string().nullable(),
        at: instant,
      }),
    ),
  })
  .openapi('RollCallPerson')
export type PersonHistory = z.infer<typeof PersonHistory>

export const Recorded = z.object({ batch: z.string(), recorded: z.number().int() })
export const Undone = z.object({ batch: z.string(), restored: z.number().int(), kept: z.number().int() })
export const AskedAgain = z.object({ people: z.number().int(), again: z.boolean() })
export const Reopened = z.object({
  batch: z.string(),
  reopened: z.number().int(),
  asked: z.number().int(),
})
export type Recorded = z.infer<typeof Recorded>
export type Undone = z.infer<typeof Undone>
export type AskedAgain = z.infer<typeof AskedAgain>
export type Reopened = z.infer<typeof Reopened>
