import type { XmlElement } from '../../cap/element.ts'
import { elementsOf } from '../../cap/element.ts'
import type { CapMessage } from '../../cap/message.ts'
import { messagesIn } from '../../cap/parse.ts'
import type { DocumentContext, DroppedItem, Format, Item, ReadDocument } from '../item.ts'
import { itemOfMessage } from './cap-message.ts'
import { feedIn, isFeed } from './feed-document.ts'
import { settleIdentity } from './identity.ts'
import { type Refused, refused } from './json.ts'
import { type Markup, readMarkup } from './markup.ts'

/** CAP messages themselves: an alert, several in an EDXL-DE envelope, or whole inside the entries of a feed. */
export const cap: Format = {
  name: 'cap',
  says: 'The Common Alerting Protocol 1.0 to 1.2: alerts alone, in EDXL-DE, or whole in a feed',
  absence: 'ended',
  read(bytes, context) {
    const markup = readMarkup(bytes, context)
    if (!markup.ok) return markup
    return markup.roots.some(isFeed) ? inFeed(markup, context) : inEnvelope(markup, context)
  },
}

/** The messages inside an element, as elements or written as text. */
export function messagesOf(root: XmlElement): { message: CapMessage; element: XmlElement }[] {
  const parsed = messagesIn({ ok: true, root, encoding: 'utf-8', mislabelled: false })
  return parsed.ok ? parsed.read : []
}

type Found = { at: string; element: XmlElement; message: CapMessage }

function inEnvelope(markup: Markup, context: DocumentContext): ReadDocument {
  const found = markup.roots.flatMap(messagesOf).map((one, i) => ({ at: `alert ${i + 1}`, ...one }))
  if (found.length === 0) return markup.whole ? noAlert(markup) : brokenOff
  return listOf(found, [], markup, { title: null, next: null, context })
}

function inFeed(markup: Markup, context: DocumentContext): ReadDocument {
  const feed = feedIn(markup, context)
  if (!feed.ok) return feed
  const dropped = [...feed.dropped]
  const found: Found[] = feed.strays
    .flatMap(messagesOf)
    .map((one, i) => ({ at: `alert ${i + 1} outside any entry`, ...one }))
  for (const { at, element } of feed.entries) {
    const inside = messagesOf(element)
    if (inside.length === 0) dropped.push({ at, why: 'It holds no CAP message.' })
    for (const [i, one] of inside.entries())
      found.push({ at: i === 0 ? at : `${at}, alert ${i + 1}`, ...one })
  }
  if (found.length === 0 && feed.entries.length > 0) return onlyLinks
  return listOf(found, dropped, markup, { title: feed.title, next: feed.next, context })
}

type Rest = { title: string | null; next: string | null; context: DocumentContext }

function listOf(found: Found[], before: DroppedItem[], markup: Markup, rest: Rest): ReadDocument {
  const items: Item[] = []
  const dropped = [...before]
  for (const { at, element, message } of found) {
    const made = cutInside(element, markup) ? { why: breaksOff } : itemOfMessage(message, at, rest.context)
    if ('why' in made) dropped.push({ at, why: made.why })
    else items.push(made)
  }
  const settled = settleIdentity(items)
  if (!markup.whole && items.length === 0) return brokenOff
  return {
    ok: true,
    title: rest.title,
    items: settled.items,
    dropped: [...dropped, ...settled.dropped],
    notes: markup.notes,
    next: rest.next,
    ...(markup.whole ? {} : { partial: true }),
  }
}

const breaksOff = 'The document breaks off inside it; fetch it again.'

function cutInside(element: XmlElement, { cut, unclosed }: Markup): boolean {
  return cut.has(element) || unclosed.has(element) || elementsOf(element).some((child) => unclosed.has(child))
}

const brokenOff = refused(
  'source.xml.cut-off',
  'The document breaks off before its first whole message: the transfer was cut off. Fetch it again.',
)
const onlyLinks = refused(
  'source.shape',
  'This feed holds no CAP message itself, only links. Choose the format cap-index for this source.',
)

function noAlert({ roots: [root] }: Markup): Refused {
  return refused(
    'source.shape',
    `There is no CAP message in it: its outermost element is <${root?.name.slice(0, 60)}>. Check the address of the source.`,
  )
}
