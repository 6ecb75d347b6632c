import { z } from 'zod'
import { Reliability } from '../../vocabulary/grading.ts'
import { mailboxSecurities } from './mailbox.ts'

const Sender = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^([^@\s]+)?@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'Write an address, news@example.org, or a domain, @example.org.',
  )
  .max(320)

/** How a mailbox is reached; its password is never told again. */
export const ReachedMailbox = z.object({
  host: z
    .string()
    .trim()
    .min(1, 'Name the mail server, such as imap.example.org.')
    .max(253)
    .regex(/^[^\s/:]+$/, 'Write the name alone, without imap:// and port.'),
  port: z.number().int().min(1).max(65_535).default(993),
  security: z.enum(mailboxSecurities).default('tls'),
  username: z.string().trim().min(1, 'Write the name that opens the mailbox.').max(320),
  folder: z.string().trim().min(1).max(200).default('INBOX'),
  senders: z
    .array(Sender)
    .max(500)
    .default([])
    .describe(
      'Addresses and @domains that are heard; none: everybody. A sender can be forged: this filters, and proves nothing.',
    ),
})
export const MailboxKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'A key has small letters, digits and hyphens.')

export const WatchedMailbox = ReachedMailbox.extend({
  key: MailboxKey,
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  reliability: Reliability.default('F'),
  everySeconds: z.number().int().min(20).max(86_400).default(120),
})
export type WatchedMailbox = z.infer<typeof WatchedMailbox>

export const MailboxPassword = z.string().min(1, 'Write the password.').max(1000)
/** A mailbox that is watched already keeps its password where none is given. */
export const NewMailbox = WatchedMailbox.extend({ password: MailboxPassword.optional() })
