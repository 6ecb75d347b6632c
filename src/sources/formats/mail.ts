import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { z } from 'zod'
import { webPageOf } from '../../reading/html.ts'
import { givenTime } from '../given-time.ts'
import {
  type DocumentContext,
  type DroppedItem,
  type Format,
  type Item,
  noFacts,
  type ReadDocument,
} from '../item.ts'
import { droppedHeader, fromMbox } from '../mailbox/mbox.ts'
import { cap } from './cap.ts'

/** Letters of a message that are kept, and bytes of an attachment that is read. */
const longest = 100_000
const largestAttachment = 2_000_000

/** A message taken apart. `caps` are alerts it carries, base64. */
const Message = z.object({
  id: z.string().nullable(),
  subject: z.string(),
  from: z.string().nullable(),
  date: z.string().nullable(),
  text: z.string(),
  dropped: z.string().nullable(),
  caps: z.array(z.object({ name: z.string(), bytes: z.base64() })),
  left: z.array(z.string()),
})
type Message = z.infer<typeof Message>
const Mail = z.object({ mail: z.array(z.union([Message, z.object({ fault: z.string() })])) })

/** Messages of a mailbox, or a file of one: each is a report, or the CAP alerts that it carries. */
export const mail: Format = {
  name: 'mail',
  says: 'Mail: one message or an mbox of them; CAP alerts attached to one are read as such',
  absence: 'nothing',
  async prepare(bytes) {
    const messages = []
    for (const raw of fromMbox(bytes)) messages.push(await takenApart(raw))
    return Buffer.from(JSON.stringify({ mail: messages }))
  },
  read(bytes, context): ReadDocument {
    const taken = Mail.safeParse(parsed(bytes))
    if (!taken.success) return { ok: false, rule: 'mail.message', fault: 'This is no mail.' }
    const items: Item[] = []
    const dropped: DroppedItem[] = []
    const notes: string[] = []
    for (const [i, one] of taken.data.mail.entries()) {
      const at = `message ${i + 1}`
      if ('fault' in one) dropped.push({ at, why: one.fault })
      else if (one.dropped !== null) dropped.push({ at: `${at}, ${one.subject}`, why: one.dropped })
      else {
        const alerts = one.caps.flatMap((file) => alertsIn(file, at, context, dropped))
        if (one.left.length > 0) notes.push(`${at}: attachments are not read: ${one.left.join(', ')}.`)
        items.push(...(alerts.length > 0 ? alerts : [itemOf(one, at, context)]))
      }
    }
    return { ok: true, title: null, items, dropped, notes, next: null }
  },
}

async function takenApart(raw: Buffer): Promise<Message | { fault: string }> {
  try {
    const options = { skipHtmlToText: true, skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true }
    return messageOf(await simpleParser(raw, options))
  } catch (fault) {
    return { fault: `It cannot be taken apart: ${(fault as Error).message.slice(0, 200)}` }
  }
}

function messageOf(parsed: ParsedMail): Message {
  const files = parsed.attachments.filter(({ related }) => !related)
  const caps = files.filter(isCap)
  const [from] = parsed.from?.value ?? []
  const why = parsed.headers.get(droppedHeader.toLowerCase())
  return {
    id: parsed.messageId ?? null,
    subject: (parsed.subject ?? '').slice(0, 500),
    from: from ? (from.name || from.address || '').slice(0, 200) || null : null,
    date: headerLine(parsed, 'date'),
    text: wordsOf(parsed).trim().slice(0, longest),
    dropped: typeof why === 'string' ? why : null,
    caps: caps.map(({ content, filename = 'alert' }) => ({
      name: filename,
      bytes: content.toString('base64'),
    })),
    left: files
      .filter((file) => !isCap(file))
      .map(({ filename = 'without a name' }) => filename.slice(0, 100)),
  }
}

/** What the message says in plain words, else the words of its page. */
function wordsOf({ text, html }: ParsedMail): string {
  return text?.trim() ? text : webPageOf(html || '').text
}

/** A header as it was written: what the date says is kept beside what it means. */
function headerLine({ headerLines }: ParsedMail, name: string): string | null {
  const found = headerLines.find(({ key }) => key === name)
  return found
    ? found.line
        .slice(found.line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim()
    : null
}

function isCap({ contentType, filename = '', size, content }: Attachment): boolean {
  if (size > largestAttachment) return false
  if (/application\/cap\+xml/i.test(contentType) || /\.cap$/i.test(filename)) return true
  const isXml = /xml/i.test(contentType) || /\.xml$/i.test(filename)
  return isXml && content.subarray(0, 4000).includes('urn:oasis:names:tc:emergency:cap:')
}

function alertsIn(
  { name, bytes }: Message['caps'][number],
  at: string,
  context: DocumentContext,
  dropped: DroppedItem[],
): Item[] {
  const read = cap.read(Buffer.from(bytes, 'base64'), context)
  if (!read.ok) {
    dropped.push({ at: `${at}, ${name}`, why: read.fault })
    return []
  }
  dropped.push(...read.dropped.map((one) => ({ ...one, at: `${at}, ${name}, ${one.at}` })))
  return read.items.map((item) => ({ ...item, at: `${at}, ${name}, ${item.at}` }))
}

function itemOf({ id, subject, from, date, text }: Message, at: string, context: DocumentContext): Item {
  return {
    ...{ at, ids: id === null ? [] : [id], link: null, title: subject || null, text },
    ...{ language: context.language, publisher: from, published: givenTime(date, context.timeZone) },
    ...{ updated: null, state: 'actual', full: null, facts: noFacts },
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return null
  }
}
