import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AlertContent, RevisionKind } from './alert.ts'

/** Fields of a content that anonymous readers never see: whom it is meant for, and what was asked of them. */
export const privateFields = [
  'conditions',
  'publisherLevel',
  'response',
] as const satisfies (keyof AlertContent)[]
export type PublicContent = Omit<AlertContent, (typeof privateFields)[number]>

/** What a revision tells the world, and where it stands in its chain. Instants are ISO 8601 in UTC. */
export type PublicDocument = PublicContent & {
  alert: string
  number: number
  kind: RevisionKind
  exercise: boolean
  issuedAt: string
  asOf: string | null
  note: string | null
}

/** What only the organisation keeps of a revision; the chain holds a salted digest of it. */
export type PrivateFields = Pick<AlertContent, (typeof privateFields)[number]> & {
  releasedBy: string
  releasedThrough: string
  releaseReason: string | null
}

/** A link as it is stored. Hashes are 32 bytes; the first link has no previous one. */
export type Link = {
  document: Buffer
  privateSalt: Buffer
  privateDigest: Buffer
  previousHash: Buffer | null
  hash: Buffer
}

/** The content without its private fields. */
export function publicContent(content: AlertContent): PublicContent {
  const { conditions: _c, publisherLevel: _p, response: _r, ...open } = content
  return open
}

/** The private fields of a content beside who released it. */
export function privateFieldsOf(
  { conditions, publisherLevel, response }: AlertContent,
  { releasedBy, releasedThrough, releaseReason }: Omit<PrivateFields, keyof AlertContent>,
): PrivateFields {
  const level = publisherLevel === undefined ? {} : { publisherLevel }
  return { conditions, response, ...level, releasedBy, releasedThrough, releaseReason }
}

/**
 * The next link of a chain, `docs/decisions/0005-hash-chain.md`. What is hashed are bytes, not rows: dates lose
 * microseconds in JavaScript and jsonb reorders keys. The salt keeps a digest of few possible values from being guessed.
 */
export function link(
  document: PublicDocument,
  hidden: PrivateFields,
  previousHash: Buffer | null,
  privateSalt: Buffer = randomBytes(32),
): Link {
  const bytes = canonicalBytes(document)
  const privateDigest = digestOf(privateSalt, hidden)
  return {
    document: bytes,
    privateSalt,
    privateDigest,
    previousHash,
    hash: hashOf(previousHash, privateDigest, bytes),
  }
}

/** SHA-256 over the previous hash (32 zero bytes for the first), the private digest, and the document, in this order. */
export function hashOf(previousHash: Buffer | null, privateDigest: Buffer, document: Buffer): Buffer {
  return sha256(previousHash ?? Buffer.alloc(32), privateDigest, document)
}

/** SHA-256 over the salt and the RFC 8785 bytes of the private fields. */
export function digestOf(salt: Buffer, hidden: PrivateFields): Buffer {
  return sha256(salt, canonicalBytes(hidden))
}

/** RFC 8785 bytes of a JSON value. Fields that are undefined are absent. */
export function canonicalBytes(value: unknown): Buffer {
  const text = canonicalize(JSON.parse(JSON.stringify(value)))
  if (text === undefined) throw new Error('Only a JSON value can be hashed; pass an object.')
  return Buffer.from(text, 'utf8')
}

function sha256(...parts: Buffer[]) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
