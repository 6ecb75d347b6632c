import { z } from 'zod'

/** What a recipient may answer on the reply page. */
export const Answer = z.object({
  status: z.enum(['acknowledged', 'safe', 'need-help']),
  note: z
    .string()
    .trim()
    .max(1000)
    .transform((note) => note || null)
    .nullable()
    .default(null),
})
export type Answer = z.infer<typeof Answer>

/** What an operator may record for somebody who answered by phone, or was found another way. */
export const OperatorAnswer = z.object({
  status: z.enum(['acknowledged', 'safe', 'need-help', 'accounted-for']),
  note: z
    .string()
    .trim()
    .max(1000)
    .transform((note) => note || null)
    .nullable()
    .default(null),
  reporter: z.enum(['self', 'emergency-contact', 'colleague', 'operator']).default('self'),
})
export type OperatorAnswer = z.infer<typeof OperatorAnswer>
