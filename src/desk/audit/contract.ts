import { z } from '@hono/zod-openapi'

/** One entry of the log. `name` is who acted, while the name is known; `number` its place in the chain, once sealed. */
export const AuditLine = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor: z.uuid(),
    name: z.string().nullable(),
    action: z.string(),
    subject: z.uuid().nullable(),
    /** Ids, codes and numbers. */
    detail: z.record(z.string(), z.unknown()),
    /** Free text, such as the reason of a look-up. */
    words: z.string().nullable(),
    wordsErased: z.boolean(),
    number: z.number().int().nullable(),
  })
  .openapi('AuditEntry')
export type AuditLine = z.infer<typeof AuditLine>

export const AuditPage = z.object({
  entries: z.array(AuditLine),
  /** Where the next page begins; null on the last. */
  next: z.string().nullable(),
})
export type AuditPage = z.infer<typeof AuditPage>

export const AuditFilter = z.object({
  actor: z
    .string()
    .max(320)
    .optional()
    .openapi({ description: 'Mail address or key name, or the pseudonymous id' }),
  action: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]+)?$/, 'Such as alert.issued, or alert for everything about alerts.')
    .optional(),
  subject: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})

/** One piece of the chain, checked. Ask again with `after` = `next` until `next` is null. */
export const AuditCheck = z
  .object({
    checked: z.number().int(),
    next: z.number().int().nullable(),
    head: z
      .string()
      .nullable()
      .openapi({ description: 'Hash of the last entry that was checked: note it elsewhere' }),
    of: z.number().int(),
    erased: z.number().int(),
    unsealed: z.number().int(),
    oldestUnsealed: z.iso.datetime().nullable(),
    broken: z
      .object({ number: z.number().int().nullable(), entry: z.string().nullable(), reason: z.string() })
      .nullable(),
  })
  .openapi('AuditCheck')
export type AuditCheck = z.infer<typeof AuditCheck>
