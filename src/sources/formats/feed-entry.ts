import { elementsOf, type XmlElement } from '../../cap/element.ts'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type GivenTime, type Item, noFacts } from '../item.ts'
import type { FeedEntry } from './feed-document.ts'
import { placesOf } from './geo-rss.ts'
import { canonicalLink, type ReadLink, readLink } from './links.ts'
import {
  atomNamespace,
  childrenIn,
  firstText,
  holdsElements,
  innerHtml,
  isAtom,
  namespaces,
  ownChildren,
  wholeText,
} from './namespaces.ts'
import { plainLine, plainText } from './plain-text.ts'
import { decodeReferences } from './references.ts'

/** The item of an entry as any feed has it, and what had to be mended. Its names are settled later, among the others. */
export function itemOfEntry(entry: FeedEntry, context: DocumentContext): { item: Item; notes: string[] } {
  const { element, at, kind, base } = entry
  const link = kind === 'rss' ? rssLink(element, base) : atomLink(element, base)
  const url = link ? canonicalLink(link.url) : null
  const places = placesOf(element)
  const publisher = publisherOf(entry)
  const time = (names: Names) => firstTime(element, names, context.timeZone)
  const item: Item = {
    at,
    ids: [idOf(element, kind), url].filter((id) => id !== null),
    link: url,
    title: titleOf(element, publisher),
    text: textOf(element, kind),
    language: languageOf(entry),
    publisher,
    published: time(published),
    updated: time(updated),
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      placeNames: places.names,
      points: places.points,
      area: places.area.length > 0 ? places.area : null,
    },
  }
  return { item, notes: link?.mended ? [`${at}: the link was mended to ${link.url.slice(0, 200)}`] : [] }
}

/** The links of an Atom entry, or of Atom inside RSS. */
export function atomLinks(element: XmlElement): { rel: string; type: string; href: string }[] {
  return elementsOf(element)
    .filter((child) => child.name === 'link' && child.attributes.href !== undefined)
    .map(({ attributes: { rel, type, href } }) => ({
      rel: rel?.trim().toLowerCase() || 'alternate',
      type: type?.trim().toLowerCase() ?? '',
      href: href ?? '',
    }))
}

type Names = readonly (readonly [namespace: string | null, name: string])[]

const published: Names = [
  [null, 'published'],
  [null, 'pubDate'],
  [null, 'issued'],
  [null, 'created'],
  [namespaces.dc, 'date'],
  [namespaces.dcterms, 'issued'],
  [namespaces.dcterms, 'created'],
  [atomNamespace, 'published'],
  [null, 'pubdate'],
  [null, 'date'],
]
const updated: Names = [
  [null, 'updated'],
  [null, 'modified'],
  [atomNamespace, 'updated'],
  [namespaces.dcterms, 'modified'],
  [namespaces.dc, 'modified'],
  [null, 'lastBuildDate'],
]

/** The first that is understood, else the first that is given. */
function firstTime(element: XmlElement, names: Names, timeZone: string): GivenTime | null {
  const given = names
    .map(([namespace, name]) => firstText(childrenOf(element, namespace, name)))
    .map((text) => givenTime(text, timeZone))
    .filter((time) => time !== null)
  return given.find(({ at }) => at !== null) ?? given[0] ?? null
}

function childrenOf(element: XmlElement, namespace: string | null, name: string): XmlElement[] {
  return namespace === null ? ownChildren(element, name) : childrenIn(element, namespace, name)
}

function idOf(element: XmlElement, kind: FeedEntry['kind']): string | null {
  if (kind === 'atom') return firstText(ownChildren(element, 'id'))
  const guid = ownChildren(element, 'guid')[0]
  const text = guid ? wholeText(guid).trim() : ''
  const about = element.attributes['rdf:about']?.trim()
  if (text === '') return about ? canonicalLink(about) : null
  return /^https?:/i.test(text) ? canonicalLink(text) : text
}

