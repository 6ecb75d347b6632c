import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What an entry of the log tells, without a name in it: ids, codes and numbers only. `at` is ISO 8601 in UTC. */
export type AuditDocument = {
  id: string
  at: string
  /** Pseudonymous id of who acted. */
  actor: string
  /** What was done, as `thing.done`: 'alert.issued', 'person.looked-up'. */
  action: string
  /** Id of what it was done to. */
  subject: string | null
  detail: Record<string, unknown>
}

/** RFC 8785 bytes of a document: bytes are hashed, never rows. */
export function documentBytes(document: AuditDocument): Buffer {
  return Buffer.from(canonicalize(JSON.parse(JSON.stringify(document))) ?? '', 'utf8')
}

/** SHA-256 over the salt and the free text of an entry, so that the text can be erased and the chain still holds. */
export function wordsDigest(salt: Buffer, words: string | null): Buffer {
  return sha256(salt, Buffer.from(words ?? '', 'utf8'))
}

/** The hash of a seal: SHA-256 over the previous hash (32 zero bytes for the first), the words' digest and the document. */
export function sealHash(previous: Buffer, digest: Buffer, document: Buffer): Buffer {
  return sha256(previous, digest, document)
}

export const firstHash: Buffer = Buffer.alloc(32)

/** Stands in place of the salt of erased words: without it their digest says nothing of them. */
export const erasedSalt: Buffer = Buffer.alloc(0)

function sha256(...parts: Buffer[]) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
