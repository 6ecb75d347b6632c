import { z } from '@hono/zod-openapi'
import {
  MailboxKey,
  MailboxPassword,
  NewMailbox,
  ReachedMailbox,
  WatchedMailbox,
} from '../../sources/mailbox/mailbox-schema.ts'

export { MailboxKey, NewMailbox, WatchedMailbox }
export const TriedMailbox = ReachedMailbox.extend({
  password: MailboxPassword.optional(),
  key: MailboxKey.optional(),
})
export const MailboxFound = z.object({ folder: z.string(), messages: z.number().int() })
export type MailboxFound = z.infer<typeof MailboxFound>
