import { randomUUID } from 'node:crypto'
import { emailChannel } from '../channels/email.ts'
import type { Config } from '../config.ts'
import type { Expansion } from '../deliveries/expand.ts'
import { aSender, type Sender } from '../deliveries/sender.ts'
import type { Clock } from './clock.ts'

/** Messages on their way at once; a crash can leave no more than these in doubt. */
const concurrency = 10

export type Sending = { sender: Sender; expansion: Expansion; close(): void }

/** How this process sends: by the mail server of SMTP_URL, or, without one, to the outbox. */
export function openSending(config: Config, secret: string, clock: Clock): Sending {
  const email = config.smtpUrl ? emailChannel({ smtpUrl: config.smtpUrl, connections: concurrency }) : null
  const worker = randomUUID()
  const sender = aSender({
    email,
    worker,
    clock,
    concurrency,
    secret,
    url: config.url,
    from: config.mailFrom,
  })
  const host = config.mailFrom.split('@')[1] ?? 'localhost.localdomain'
  return { sender, expansion: { secret, host }, close: () => email?.close() }
}
