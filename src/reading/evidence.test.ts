import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { evidenceOf, type Span } from './evidence.ts'
import { readSource } from './read-source.ts'

const seed = new URL('../../../shared/seed/alert.txt', import.meta.url)
const skip = existsSync(seed) ? false : 'the archetype alert is not beside this checkout'
const now = '2026-03-07T12:00:00Z'

function understood(input: string | Uint8Array) {
  const source = readSource(input, { now })
  assert.ok('drafts' in source)
  const [draft] = source.drafts
  assert.ok(draft)
  const words = (spans: Span[]) => spans.map(({ start, end }) => source.text.slice(start, end))
  return { draft, text: source.text, found: evidenceOf(draft, source.text), words }
}

const report = `07 Mar 2026 | 10:30 AM UTC

Kenya: Shooting at a market in Nairobi March 7

Gunmen killed three people at a market in Nairobi; police operations ongoing


Police stated that gunmen opened fire   at a market in Nairobi on March 7, killing three people.

- Further attacks are possible over the coming days.


People in Kenya should avoid the area and follow all instructions of the authorities.
`

test('each field points at the words it was read from', () => {
  const { draft, found, words } = understood(report)

  assert.deepEqual(words(found.headline), ['Kenya: Shooting at a market in Nairobi March 7'])
  assert.equal(words(found.event).length, (draft.event ?? '').split('\n\n').length)
  assert.match(words(found.event)[0] ?? '', /^Police stated .* {3}at a market/)
  assert.match(words(found.category).join(), /Shooting/)
  assert.match(words(found.severity).join(), /killed three people|killing three/)
  assert.deepEqual([...new Set(words(found.eventDate))], ['March 7'])
  assert.match(words(found.publishedAt)[0] ?? '', /^07 Mar 2026/)
  assert.match(words(found.actions).join(), /avoid/)
  assert.ok(draft.claims.length > 0 && found.claims[0]?.length === 1)
  assert.ok(draft.forecasts.length > 0 && found.forecasts.every((spans) => spans.length === 1))
})

test('a place is marked wherever it is named', () => {
  const { draft, found, words } = understood(report)
  const nairobi = draft.places.find(({ name }) => name === 'Nairobi')
  const mentions = words(found.places.get(nairobi?.ref ?? '') ?? [])
  assert.ok(mentions.length >= 2)
  assert.deepEqual([...new Set(mentions)], ['Nairobi'])
})

test('offsets hold for Windows line ends and odd spaces too', () => {
  const { found, words } = understood(report.replaceAll('\n', '\r\n').replaceAll('March 7', 'March\u00a07'))
  assert.deepEqual(words(found.headline), ['Kenya: Shooting at a market in Nairobi March\u00a07'])
})

test('of a web page they point into its words, not its markup', () => {
  const page = `<!doctype html><html><head><title>x</title></head><body><main>${report
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replace('Nairobi', '<b>Nairobi</b>')}</p>`)
    .join('')}</main></body></html>`
  const { text, found, words } = understood(page)
  assert.doesNotMatch(text, /<p>/)
  assert.match(words(found.event)[0] ?? '', /^Police stated/)
  for (const spans of found.places.values()) for (const word of words(spans)) assert.match(word, /^\p{Lu}/u)
})

test('what rests on no words of its own points at none', () => {
  const { found } = understood('Something.')
  assert.deepEqual([found.category, found.places.size, found.eventDate], [[], 0, []])
})

test('the archetype alert can be shown word by word', { skip }, () => {
  const { draft, found, words } = understood(readFileSync(seed, 'utf8'))
  assert.deepEqual(words(found.headline), [draft.headline])
  assert.deepEqual(words(found.summary), [draft.summary])
  assert.deepEqual(words(found.event), (draft.event ?? '').split('\n\n'))
  assert.deepEqual(words(found.advice), [draft.advice])
  assert.deepEqual(words(found.standingAdvice), [draft.standingAdvice])
  assert.ok(found.category.length > 0)
  assert.ok(found.eventDate.length > 0)
  assert.ok(
    found.claims.every((spans) => spans.length === 1),
    JSON.stringify(draft.claims),
  )
  assert.ok(found.forecasts.every((spans) => spans.length === 1))
  assert.ok(draft.places.every(({ ref }) => (found.places.get(ref) ?? []).length > 0))
})
