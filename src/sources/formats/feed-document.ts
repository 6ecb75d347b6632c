import { elementsOf, type XmlElement } from '../../cap/element.ts'
import { isAlert } from '../../cap/read.ts'
import type { DocumentContext, DroppedItem } from '../item.ts'
import { type Refused, refused } from './json.ts'
import { baseWithin, readLink } from './links.ts'
import { type Markup, readMarkup } from './markup.ts'
import { firstText, isAtom, namespaces, ownChildren, textIn } from './namespaces.ts'
import { plainLine } from './plain-text.ts'

/** One entry of a feed as it stands there, with what it inherits from around it. */
export type FeedEntry = {
  at: string
  element: XmlElement
  kind: 'rss' | 'atom'
  base: string | null
  language: string | null
  /** The feed that it stands in. */
  feed: { title: string | null }
}

export type FeedDocument = {
  ok: true
  title: string | null
  entries: FeedEntry[]
  /** CAP messages that stand in the feed outside any entry. */
  strays: XmlElement[]
  dropped: DroppedItem[]
  notes: string[]
  next: string | null
  whole: boolean
}

/**
 * The entries of an RSS feed of any version or an Atom feed, wherever in it they stand and under any prefix. What breaks off inside an
 * entry is dropped with its place; a document without a whole entry that breaks off is refused.
 */
export function readFeed(bytes: Uint8Array, context: DocumentContext): FeedDocument | Refused {
  const markup = readMarkup(bytes, context)
  return markup.ok ? feedIn(markup, context) : markup
}

/** The same from a document that has been parsed already. */
export function feedIn(markup: Markup, context: DocumentContext): FeedDocument | Refused {
  const root = markup.roots.find(isFeed)
  if (!root) return otherRoot(markup.roots)
  const channel = isAtom(root) || root.name === 'feed' ? root : (elementsOf(root).find(isChannel) ?? root)
  const title = plainLine(firstText(ownChildren(channel, 'title'))) || null
  const walk: Walk = { found: [], strays: [], title }
  const base = URL.canParse(context.url) ? context.url : linkOf(channel)
  collect(root, { base, language: languageOf(channel) ?? context.language }, walk)
  const dropped: DroppedItem[] = []
  const entries: FeedEntry[] = []
  for (const entry of walk.found) {
    const why = whyNot(entry.element, markup)
    if (why) dropped.push({ at: entry.at, why })
    else entries.push(entry)
  }
  if (!markup.whole && entries.length === 0 && walk.strays.length === 0) return brokenOff
  const { notes, whole } = markup
  return {
    ok: true,
    title,
    entries,
    strays: walk.strays,
    dropped,
    notes,
    next: nextPage(channel, base),
    whole,
  }
}

/** Whether an element is the root of a feed. */
export function isFeed({ name }: XmlElement): boolean {
  return /^(?:rss|RDF|feed|channel|entry)$/i.test(name)
}

const brokenOff = refused(
  'source.xml.cut-off',
  'The document breaks off before its first whole item: the transfer was cut off. Fetch it again.',
)

function otherRoot([root]: XmlElement[]): Refused {
  const word = root?.name.slice(0, 60) ?? ''
  if (root && (isAlert(root) || word === 'EDXLDistribution'))
    return refused('source.shape', 'This is a CAP message, no feed. Choose the format cap for this source.')
  if (/^(?:error|exception|fault|problem)/i.test(word))
    return refused(
      'source.answer',
      `The server answers with an error (<${word}>); look at the address in a browser.`,
    )
  return refused(
    'source.shape',
    `This is no feed: its outermost element is <${word}>. Check the address of the source and its format.`,
  )
}

type Inherited = { base: string | null; language: string | null }
type Walk = { found: FeedEntry[]; strays: XmlElement[]; title: string | null }

/** Document order; an entry inside another is one of its own, for someone forgot an end tag. */
function collect(element: XmlElement, outer: Inherited, walk: Walk): void {
  const inherited = inheritedBy(element, outer)
  const kind = entryKind(element)
  if (kind) {
    const at = `item ${walk.found.length + 1}`
    walk.found.push({ at, element, kind, ...inherited, feed: { title: walk.title } })
  } else if (isAlert(element)) {
    walk.strays.push(element)
    return
  }
  for (const child of elementsOf(element))
    if (kind === null ? !isText(child) : mayHoldEntry(child)) collect(child, inherited, walk)
}

function entryKind({ name, namespace }: XmlElement): FeedEntry['kind'] | null {
  if (name === 'item' && !isOther(namespace)) return 'rss'
  return name === 'entry' && !isOther(namespace) ? 'atom' : null
}

/** Whether a namespace is none of RSS and Atom. Versions of RSS have used many, so only those known to be others are. */
function isOther(namespace: string): boolean {
  return (
    namespace.startsWith('undeclared:') ||
    others.has(namespace) ||
    /itunes|media|podcast|xhtml|oasis/i.test(namespace)
  )
}
const others = new Set<string>(Object.values(namespaces))

function isText({ name }: XmlElement): boolean {
  return name === 'description' || name === 'content' || name === 'summary' || name === 'encoded'
}

/** Inside an entry only further entries count: text may hold anything, a CAP message too. */
function mayHoldEntry(child: XmlElement): boolean {
  return entryKind(child) !== null
}

function isChannel({ name }: XmlElement): boolean {
  return name === 'channel'
}

function inheritedBy(element: XmlElement, { base, language }: Inherited): Inherited {
  return {
    base: baseWithin(base, element.attributes['xml:base']),
    language: element.attributes['xml:lang']?.trim() || language,
  }
}

function languageOf(channel: XmlElement): string | null {
  const given =
    channel.attributes['xml:lang'] ??
    firstText(ownChildren(channel, 'language')) ??
    textIn(channel, namespaces.dc, 'language')
  return given && /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(given) ? given.replaceAll('_', '-') : null
}

function linkOf(channel: XmlElement): string | null {
  return readLink(firstText(ownChildren(channel, 'link')), null)?.url ?? null
}

/** RFC 5005 §3. */
function nextPage(channel: XmlElement, base: string | null): string | null {
  const next = elementsOf(channel).find(
    (child) => child.name === 'link' && isAtom(child) && /^next$/i.test(child.attributes.rel ?? ''),
  )
  return readLink(next?.attributes.href, base)?.url ?? null
}

function whyNot(entry: XmlElement, { cut, unclosed }: Markup): string | null {
  if (cut.has(entry)) return 'The document breaks off inside it; fetch it again.'
  const field = elementsOf(entry).find(
    (child) => unclosed.has(child) && /^(?:title|link|guid|id|pubDate|updated|published)$/.test(child.name),
  )
  if (field) return `Its <${field.name}> is not closed, so the rest of it cannot be told apart.`
  return elementsOf(entry).length === 0 && firstText([entry]) === null ? 'It is empty.' : null
}
