import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AlertContent, RevisionKind } from './alert.ts'

/** Fields of an alert's content that anonymous readers never see; the chain holds only a salted digest of them. */
export const privateFields = [
  'conditions',
  'publisherLevel',
  'response',
] as const satisfies (keyof AlertContent)[]

/** What a revision tells the world: the content without its private fields, and where it stands in the chain. */
export type PublicDocument = Omit<AlertContent, (typeof privateFields)[number]> & {
  alert: string
  number: number
  kind: RevisionKind
  exercise: boolean
  issuedAt: string
  note: string | null
}

export type Link = { document: Buffer; privateDigest: Buffer; previousHash: Buffer | null; hash: Buffer }

/** The content without its private fields. */
export function publicContent(content: AlertContent): Omit<AlertContent, (typeof privateFields)[number]> {
  const open: Partial<AlertContent> = { ...content }
  for (const field of privateFields) delete open[field]
  return open as Omit<AlertContent, (typeof privateFields)[number]>
}

/**
 * The next link of a chain. The hash is SHA-256 over the previous hash, the RFC 8785 bytes of the public document and
 * the digest of the private fields: bytes, not rows, since dates lose microseconds and jsonb reorders keys.
 */
export function link(
  document: PublicDocument,
  hidden: unknown,
  salt: Buffer,
  previousHash: Buffer | null,
): Link {
  const bytes = canonicalBytes(document)
  const privateDigest = sha256(salt, canonicalBytes(hidden))
  return { document: bytes, privateDigest, previousHash, hash: hashOf(previousHash, bytes, privateDigest) }
}

/** The private fields of a content and who released it, as they are digested. */
export function hiddenFields(content: AlertContent, releasedBy: string, releaseReason: string | null) {
  const hidden = Object.fromEntries(privateFields.map((field) => [field, content[field]]))
  return JSON.parse(JSON.stringify({ ...hidden, releasedBy, releaseReason })) as unknown
}

/** The number (from 1) of the first link whose hash does not follow from its bytes and the link before it, or null. */
export function firstBrokenLink(links: Link[]): number | null {
  const broken = links.findIndex(({ document, privateDigest, previousHash, hash }, index) => {
    const before = links[index - 1]?.hash ?? null
    const follows = before === null ? previousHash === null : previousHash?.equals(before)
    return !follows || !hashOf(previousHash, document, privateDigest).equals(hash)
  })
  return broken < 0 ? null : broken + 1
}

function hashOf(previous: Buffer | null, document: Buffer, digest: Buffer) {
  return sha256(previous ?? Buffer.alloc(0), document, digest)
}

function canonicalBytes(value: unknown) {
  const text = canonicalize(JSON.parse(JSON.stringify(value)))
  if (text === undefined) throw new Error('Nothing to hash: the document is not JSON.')
  return Buffer.from(text, 'utf8')
}

function sha256(...parts: Buffer[]) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
