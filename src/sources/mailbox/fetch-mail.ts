import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { checkedAddress } from '../../http/egress.ts'
import { isHeard, type Mailbox, type MailMark } from './mailbox.ts'
import { standIn } from './mbox.ts'

/** Messages and bytes of one poll; the rest follows in the next, at once. Bytes of one message. */
const most = { messages: 100, bytes: 20_000_000, message: 5_000_000 }
/** Days back from which on messages are taken when a mailbox is watched first. */
const firstDays = 3
const timeoutMs = 20_000
/** Milliseconds for a whole poll: shorter than its lease. */
const wholeMs = 75_000

export type FetchedMail =
  | {
      ok: true
      /** As they were received, or a stand-in that says why not. */
      messages: Buffer[]
      mark: NonNullable<MailMark>
      more: boolean
    }
  | { ok: false; message: string }
export type FetchMail = (mailbox: Mailbox, mark: MailMark, leaving?: AbortSignal) => Promise<FetchedMail>

/** What a mailbox holds, for whoever sets one up. */
export type Tried = { ok: true; folder: string; messages: number } | { ok: false; message: string }

/** Takes new messages out of mailboxes, without changing anything in them. `allowPrivate` only where an operator said so. */
export function mailFetch(allowPrivate: boolean): FetchMail {
  return (mailbox, mark, leaving) =>
    inFolder(mailbox, allowPrivate, leaving, async (client, folder) => {
      const isSame = mark !== null && mark.uidValidity === folder.uidValidity
      const since = new Date(Date.now() - firstDays * 86_400_000)
      const after = isSame ? mark.uid : null
      const found =
        folder.exists === 0
          ? []
          : await listed(client, after === null ? { since } : { uid: `${after + 1}:*` })
      const fresh = found.filter(({ uid }) => after === null || uid > after).sort((a, b) => a.uid - b.uid)
      const chosen = fitting(fresh)
      const messages = after === null ? olderNote(folder.exists - fresh.length) : []
      for (const one of chosen) messages.push(await taken(client, mailbox, one))
      const uid =
        chosen.at(-1)?.uid ?? (fresh.length === 0 ? Math.max(after ?? 0, folder.uidNext - 1) : (after ?? 0))
      return {
        ok: true,
        messages,
        mark: { uidValidity: folder.uidValidity, uid },
        more: chosen.length < fresh.length,
      }
    })
}

/** Opens a mailbox and says what is in it. */
export function tryMailbox(mailbox: Mailbox, allowPrivate: boolean): Promise<Tried> {
  return inFolder<Tried>(mailbox, allowPrivate, undefined, async (_, { path, exists }) => ({
    ok: true,
    folder: path,
    messages: exists,
  }))
}

type Folder = { path: string; uidValidity: bigint; uidNext: number; exists: number }
type Listed = { uid: number; size: number; from: string | undefined; id: string; subject: string }

async function listed(client: ImapFlow, range: { uid: string } | { since: Date }): Promise<Listed[]> {
  const found: Listed[] = []
  for await (const { uid, size = 0, envelope } of client.fetch(range, {
    uid: true,
    size: true,
    envelope: true,
  }))
    found.push({
      ...{ uid, size, from: envelope?.from?.[0]?.address },
      ...{ id: envelope?.messageId ?? '', subject: envelope?.subject ?? '' },
    })
  return found
}

/** As many as one poll takes, the oldest first; at least one. */
function fitting(all: Listed[]): Listed[] {
  let bytes = 0
  const past = all.findIndex(({ size }, i) => {
    bytes += size > most.message ? 0 : size
    return i >= most.messages || (i > 0 && bytes > most.bytes)
  })
  return past < 0 ? all : all.slice(0, past)
}

async function taken(client: ImapFlow, { senders }: Mailbox, one: Listed): Promise<Buffer> {
  const { uid, size, from, id, subject } = one
  const headers = { Subject: subject, ...(id && { 'Message-ID': id }) }
  if (!isHeard(senders, from))
    return standIn(headers, `${from ?? 'Nobody'} is not among those who are heard.`)
  if (size > most.message) return standIn(headers, `It has ${size} bytes; at most ${most.message} are taken.`)
  const fetched = await client.fetchOne(String(uid), { source: { maxLength: most.message } }, { uid: true })
  const source = fetched ? fetched.source : undefined
  return source ?? standIn(headers, 'It was gone before it could be taken.')
}

function olderNote(older: number): Buffer[] {
  if (older <= 0) return []
  return [
    standIn(
      { Subject: 'older messages' },
      `${older} were here ${firstDays} days before it was watched first; they stay where they are.`,
    ),
  ]
}

async function inFolder<T>(
  mailbox: Mailbox,
  allowPrivate: boolean,
  leaving: AbortSignal | undefined,
  work: (client: ImapFlow, folder: Folder) => Promise<T>,
): Promise<T | { ok: false; message: string }> {
  if (mailbox.security === 'none' && !allowPrivate)
    return failed('Without TLS the password could be read on the way: choose tls or starttls.')
  const found = await checkedAddress(mailbox.host, undefined, allowPrivate)
  if ('fault' in found) return failed(found.message)
  const client = clientOf(mailbox, found.address)
  // A connection that breaks also tells the command that waits for it.
  client.on('error', () => {})
  const leave = () => client.close()
  const timer = setTimeout(leave, wholeMs)
  leaving?.addEventListener('abort', leave, { once: true })
  try {
    await client.connect()
    const folder = await client.mailboxOpen(mailbox.folder, { readOnly: true })
    return await work(client, folder)
  } catch (fault) {
    return failed(wordsOf(fault as ImapFault, mailbox))
  } finally {
    clearTimeout(timer)
    leaving?.removeEventListener('abort', leave)
    client.close()
  }
}

/** A client that goes to the very address that was checked, and is shown the certificate of the name. */
function clientOf({ host, port, security, username, password }: Mailbox, address: string) {
  return new ImapFlow({
    ...{
      host: address,
      port,
      secure: security === 'tls',
      doSTARTTLS: security === 'starttls',
    },
    ...{ auth: { user: username, pass: password }, logger: false, disableAutoIdle: true },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ maxLiteralSize: most.message + 1000, maxResponseSize: most.message + 100_000 },
    tls: { minVersion: 'TLSv1.2' },
    ...(isIP(host) === 0 && { servername: host }),
  })
}

type ImapFault = Error & {
  code?: string
  authenticationFailed?: boolean
  responseText?: string
  serverResponseCode?: string
}

/** What went wrong, for whoever set it up; it never holds the password. */
function wordsOf(fault: ImapFault, { host, port, folder, security }: Mailbox): string {
  const code = fault.code ?? ''
  if (fault.authenticationFailed)
    return 'The server does not take this name and password; many want a password of its own for each program.'
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code) || /certificate|altname/i.test(fault.message))
    return `The certificate of ${host} is not one for this name that can be trusted; check the name.`
  if (/TIMEOUT|Timeout/i.test(code) || /timed? ?out/i.test(fault.message))
    return `${host} did not answer in time at port ${port}.`
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ECONNRESET|NoConnection/.test(code))
    return `${host} cannot be reached at port ${port}; is the port right for ${security}?`
  if (/STARTTLS/i.test(fault.message)) return `${host} offers no STARTTLS at port ${port}; choose tls.`
  if (fault.responseText)
    return `There is no folder "${folder}" that can be opened: ${fault.responseText.slice(0, 200)}`
  return `${host} does not speak as a mail server does at port ${port}: ${fault.message.slice(0, 200)}`
}

function failed(message: string) {
  return { ok: false as const, message }
}
