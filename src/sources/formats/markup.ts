import { Parser } from 'htmlparser2'
import type { XmlElement } from '../../cap/element.ts'
import type { DocumentContext } from '../item.ts'
import { documentText } from './bytes.ts'
import { type Refused, refused } from './json.ts'
import { notXml, webPage } from './not-xml.ts'
import { decodeReferences, unreadReferences } from './references.ts'
import { declaredIn, nameOf, type Scope } from './scope.ts'

/** A document as a tree, however untidy. `whole` is false where it broke off or its tags do not fit. */
export type Markup = {
  ok: true
  roots: XmlElement[]
  whole: boolean
  notes: string[]
  /** Elements that the document breaks off inside. */
  cut: Set<XmlElement>
  /** Elements whose end tag is missing while their parent's stands there. */
  unclosed: Set<XmlElement>
}

/** Caps on one document: depth as feeds with unclosed HTML inside have it, elements as the largest lists have it. */
const limits = { depth: 256, elements: 500_000 }

/**
 * Bytes to a tree: decoded and walked once, nothing declared is ever expanded and nothing fetched. An external DOCTYPE is dropped,
 * one with declarations of its own refused; web pages, JSON and text are refused with what to do. Ill-formed XML is read as far as
 * its tags show what was meant, and what does not fit is told.
 */
export function readMarkup(bytes: Uint8Array, context: DocumentContext): Markup | Refused {
  const document = documentText(bytes, context)
  if (!document.ok) return document
  const other = notXml(document.text)
  if (other) return other
  const builder = new TreeBuilder(document.text)
  const parser = new Parser(builder, { xmlMode: true, decodeEntities: false })
  builder.parser = parser
  parser.write(document.text)
  if (!builder.fault) {
    builder.ending = true
    parser.end()
  }
  if (builder.fault) return builder.fault
  if (builder.roots.length === 0)
    return refused('source.xml.not-xml', 'There is no XML element in it; look at the address in a browser.')
  const brokenOff = builder.cut.size > 0 || !document.whole
  const notes = [...document.notes, ...builder.notes()]
  if (brokenOff) notes.push('The document breaks off before its end; what is missing from it says nothing.')
  return {
    ok: true,
    roots: builder.roots,
    whole: !brokenOff,
    notes,
    cut: builder.cut,
    unclosed: builder.unclosed,
  }
}

type Open = { element: XmlElement; scope: Scope }

class TreeBuilder {
  parser: Parser | null = null
  roots: XmlElement[] = []
  cut = new Set<XmlElement>()
  unclosed = new Set<XmlElement>()
  fault: Refused | null = null
  ending = false
  private open: Open[] = []
  private elements = 0
  private inCdata = false
  private unread = new Map<string, number>()
  private doctype = false
  private stray = false
  private text: string

  constructor(text: string) {
    this.text = text
  }

  onopentag(tag: string, attributes: Record<string, string>): void {
    if (this.fault) return
    const outer = this.open.at(-1)?.scope ?? null
    const read = this.readAttributes(attributes)
    const scope = declaredIn(read, outer)
    const { name, namespace } = nameOf(tag, scope)
    if (this.open.length === 0 && /^html$/i.test(name)) {
      this.stop(webPage(this.text))
      return
    }
    const element: XmlElement = { name, namespace, attributes: read, children: [] }
    const parent = this.open.at(-1)?.element
    if (parent) parent.children.push(element)
    else this.roots.push(element)
    this.open.push({ element, scope })
    this.elements++
    if (this.open.length > limits.depth)
      this.stop(refused('source.xml.too-deep', `More than ${limits.depth} elements stand inside each other.`))
    if (this.elements > limits.elements)
      this.stop(refused('source.xml.too-long', `The document has more than ${limits.elements} elements.`))
  }

  onclosetag(_tag: string, implied: boolean): void {
    const closed = this.open.pop()
    if (!closed || !implied) return
    if (this.ending) this.cut.add(closed.element)
    // The parser calls `<link/>` closed by implication too.
    else if (this.text[(this.parser?.endIndex ?? 0) - 1] !== '/') this.unclosed.add(closed.element)
  }

  ontext(text: string): void {
    const parent = this.open.at(-1)?.element
    if (!parent) {
      if (this.roots.length === 0 && text.trim() !== '') this.stray = true
      return
    }
    const said = this.inCdata ? text : this.decoded(text)
    const last = parent.children.length - 1
    const before = parent.children[last]
    if (typeof before === 'string') parent.children[last] = before + said
    else parent.children.push(said)
  }

  oncdatastart(): void {
    this.inCdata = true
  }

  oncdataend(): void {
    this.inCdata = false
  }

  onprocessinginstruction(name: string, data: string): void {
    if (!name.startsWith('!')) return
    if (/^!doctype$/i.test(name) && !data.includes('[')) {
      this.doctype = true
      return
    }
    if (/^!(?:doctype|entity|element|attlist|notation)/i.test(name)) this.stop(declares)
  }

  notes(): string[] {
    const unread = [...this.unread].map(([what, times]) => `${what}${times > 1 ? ` (${times} times)` : ''}`)
    const many = this.unclosed.size
    return [
      ...(this.stray ? ['Text before the first element was skipped.'] : []),
      ...(this.doctype ? ['An external document type declaration was dropped; nothing was fetched.'] : []),
      ...(unread.length > 0 ? [`Not well-formed: ${unread.slice(0, 5).join(', ')} kept as written.`] : []),
      ...(many > 0
        ? [`Not well-formed: ${many} ${many === 1 ? 'element is' : 'elements are'} not closed.`]
        : []),
    ]
  }

  private readAttributes(attributes: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, this.decoded(value)] as const),
    )
  }

  private decoded(text: string): string {
    if (!text.includes('&')) return text
    for (const one of unreadReferences(text))
      if (this.unread.size < 100) this.unread.set(one, (this.unread.get(one) ?? 0) + 1)
    return decodeReferences(text)
  }

  private stop(fault: Refused): void {
    this.fault = fault
    this.parser?.pause()
  }
}

const declares = refused(
  'source.xml.doctype',
  'Holds a document type declaration with declarations of its own, which could be an attack; remove it.',
)
