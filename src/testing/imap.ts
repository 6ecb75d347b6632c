import type { AddressInfo } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'

type Message = { raw: string; internaldate?: string; uid?: number }
type Folder = { messages: Message[]; uidvalidity?: number }

/** An IMAP server on this machine for the user `desk` with the password `pass`; `tls` with a certificate nobody trusts. */
export async function anImapServer(
  folders: Record<string, Folder> = { INBOX: { messages: [] } },
  { tls = false } = {},
) {
  const server = hoodiecrow({
    plugins: ['STARTTLS', 'IDLE', 'UNSELECT', 'LITERALPLUS'],
    users: { desk: { password: 'pass' } },
    storage: folders,
    ...(tls && { secureConnection: true }),
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    deliver: (raw: string, folder = 'INBOX') => server.appendMessage(folder, [], undefined, raw),
    [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** A message as it goes over the wire. */
export function aMessage(
  id: string,
  subject: string,
  text: string,
  from = 'Harbour office <office@harbour.example>',
) {
  const headers = [
    `From: ${from}`,
    'To: desk@example.org',
    `Subject: ${subject}`,
    `Message-ID: <${id}@harbour.example>`,
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
  ]
  return `${headers.join('\r\n')}\r\n\r\n${text}\r\n`
}
