import { childrenNamed, elementsOf, textOf, type XmlElement } from '../../cap/element.ts'
import { readXml, type XmlDocument } from '../../cap/xml.ts'
import { isWebPage, type Refused, refused } from './json.ts'

/** The tree of an XML document; a web page, JSON, or what cannot be read safely is refused in words. */
export function readSourceXml(bytes: Uint8Array): XmlDocument | Refused {
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 4000)).trimStart()
  if (bytes.length === 0 || (start === '' && bytes.length < 4000)) return refused('source.empty', empty)
  if (/^[{[]/.test(start)) return refused('source.xml.json', json)
  if (isWebPage(start)) return refused('source.html', page)
  const read = readXml(bytes)
  return read.ok ? read : refused(read.rule.replace(/^cap\./, 'source.'), sentence(read.fault))
}

const empty = 'The document is empty. Fetch it again; if it stays so, check the address of the source.'
const json =
  'This is JSON, not XML. Choose the format of the source that reads JSON, or the address that serves XML.'
const page =
  'This is a web page, not XML: the server answers with a page, perhaps an error. Open the address and check it.'

/** What is not well formed is said without what to do. */
function sentence(fault: string): string {
  return /[.;]$/.test(fault) ? fault : `${fault}. Fetch it again; if it stays so, tell its publisher.`
}

/** Every element with one of the names, in document order, also inside one another. */
export function descendants(root: XmlElement, ...names: string[]): XmlElement[] {
  return elementsOf(root).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...descendants(child, ...names),
  ])
}

/** The text at a path of names below an element, of the first element on each step; null where there is none. */
export function textAt(root: XmlElement, ...path: string[]): string | null {
  let here: XmlElement | undefined = root
  for (const step of path) here = here && childrenNamed(here, step)[0]
  return (here && textOf(here)) || null
}
