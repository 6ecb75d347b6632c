import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Item, noFacts, type ReadDocument } from '../item.ts'
import { settleIdentity } from './identity.ts'
import { readJson } from './json.ts'
import { canonicalLink, readLink } from './links.ts'
import { plainLine, plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { text } from './shapes.ts'

/** Whether the first sign of a document is JSON's. */
export function isJson(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1000)).toString('latin1')
  return /^(?:\xef\xbb\xbf)?\s*[{[]/.test(start)
}

/** A JSON Feed of version 1 or 1.1 (jsonfeed.org). The id names an item; 1.1 says it is text, though numbers are read too. */
export function readJsonFeed(bytes: Uint8Array, context: DocumentContext): ReadDocument {
  const json = readJson(bytes)
  if (!json.ok) return json
  const whole = document.safeParse(json.value)
  if (!whole.success) return otherThan('a JSON Feed')
  const { title, language, next_url: next, items } = whole.data
  const base = URL.canParse(context.url) ? context.url : whole.data.home_page_url
  const read = itemsOf(numbered(items), {
    shape: item,
    called: 'an item of JSON Feed',
    item: (said, at) => itemOf(said, { at, base, language: language ?? context.language, context }),
  })
  if (!read.ok) return read
  const settled = settleIdentity(read.items)
  return listOf({ ...read, items: settled.items, dropped: [...read.dropped, ...settled.dropped] }, json, {
    title: plainLine(title) || null,
    next: readLink(next, base)?.url ?? null,
  })
}

const document = z.object({
  version: z
    .string()
    .regex(/jsonfeed/i)
    .optional(),
  title: text,
  language: text,
  home_page_url: text,
  next_url: text,
  items: z.array(z.unknown()),
})
const item = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  language: text,
})

type Around = { at: string; base: string | null; language: string | null; context: DocumentContext }

function itemOf(
  said: z.output<typeof item>,
  { at, base, language, context }: Around,
): Item | { why: string } {
  const found = readLink(said.url, base) ?? readLink(said.external_url, base)
  const link = found ? canonicalLink(found.url) : null
  const words = said.content_text ?? plainText(said.content_html ?? said.summary)
  const title = plainLine(said.title) || null
  if (title === null && words === '' && said.id === null && link === null) return { why: 'It is empty.' }
  return {
    at,
    ids: [said.id, link].filter((id) => id !== null),
    link,
    title,
    text: words,
    language: said.language ?? language,
    publisher: null,
    published: givenTime(said.date_published, context.timeZone),
    updated: givenTime(said.date_modified, context.timeZone),
    state: 'actual',
    full: null,
    facts: noFacts,
  }
}
