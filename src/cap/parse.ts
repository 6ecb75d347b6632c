import { type Refusal, refusal } from './bytes.ts'
import { outermost, textOf, type XmlElement } from './element.ts'
import type { CapMessage } from './message.ts'
import { isAlert, readMessage } from './read.ts'
import { readXml, readXmlText, type XmlDocument } from './xml.ts'

/** What the messages came in. */
export type Wrapper = 'none' | 'edxl-de' | 'atom' | 'rss' | 'other'

/** A message as read, with the element it was read from, so that order and foreign elements can still be checked. */
export type ReadMessage = { message: CapMessage; element: XmlElement }

export type Parsed = {
  ok: true
  messages: CapMessage[]
  read: ReadMessage[]
  wrapper: Wrapper
  encoding: string
  /** The bytes were not in the encoding they claimed. */
  mislabelled: boolean
}

/**
 * Reads the CAP messages of a document: one alert, or those inside an EDXL-DE envelope, an Atom or RSS feed, as
 * elements or as escaped text. Tolerant of what real senders do; `checkCap` judges. Refuses, with a rule and a
 * plain sentence, what is hostile, not XML, or without an alert. Never fetches anything.
 */
export function parseCap(bytes: Uint8Array): Parsed | Refusal {
  const document = readXml(bytes)
  return document.ok ? messagesIn(document) : document
}

/** The same from a document that has been parsed already. */
export function messagesIn({ root, encoding, mislabelled }: XmlDocument): Parsed | Refusal {
  const wrapper = wrapperOf(root)
  const embedded = outermost(root, isAlert)
  const alerts = embedded.length > 0 ? embedded : writtenAsText(root)
  if (alerts.length === 0) return refusal('cap.xml.no-alert', withoutAlert(root, wrapper))
  const read = alerts.map((element) => ({ message: readMessage(element), element }))
  return { ok: true, messages: read.map((one) => one.message), read, wrapper, encoding, mislabelled }
}

/** What kind of document an element is the root of. */
export function wrapperOf(root: XmlElement): Wrapper {
  if (isAlert(root)) return 'none'
  if (root.name === 'EDXLDistribution') return 'edxl-de'
  if (root.name === 'feed' || root.name === 'entry') return 'atom'
  return root.name === 'rss' || root.name === 'RDF' ? 'rss' : 'other'
}

/** Some feeds carry the alert escaped, or as CDATA, inside an element's text. */
function writtenAsText(root: XmlElement): XmlElement[] {
  const carriers = outermost(root, (element) =>
    /^(<\?xml[^>]*>\s*)?<([\w.-]+:)?alert[\s>]/.test(textOf(element)),
  )
  return carriers.flatMap((carrier) => {
    const inner = readXmlText(textOf(carrier))
    return inner.ok && isAlert(inner.root) ? [inner.root] : []
  })
}

function withoutAlert(root: XmlElement, wrapper: Wrapper): string {
  if (wrapper === 'atom' || wrapper === 'rss') {
    return `This feed holds no CAP alert itself; read the documents that its entries link to.`
  }
  return `There is no CAP alert in it: the outermost element is <${root.name}>.`
}
