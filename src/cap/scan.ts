import { type Refusal, refusal } from './bytes.ts'
import { holdsForbidden, isXmlCharacter } from './characters.ts'

/** Caps on one document. A national index holds some thousand elements a megabyte; a coastline some 10,000 vertices. */
const limits = { elements: 200_000, depth: 40, vertices: 200_000, tag: 100_000 }

/**
 * Looks over an XML document before any XML parser sees it, and refuses what could hurt one: a DOCTYPE of any
 * kind (so no entity can be declared, expanded or fetched), references to entities beyond XML's own five,
 * characters that XML forbids, and documents too deep, too long or with too many vertices. Null when it may
 * be parsed; whether it is well formed is the parser's question.
 */
export function scanXml(text: string): Refusal | null {
  const state: Scan = { depth: 0, elements: 0, vertices: 0 }
  if (holdsForbidden(text))
    return refusal('cap.xml.character', 'Holds a control character that XML forbids; remove it.')
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('<', at)
    const fault = scanText(text.slice(at, open < 0 ? text.length : open), state)
    if (fault) return fault
    if (open < 0) return null
    const end = endOfMarkup(text, open)
    if (typeof end !== 'number') return end
    const markup = text.slice(open, end)
    const wrong = /^<[!?]/.test(markup) ? null : scanTag(markup, state)
    if (wrong) return wrong
    at = end
  }
  return null
}

type Scan = { depth: number; elements: number; vertices: number; inPolygon?: boolean }

function endOfMarkup(text: string, open: number): number | Refusal {
  if (text.startsWith('<!--', open)) return after(text, '-->', open + 4)
  if (text.startsWith('<![CDATA[', open)) return after(text, ']]>', open + 9)
  if (text.startsWith('<?', open)) return after(text, '?>', open + 2)
  if (text.startsWith('<!', open)) {
    return refusal(
      'cap.xml.doctype',
      'Holds a document type declaration (<!DOCTYPE …>). CAP needs none; remove it.',
    )
  }
  return endOfTag(text, open)
}

function after(text: string, mark: string, from: number): number | Refusal {
  const found = text.indexOf(mark, from)
  return found < 0
    ? refusal('cap.xml.malformed', `A "${mark}" is missing; the document is cut short.`)
    : found + mark.length
}

function endOfTag(text: string, open: number): number | Refusal {
  let quote = ''
  for (let at = open + 1; at < text.length && at - open < limits.tag; at++) {
    const letter = text[at] as string
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at + 1
    else if (letter === '<') break
  }
  return refusal('cap.xml.malformed', `The tag "${text.slice(open, open + 30)}…" is not closed with ">".`)
}

function scanTag(tag: string, state: Scan): Refusal | null {
  state.inPolygon = /^<([\w.-]+:)?polygon[\s>]/.test(tag)
  if (tag.startsWith('</')) state.depth -= 1
  else {
    state.elements += 1
    if (!tag.endsWith('/>')) state.depth += 1
  }
  if (reserved.test(tag))
    return refusal('cap.xml.name', `"${tag.slice(0, 40)}" uses a name that is not read; rename it.`)
  if (state.depth > limits.depth)
    return refusal('cap.xml.too-deep', tooMuch('levels of elements', limits.depth))
  if (state.elements > limits.elements)
    return refusal('cap.xml.too-long', tooMuch('elements', limits.elements))
  return scanReferences(tag)
}

// Names with a meaning in JavaScript, over which the parser throws.
const reserved =
  /^<\/?([\w.-]+:)?(__proto__|constructor|prototype)[\s/>]|\s([\w.-]+:)?(__proto__|constructor|prototype)\s*=/

function scanText(text: string, state: Scan): Refusal | null {
  if (state.inPolygon) state.vertices += text.split(',').length - 1
  if (state.vertices > limits.vertices)
    return refusal('cap.xml.vertices', tooMuch('polygon vertices', limits.vertices))
  return scanReferences(text)
}

function scanReferences(text: string): Refusal | null {
  for (const [found, known, decimal, hex] of text.matchAll(reference)) {
    if (known !== undefined) continue
    const code =
      decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : Number.NaN
    if (Number.isNaN(code)) return refusal('cap.xml.entity', unknownEntity(found))
    if (!isXmlCharacter(code))
      return refusal('cap.xml.character', `"${found}" is a character that XML forbids; remove it.`)
  }
  return null
}

const reference = /&(?:(lt|gt|amp|quot|apos);|#(\d{1,7});|#x([0-9a-fA-F]{1,6});|[\w.-]{0,30};?)/g

function unknownEntity(found: string): string {
  return `"${found}" is not one of XML's own five entities. Write the character itself, and "&amp;" for a plain "&".`
}

function tooMuch(what: string, limit: number): string {
  return `The document has more than ${limit} ${what}; it is not read.`
}
