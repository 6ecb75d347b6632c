import type { AlertContent } from './alert.ts'
import { canonicalBytes, digestOf, hashOf, type Link, type PrivateFields, publicContent } from './chain.ts'

/**
 * A link as somebody holds it. Anonymous readers have the document and the digest; the organisation also has the
 * salt, the private fields and the content it reads from, and then those are checked too.
 */
export type HeldLink = Omit<Link, 'privateSalt'> & {
  privateSalt?: Buffer
  hidden?: PrivateFields
  content?: AlertContent
}

/** `head` is the hexadecimal hash of the last link, null for an empty chain. */
export type Verdict =
  | { intact: true; head: string | null }
  | { intact: false; number: number; reason: string }

/**
 * Whether a chain is as it was issued: each link follows from the one before, its hash from its bytes, and the row that
 * is read says what the bytes say. `links` are those of one alert, from number 1 on; the first broken one is named.
 */
export function verifyChain(links: HeldLink[]): Verdict {
  let before: Buffer | null = null
  for (const [index, held] of links.entries()) {
    const reason = faultOf(held, before, index + 1)
    if (reason) return { intact: false, number: index + 1, reason }
    before = held.hash
  }
  return { intact: true, head: before?.toString('hex') ?? null }
}

function faultOf(held: HeldLink, before: Buffer | null, number: number): string | null {
  if (!same(held.previousHash, before)) return 'It does not name the hash of the revision before it.'
  if (!hashOf(held.previousHash, held.privateDigest, held.document).equals(held.hash))
    return 'Its hash does not follow from its document.'
  const document = JSON.parse(held.document.toString('utf8'))
  if (document.number !== number) return `Its document says that it is number ${document.number}.`
  if (held.hidden && held.privateSalt && !digestOf(held.privateSalt, held.hidden).equals(held.privateDigest))
    return 'Its private fields are not those that were issued.'
  if (held.content && !says(document, held.content))
    return 'The content that is read is not the one that was issued.'
  return null
}

function same(one: Buffer | null, other: Buffer | null) {
  return one === null || other === null ? one === other : one.equals(other)
}

function says(document: Record<string, unknown>, content: AlertContent) {
  const {
    alert: _a,
    number: _n,
    kind: _k,
    exercise: _e,
    issuedAt: _i,
    asOf: _o,
    note: _w,
    ...said
  } = document
  return canonicalBytes(said).equals(canonicalBytes(publicContent(content)))
}