/** Feedburner's `origLink` is the true one; a guid is one unless it says otherwise (RSS 2.0). */
function rssLink(element: XmlElement, base: string | null): ReadLink | null {
  const guid = ownChildren(element, 'guid')[0]
  const permanent =
    guid && !/^false$/i.test(guid.attributes.isPermaLink?.trim() ?? '') ? wholeText(guid) : null
  const candidates = [
    firstText(elementsOf(element).filter(({ name }) => name === 'origLink')),
    firstText(ownChildren(element, 'link')),
    atomLinks(element).find(({ rel }) => rel === 'alternate')?.href,
    element.attributes['rdf:about'],
    permanent && /^\s*https?:/i.test(permanent) ? permanent : null,
    atomLinks(element).find(({ rel }) => rel === 'standout' || rel === 'self')?.href,
  ]
  return firstLink(candidates, base)
}

function atomLink(element: XmlElement, base: string | null): ReadLink | null {
  const links = atomLinks(element)
  const pages = links.filter(({ rel }) => rel === 'alternate')
  const html = pages.filter(({ type }) => type === '' || type.includes('html'))
  const candidates = [
    firstText(elementsOf(element).filter(({ name }) => name === 'origLink')),
    ...[...html, ...pages].map(({ href }) => href),
    firstText(ownChildren(element, 'link')),
    links.find(({ rel }) => rel === 'self')?.href,
  ]
  return firstLink(candidates, base)
}

function firstLink(candidates: readonly (string | null | undefined)[], base: string | null): ReadLink | null {
  for (const candidate of candidates) {
    const link = readLink(candidate, base)
    if (link) return link
  }
  return null
}

/** An aggregator prints the publisher behind the title. */
function titleOf(element: XmlElement, publisher: string | null): string | null {
  const own = ownChildren(element, 'title')[0]
  const given = own ? htmlOf(own) : firstText(childrenIn(element, namespaces.dc, 'title'))
  const title = wordsOf(given).replace(/\s+/g, ' ')
  const suffix = publisher === null ? '' : ` - ${publisher}`
  return (suffix !== '' && title.endsWith(suffix) ? title.slice(0, -suffix.length) : title) || null
}

function textOf(element: XmlElement, kind: FeedEntry['kind']): string {
  const whole =
    kind === 'rss' ? childrenIn(element, namespaces.content, 'encoded') : ownChildren(element, 'content')
  const short = ownChildren(element, kind === 'rss' ? 'description' : 'summary')
  const other = kind === 'rss' ? childrenIn(element, namespaces.media, 'description') : []
  for (const candidate of [...whole.filter(isWritten), ...short, ...other]) {
    const text = wordsOf(htmlOf(candidate))
    if (text !== '') return text
  }
  return ''
}

/** Atom's content may also be a document of another kind (RFC 4287 §4.1.3.1). */
function isWritten({ attributes: { type, src } }: XmlElement): boolean {
  const media = type?.trim().toLowerCase() ?? 'text'
  return src === undefined && (!media.includes('/') || /^text\/(?:html|plain)|xhtml/.test(media))
}

function htmlOf(element: XmlElement): string {
  return holdsElements(element) ? innerHtml(element) : wholeText(element)
}

/** What a publisher escaped once too often is read once more. */
function wordsOf(html: string | null): string {
  const text = plainText(html)
  if (/&lt;(?:!--|\/?(?:p|div|span|br|a|b|i|em|strong|ul|li|table)\b)/i.test(text))
    return plainText(decodeReferences(text))
  if (/<\/(?:p|div|span|a|b|i|em|strong|ul|li|table)\s*>/i.test(text)) return plainText(text)
  return /&(?:amp|quot|apos|nbsp|[lr]squo|[lr]dquo|[mn]dash|#x?[0-9a-f]+);/i.test(text)
    ? plainText(text)
    : text
}

function languageOf({ element, language }: FeedEntry): string | null {
  return firstText(childrenIn(element, namespaces.dc, 'language')) ?? language
}

/** `<source>` of RSS and Atom names the feed that an entry was taken from. */
function publisherOf({ element, feed }: FeedEntry): string | null {
  const source = ownChildren(element, 'source')[0]
  if (!source) return null
  const name =
    isAtom(source) || holdsElements(source) ? firstText(ownChildren(source, 'title')) : wholeText(source)
  const publisher = plainLine(name)
  return publisher === '' || publisher === feed.title ? null : publisher
}
