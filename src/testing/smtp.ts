import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What the server says to a recipient or to a whole message: a reply code and its text, or null to take it. */
export type Reply = { code: number; text: string } | null

export type Manners = {
  recipient?: (address: string) => Reply
  message?: (address: string) => Reply
  /** Milliseconds before a whole message is answered; Infinity: never. */
  answerAfterMs?: number
  port?: number
  /** Of the only user, `user`; nobody needs one where it is missing. */
  password?: string
}

/**
 * A real SMTP server in this process. `received` holds what it took, in order; `manners` may be changed while it
 * runs.
 */
export async function anSmtpServer(manners: Manners = {}) {
  const received: { to: string; mail: ParsedMail }[] = []
  const take = async (stream: Readable, to: string) => {
    const bytes = await buffer(stream)
    const refusal = fault(manners.message?.(to))
    if (refusal) return refusal
    if (manners.answerAfterMs === Number.POSITIVE_INFINITY) return 'never'
    received.push({ to, mail: await simpleParser(bytes) })
    await wait(manners.answerAfterMs ?? 0)
    return null
  }
  const server = new SMTPServer({
    authOptional: manners.password === undefined,
    allowInsecureAuth: true,
    disabledCommands: manners.password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    onAuth({ password }, _session, done) {
      if (password === manners.password) done(null, { user: 'user' })
      else done(new Error('Wrong password'))
    },
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      done(fault(manners.recipient?.(address)))
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      void take(stream, to).then(
        (reply) => reply !== 'never' && done(reply),
        () => {}, // The client went away in the middle of its message.
      )
    },
  })
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(manners.port ?? 0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((closed) => server.close(() => closed()))
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    manners,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function fault(reply: Reply | undefined) {
  return reply ? Object.assign(new Error(reply.text), { responseCode: reply.code }) : null
}
