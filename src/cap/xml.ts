import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { type Decoded, decodeXml, type Refusal, refusal } from './bytes.ts'
import type { XmlElement } from './element.ts'
import { scanXml } from './scan.ts'

export type XmlDocument = { ok: true; root: XmlElement; encoding: string; mislabelled: boolean }

/** Bytes to a tree: decoded, scanned, checked for well-formedness, parsed with entities off. Nothing is ever fetched. */
export function readXml(bytes: Uint8Array): XmlDocument | Refusal {
  const decoded = decodeXml(bytes)
  return decoded.ok ? readDecoded(decoded) : decoded
}

/** The same from text, for a document embedded as text in another. */
export function readXmlText(text: string): XmlDocument | Refusal {
  return readDecoded({ ok: true, text, encoding: 'utf-8', mislabelled: false })
}

function readDecoded({ text, encoding, mislabelled }: Decoded): XmlDocument | Refusal {
  // White space or a byte order mark before the declaration is common in the wild and harmless.
  const start = text.replace(/^[\ufeff\s]+/, '')
  const hostile = scanXml(start)
  if (hostile) return hostile
  const wellFormed = XMLValidator.validate(start)
  if (wellFormed !== true) return refusal('cap.xml.malformed', malformed(wellFormed.err))
  const root = rootOf(start)
  return root
    ? { ok: true, root, encoding, mislabelled }
    : refusal('cap.xml.malformed', 'There is no XML element in it.')
}

function malformed(err: { msg: string; line: number }): string {
  return `Not well-formed XML, line ${err.line}: ${err.msg}`
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignorePiTags: true,
  ignoreDeclaration: true,
})

/** What the parser makes of a node when it keeps the order: one key is the tag's name, `:@` the attributes. */
type OrderedNode = { [tag: string]: OrderedNode[] | string | Record<string, string> }

function rootOf(text: string): XmlElement | null {
  const nodes = parser.parse(text) as OrderedNode[]
  const root = nodes.map((node) => toChild(node, { xml: 'http://www.w3.org/XML/1998/namespace' }))
  return root.find((child) => typeof child !== 'string') ?? null
}

function toChild(node: OrderedNode, scope: Record<string, string>): XmlElement | string {
  if ('#text' in node) return unescapeXml(String(node['#text']))
  if ('#cdata' in node)
    return (node['#cdata'] as OrderedNode[]).map((part) => String(part['#text'] ?? '')).join('')
  const tag = Object.keys(node).find((key) => key !== ':@') ?? ''
  const attributes = unescapeAll((node[':@'] ?? {}) as Record<string, string>)
  const inside = declaredIn(attributes, scope)
  const [prefix, name] = tag.includes(':') ? (tag.split(':', 2) as [string, string]) : ['', tag]
  const children = (node[tag] as OrderedNode[]).map((child) => toChild(child, inside))
  return {
    name,
    namespace: Object.hasOwn(inside, prefix) ? (inside[prefix] as string) : '',
    attributes,
    children,
  }
}

function declaredIn(
  attributes: Record<string, string>,
  scope: Record<string, string>,
): Record<string, string> {
  const declared = Object.entries(attributes).filter(
    ([name]) => name === 'xmlns' || name.startsWith('xmlns:'),
  )
  if (declared.length === 0) return scope
  return { ...scope, ...Object.fromEntries(declared.map(([name, uri]) => [name.slice(6), uri.trim()])) }
}

function unescapeAll(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, unescapeXml(value)]))
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([0-9a-fA-F]+));/g, (_, name, decimal, hex) =>
    name !== undefined
      ? (named[name] as string)
      : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )
}
