import { type Refusal, refusal } from './bytes.ts'
import type { XmlElement } from './element.ts'
import { checkAtom, checkRss } from './feed-rules.ts'
import { messagesIn, wrapperOf } from './parse.ts'
import { type Breach, checkCap } from './rules.ts'
import { readXml } from './xml.ts'

export type CheckedFeed = { ok: true; kind: 'atom' | 'rss'; breaches: Breach[] }

/** Checks an index of CAP messages, Atom or RSS: mandatory elements, unique ids, rel=self, links of type application/cap+xml. */
export function checkFeed(bytes: Uint8Array): CheckedFeed | Refusal {
  const document = readXml(bytes)
  return document.ok ? checkFeedElement(document.root) : document
}

export type CheckedDocument = { ok: true; messages: number; breaches: Breach[] }

/**
 * Checks whatever holds CAP: an alert, an envelope, a feed, with every message inside. Where a document holds
 * several messages, a path begins with the number of its message: `(2)/alert/scope`.
 */
export function checkDocument(bytes: Uint8Array): CheckedDocument | Refusal {
  const document = readXml(bytes)
  if (!document.ok) return document
  const feed = checkFeedElement(document.root)
  const parsed = messagesIn(document)
  if (!parsed.ok && !feed.ok) return parsed
  const read = parsed.ok ? parsed.read : []
  const breaches = read.flatMap(({ message, element }, at) =>
    checkCap(message, element).map((breach) =>
      read.length > 1 ? { ...breach, path: `(${at + 1})${breach.path}` } : breach,
    ),
  )
  const ofBytes = document.mislabelled ? [mislabelled] : []
  return {
    ok: true,
    messages: read.length,
    breaches: [...ofBytes, ...(feed.ok ? feed.breaches : []), ...breaches],
  }
}

function checkFeedElement(root: XmlElement): CheckedFeed | Refusal {
  const kind = wrapperOf(root)
  if (kind === 'atom') return { ok: true, kind, breaches: checkAtom(root) }
  if (kind === 'rss') return { ok: true, kind, breaches: checkRss(root) }
  return refusal('cap.feed.none', `This is no feed: it begins with <${root.name}>.`)
}

const mislabelled: Breach = {
  rule: 'cap.bytes.mislabelled',
  level: 'warning',
  path: '/',
  message:
    'The bytes are not in the encoding that the document declares; they were read as windows-1252. Write UTF-8.',
  clause: 'XML 1.0 §4.3.3',
}
