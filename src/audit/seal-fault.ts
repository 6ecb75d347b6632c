import { sealHash, wordsDigest } from './entry.ts'

/** A seal with the entry it holds, as the rows say; the entry's part is null where the entry is gone. */
export type SealedEntry = {
  number: string
  previousHash: Buffer
  hash: Buffer
  id: string
  at: Date | null
  actor: string | null
  action: string | null
  subject: string | null
  document: Buffer | null
  words: string | null
  salt: Buffer | null
  digest: Buffer | null
  /** Whether an erasure of its words is in the log. */
  erasureNoted: boolean
}

/** Why a seal is not as it was made: it must be number `number`, follow from `before`, and its entry say what was hashed. */
export function sealFault(sealed: SealedEntry, number: bigint, before: Buffer): string | null {
  if (BigInt(sealed.number) !== number)
    return `Number ${number} is missing; the next there is has number ${sealed.number}.`
  if (!sealed.previousHash.equals(before)) return 'It does not follow from the entry before it.'
  const { document, digest } = sealed
  if (!document || !digest) return 'Its entry was deleted.'
  if (!sealHash(before, digest, document).equals(sealed.hash))
    return 'Its hash does not follow from its entry: the entry was changed, or put in another’s place.'
  if (!saysTheSame(sealed, document)) return 'What is read of it is not what was sealed.'
  return wordsFault(sealed)
}

/** The columns are read, the bytes are hashed: both must say the same. */
function saysTheSame({ id, at, actor, action, subject }: SealedEntry, document: Buffer) {
  const said = JSON.parse(document.toString('utf8')) as Record<string, unknown>
  return (
    said.id === id &&
    said.at === at?.toISOString() &&
    said.actor === actor &&
    said.action === action &&
    said.subject === subject
  )
}

function wordsFault({ words, salt, digest, erasureNoted }: SealedEntry) {
  if (salt?.length && digest && wordsDigest(salt, words).equals(digest)) return null
  if (words !== null) return 'Its words are not those that were written.'
  return erasureNoted ? null : 'Its words were taken away, and no erasure is noted.'
}
