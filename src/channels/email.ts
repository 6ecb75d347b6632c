import { Transform, type TransformCallback } from 'node:stream'
import { createTransport } from 'nodemailer'
import { classifyFault, type SmtpFault } from './email-outcome.ts'
import type { Outcome } from './outcome.ts'

/** One mail to one address. `messageId` stays the same over every attempt, so that a second copy can be told as one. */
export type Email = {
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  plain: string
  html: string | null
  messageId: string
  references: string[]
  headers: Record<string, string>
}

/**
 * A way to hand mail over. `send` never throws: it answers what became of the message; trying again is its caller's
 * decision, and safe after `temporary` only. `verify` answers null, or what is wrong with the server or our access to it.
 */
export type EmailChannel = {
  send(email: Email): Promise<Outcome>
  verify(): Promise<string | null>
  close(): void
}

export type EmailSettings = {
  smtpUrl: string
  /** How many connections stand open at most. */
  connections: number
  /** How long to wait for a connection, a greeting, and between two bytes of an answer. */
  connectMs?: number
  answerMs?: number
}

/** Mail over pooled SMTP connections to the server of `smtpUrl` (smtp:// or smtps://, with user and password where needed). */
export function emailChannel(settings: EmailSettings): EmailChannel {
  const { transport, written } = pooledTransport(settings)
  return {
    async send(email) {
      const text = faultIn(email)
      if (text) return { outcome: 'permanent', code: null, text }
      try {
        const { response } = await transport.sendMail(mailOf(email))
        return { outcome: 'handed-over', code: response.slice(0, 3), text: response }
      } catch (fault) {
        return classifyFault(fault as SmtpFault, written.has(email.messageId))
      } finally {
        written.delete(email.messageId)
      }
    },
    async verify() {
      return transport.verify().then(
        () => null,
        (fault: Error) => fault.message,
      )
    },
    close: () => transport.close(),
  }
}

function pooledTransport({ smtpUrl, connections, connectMs = 10_000, answerMs = 60_000 }: EmailSettings) {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    // A pool that queues a message again behind our back could send it twice: one attempt here is one attempt there.
    maxRequeues: 0,
    // Servers drop idle connections after a while; ours close first, so that no message meets a dead one.
    idleTimeout: 5_000,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: answerMs,
  })
  const written = new Set<string>()
  transport.use('stream', (mail, done) => {
    mail.message?.transform(noting(() => written.add(String(mail.data.messageId))))
    done()
  })
  return { transport, written }
}

/** Passes a message through and notes when all of it went out: from then on a silence says nothing. */
function noting(end: () => void) {
  return new Transform({
    transform(chunk: Buffer, _encoding, next: TransformCallback) {
      next(null, chunk)
    },
    flush(next: TransformCallback) {
      end()
      next()
    },
  })
}

/** A line break would add headers, a comma recipients: such mail is not sent, and says why. */
function faultIn({ from, to, subject, messageId, headers }: Email) {
  if (!/^[^\s,;<>"]+@[^\s,;<>"@]+$/.test(to.address)) return `"${to.address}" is not one mail address.`
  const fields = { sender: from.address, subject, messageId, ...headers }
  const broken = Object.entries(fields).find(([, text]) => /[\r\n]/.test(text))?.[0]
  return broken && `A line break stands in the ${broken}.`
}

function mailOf({ from, to, subject, plain, html, messageId, references, headers }: Email) {
  return {
    from,
    to: { name: to.name.replace(/[\r\n]+/g, ' '), address: to.address },
    envelope: { from: from.address, to: to.address },
    subject,
    text: plain,
    ...(html === null ? {} : { html }),
    messageId,
    ...(references.length ? { references, inReplyTo: references.at(-1) } : {}),
    headers,
    // Nothing in a message may make the server here open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
