import { capNamespace } from '../../cap/content.ts'
import { childrenNamed, elementsOf, type XmlElement } from '../../cap/element.ts'
import { versionOf } from '../../cap/read.ts'

export const atomNamespace = 'http://www.w3.org/2005/Atom'
const oldAtomNamespace = 'http://purl.org/atom/ns#'
const dc = 'http://purl.org/dc/elements/1.1/'
const dcterms = 'http://purl.org/dc/terms/'
const content = 'http://purl.org/rss/1.0/modules/content/'
const geo = 'http://www.w3.org/2003/01/geo/wgs84_pos#'
const georss = 'http://www.georss.org/georss'
const gml = 'http://www.opengis.net/gml'
const gdacs = 'http://www.gdacs.org'
const glide = 'http://glidenumber.net'
const media = 'http://search.yahoo.com/mrss/'
const feedburner = 'http://rssnamespace.org/feedburner/ext/1.0'
const smartraveller = 'http://www.smartraveller.gov.au/schema/rss/travel_advisories/'
export const namespaces = { dc, dcterms, content, geo, georss, gml, gdacs, media, smartraveller }

/** What a prefix means that a document uses without declaring it. */
export const knownPrefixes = new Map<string, string>([
  ['atom', atomNamespace],
  ['atom10', atomNamespace],
  ['a10', atomNamespace],
  ['cap', capNamespace],
  ['dc', dc],
  ['dcterms', dcterms],
  ['content', content],
  ['geo', geo],
  ['georss', georss],
  ['gml', gml],
  ['gdacs', gdacs],
  ['glide', glide],
  ['media', media],
  ['feedburner', feedburner],
  ['ta', smartraveller],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
])

/** Whether an element belongs to Atom, in its present or its first draft's namespace. */
export function isAtom({ namespace }: XmlElement): boolean {
  return namespace === atomNamespace || namespace === oldAtomNamespace
}

/** Whether a namespace is CAP's of any version, or looks like one of a version to come. */
export function isCap({ namespace }: XmlElement): boolean {
  return versionOf(namespace) !== null || /emergency:cap|incident\.com\/cap/i.test(namespace)
}

/** The children of a local name in one namespace; slashes and letter case at its end are often written otherwise. */
export function childrenIn(parent: XmlElement, namespace: string, name: string): XmlElement[] {
  return childrenNamed(parent, name).filter((child) => alike(child.namespace) === alike(namespace))
}

/** The children of the vocabulary that the parent is of: `title` of an RSS item, not `media:title`. */
export function ownChildren(parent: XmlElement, name: string): XmlElement[] {
  return childrenNamed(parent, name).filter(
    (child) => child.namespace === parent.namespace || (isAtom(parent) && isAtom(child)),
  )
}

/** All the text inside an element, that of its descendants too. */
export function wholeText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : wholeText(child))).join('')
}

/** The trimmed text of the first of some elements that has any. */
export function firstText(elements: readonly XmlElement[]): string | null {
  for (const element of elements) {
    const text = wholeText(element).trim()
    if (text !== '') return text
  }
  return null
}

/** The text of a child in a namespace. */
export function textIn(parent: XmlElement, namespace: string, name: string): string | null {
  return firstText(childrenIn(parent, namespace, name))
}

/** An element's inside as HTML, prefixes dropped, so that XHTML is read like any HTML. */
export function innerHtml(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return escaped(child)
      return child.children.length === 0
        ? `<${child.name}/>`
        : `<${child.name}>${innerHtml(child)}</${child.name}>`
    })
    .join('')
}

/** Whether an element holds other elements. */
export function holdsElements(element: XmlElement): boolean {
  return elementsOf(element).length > 0
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function alike(namespace: string): string {
  return namespace.toLowerCase().replace(/[/#]+$/, '')
}
