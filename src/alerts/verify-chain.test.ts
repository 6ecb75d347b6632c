import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someContent } from '../testing/told.ts'
import type { AlertContent } from './alert.ts'
import { link, privateFieldsOf, publicContent } from './chain.ts'
import { type HeldLink, verifyChain } from './verify-chain.ts'

const released = { releasedBy: 'ana@a.example', releasedThrough: 'command', releaseReason: null }

function chain(...contents: AlertContent[]): HeldLink[] {
  const links: HeldLink[] = []
  for (const [index, content] of contents.entries()) {
    const hidden = privateFieldsOf(content, released)
    const document = {
      ...publicContent(content),
      alert: 'an-alert',
      number: index + 1,
      kind: index ? ('update' as const) : ('alert' as const),
      exercise: false,
      issuedAt: '2026-03-03T06:00:00.000Z',
      asOf: null,
      note: null,
    }
    links.push({ ...link(document, hidden, links.at(-1)?.hash ?? null), hidden, content })
  }
  return links
}

const first = someContent()
const second = someContent({ severity: 'Extreme' })

test('a chain as it was issued is intact, and its head is the last hash', () => {
  const links = chain(first, second)

  assert.deepEqual(verifyChain(links), { intact: true, head: links[1]?.hash.toString('hex') })
})

test('a reader who has only documents and digests can check a chain', () => {
  const links = chain(first, second).map(({ document, privateDigest, previousHash, hash }) => ({
    document,
    privateDigest,
    previousHash,
    hash,
  }))

  assert.equal(verifyChain(links).intact, true)
})

test('a changed word in a document is found', () => {
  const [one, two] = chain(first, second) as [HeldLink, HeldLink]
  one.document = Buffer.from(one.document.toString('utf8').replace('dawn', 'noon'))

  assert.deepEqual(verifyChain([one, two]), {
    intact: false,
    number: 1,
    reason: 'Its hash does not follow from its document.',
  })
})

test('a content that says other than its document is found', () => {
  const [one] = chain(first) as [HeldLink]

  const verdict = verifyChain([{ ...one, content: second }])

  assert.deepEqual(verdict, {
    intact: false,
    number: 1,
    reason: 'The content that is read is not the one that was issued.',
  })
})

test('another name for who released it is found', () => {
  const [one] = chain(first) as [HeldLink]
  const hidden = privateFieldsOf(first, { ...released, releasedBy: 'bo@a.example' })

  const verdict = verifyChain([{ ...one, hidden }])

  assert.deepEqual(verdict, {
    intact: false,
    number: 1,
    reason: 'Its private fields are not those that were issued.',
  })
})

test('a revision that was taken out of the middle is found', () => {
  const [one, , three] = chain(first, second, first) as [HeldLink, HeldLink, HeldLink]

  const verdict = verifyChain([one, three])

  assert.deepEqual(verdict, {
    intact: false,
    number: 2,
    reason: 'It does not name the hash of the revision before it.',
  })
})

test('the same private fields have another digest each time, so that they cannot be guessed from it', () => {
  const [one] = chain(first) as [HeldLink]
  const [other] = chain(first) as [HeldLink]

  assert.notDeepEqual(one.privateDigest, other.privateDigest)
})

test('the document holds none of the private fields', () => {
  const [one] = chain(
    someContent({ conditions: [{ nationality: ['US'], wording: 'Call the embassy', narrow: false }] }),
  ) as [HeldLink]

  const text = one.document.toString('utf8')

  assert.doesNotMatch(text, /embassy|conditions|response|ana@a\.example/)
})
