import { elementsOf } from '../../cap/element.ts'
import type { FeedEntry } from './feed-document.ts'
import { atomLinks } from './feed-entry.ts'
import { type ReadLink, readLink } from './links.ts'
import { firstText, ownChildren } from './namespaces.ts'

/**
 * The CAP document that an index entry links to: by its type (two are in use), by its name, or else the entry's own link where that does
 * not say that it is a page.
 */
export function capLinkOf({ element, base, kind }: FeedEntry): ReadLink | null {
  const links = [...atomLinks(element), ...enclosures(element)]
  const typed = links.filter(({ type }) => /cap\+xml|common-alerting-protocol/.test(type))
  const named = links.filter(({ href }) => isCapName(href))
  const texts = [firstText(ownChildren(element, 'link')), firstText(ownChildren(element, 'guid'))]
  const plain = links.filter(({ rel, type }) => rel === 'alternate' && (type === '' || /xml/.test(type)))
  const candidates = [
    ...[...typed, ...named].map(({ href }) => href),
    ...texts.filter((text) => text !== null && isCapName(text)),
    ...plain.map(({ href }) => href),
    kind === 'rss' ? texts[0] : null,
  ]
  for (const candidate of candidates) {
    const link = readLink(candidate, base)
    if (link) return link
  }
  return null
}

function enclosures(element: FeedEntry['element']) {
  return elementsOf(element)
    .filter((child) => child.name === 'enclosure' && child.attributes.url)
    .map(({ attributes: { url = '', type = '' } }) => ({
      rel: 'enclosure',
      type: type.toLowerCase(),
      href: url,
    }))
}

function isCapName(address: string): boolean {
  return /\.cap(?:\.xml)?(?:$|[?#])|cap[\w.-]*\.xml(?:$|[?#])/i.test(address)
}
