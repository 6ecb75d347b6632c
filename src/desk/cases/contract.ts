import { z } from '@hono/zod-openapi'
import { closingReasons } from '../../replies/case-work.ts'

const instant = z.string().openapi({ format: 'date-time' })
export const ClosingCode = z.enum(Object.keys(closingReasons) as [keyof typeof closingReasons])
export type ClosingCode = z.infer<typeof ClosingCode>

export const CaseLine = z
  .object({
    id: z.string(),
    person: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    situation: z.string(),
    title: z.string(),
    headline: z.string(),
    exercise: z.boolean(),
    openedAt: instant,
    acknowledgeBy: instant.nullable(),
    acknowledgedAt: instant.nullable(),
    owner: z.string().nullable(),
    step: z.number().int(),
    nextStepAt: instant.nullable(),
    nextAction: z.string().nullable(),
    nextDue: instant.nullable(),
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
    closingCode: ClosingCode.nullable(),
    closingReason: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi('CaseLine')
export type CaseLine = z.infer<typeof CaseLine>

export const CasePage = z.object({ cases: z.array(CaseLine), next: z.string().nullable() })
export type CasePage = z.infer<typeof CasePage>

/** Whom to call and in which words. No machine ever calls; it is read by the one who does. */
export const Script = z.object({
  call: z.array(z.object({ whom: z.string(), name: z.string(), phone: z.string().nullable() })),
  say: z.array(z.string()),
  dont: z.array(z.string()),
})
export type Script = z.infer<typeof Script>

export const CaseView = CaseLine.extend({
  phone: z.string().nullable(),
  email: z.string().nullable(),
  language: z.string(),
  emergencyContact: z.string().nullable(),
  emergencyPhone: z.string().nullable(),
  status: z.string().nullable(),
  log: z.array(
    z.object({ number: z.number().int(), at: instant, by: z.string(), kind: z.string(), text: z.string() }),
  ),
  told: z.array(
    z.object({
      step: z.number().int(),
      name: z.string(),
      email: z.string(),
      state: z.string(),
      at: instant.nullable(),
      why: z.string().nullable(),
    }),
  ),
  members: z.array(z.object({ email: z.string(), name: z.string() })),
  script: Script,
}).openapi('Case')
export type CaseView = z.infer<typeof CaseView>
