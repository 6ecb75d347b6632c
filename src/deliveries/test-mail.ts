import { randomUUID } from 'node:crypto'
import { type Email, emailChannel } from '../channels/email.ts'
import type { Tx } from '../database/database.ts'
import { keepInOutbox } from './outbox.ts'

export type TestMail = { from: string; to: string; organisation: string; url: string; now: Date }
export type Tested =
  | { outcome: 'handed-over'; server: string }
  /** The server took the connection and not the message. */
  | { outcome: 'refused'; server: string }
  /** Nobody answered, or not whom we could sign in to. */
  | { outcome: 'unreachable'; server: string }
  /** It had the whole message and did not say whether it took it. */
  | { outcome: 'unknown'; server: string }

/** Sends one test message at once, by the way all mail goes, and waits for what the server says; 15 s at most for a connection. */
export async function sendTestMail(smtpUrl: string, test: TestMail): Promise<Tested> {
  const channel = emailChannel({ smtpUrl, connections: 1, connectMs: 15_000, answerMs: 20_000 })
  try {
    const result = await channel.send(testMail(test))
    const server = result.text
    if (result.outcome === 'handed-over' || result.outcome === 'unknown')
      return { outcome: result.outcome, server }
    return { outcome: result.outcome === 'temporary' && result.server ? 'unreachable' : 'refused', server }
  } finally {
    channel.close()
  }
}

/** Keeps the test message in the outbox instead. */
export function keepTestMail(tx: Tx, organisation: string, test: TestMail): Promise<void> {
  return keepInOutbox(tx, organisation, [{ delivery: null, email: testMail(test) }], test.now)
}

function testMail({ from, to, organisation, url, now }: TestMail): Email {
  const name = organisation.replace(/\p{Cc}+/gu, ' ').trim()
  return {
    from: { name, address: from },
    to: { name: '', address: to },
    subject: `Test message from ${name}`,
    plain: `This is a test. ${name} can reach this address by mail.\n\nNothing has happened and nothing needs to be done. Sent ${now.toISOString()} by ${url}\n`,
    html: null,
    messageId: `<test-${randomUUID()}@${from.split('@')[1] ?? 'localhost.localdomain'}>`,
    references: [],
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}
