import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { explained } from './explained.ts'
import { readSource } from './read-source.ts'

const now = '2026-03-07T12:00:00Z'

function read(text: string) {
  const source = readSource(text, { now })
  assert.ok('drafts' in source)
  const [draft] = source.drafts
  assert.ok(draft)
  return { text, draft, said: explained(draft, source.text) }
}

const blast = `Bomb blast in Mogadishu kills nine

A car bomb exploded outside a hotel in Mogadishu, Somalia, on Friday, killing nine people and wounding 20, police said. Al-Shabaab
claimed responsibility. Further attacks are likely over the coming days. Avoid hotels and government buildings.`

test('every judgement says how sure it is and points at words', () => {
  const { said } = read(blast)
  for (const field of ['category', 'severity', 'certainty', 'phase', 'eventDate', 'countries'] as const) {
    const sure = said.confidence[field] ?? 0
    assert.ok(sure > 0.3 && sure <= 0.99, `${field} ${sure}`)
    assert.ok(said.evidence[field].length > 0, `${field} rests on nothing`)
  }
  assert.ok(said.evidence.category.some(({ text }) => /bomb/i.test(text)))
})

test('every span of evidence holds the words it says', () => {
  const { text, said } = read(blast)
  const spans = Object.values(said.evidence).flat(2)
  assert.ok(spans.length > 10)
  for (const span of spans) assert.equal(text.slice(span.start, span.end), span.text)
  for (const date of said.dates) assert.equal(text.slice(date.start, date.end), date.text)
})

test('where two kinds of event are told, the other one is offered, and the first is less sure', () => {
  const clear = read(
    'Thousands of protesters marched through Lima on Friday in a protest rally against the mayor.',
  )
  const mixed = read(
    'Protesters marched in Lima on Friday as a flood warning closed roads after torrential rain.',
  )
  assert.equal(clear.said.category, 'unrest')
  assert.ok((clear.said.confidence.category ?? 0) > (mixed.said.confidence.category ?? 1))
  const others = mixed.said.alternatives.category?.map(({ value }) => value) ?? []
  assert.ok([mixed.said.category, ...others].includes('weather'))
  assert.ok([mixed.said.category, ...others].includes('unrest'))
})

test('in another language the kind of event is as sure and shown by its words', () => {
  const { said } = read(
    'Attentat à Mogadiscio\n\nUne voiture piégée a explosé vendredi devant un hôtel de Mogadiscio, tuant neuf personnes. L’attentat a été revendiqué.',
  )
  assert.equal(said.category, 'terrorism')
  assert.ok((said.confidence.category ?? 0) > 0.5)
  assert.ok(said.evidence.category.some(({ text }) => /attentat|piégée/i.test(text)))
})

test('a value and its alternatives are together no surer than certain', () => {
  const { said } = read(blast)
  for (const [field, others = []] of Object.entries(said.alternatives)) {
    const all = others.reduce(
      (sum, { confidence }) => sum + confidence,
      said.confidence[field as 'category'] ?? 0,
    )
    assert.ok(all <= 1.02, `${field} ${all}`)
  }
})

test('a level that the publisher gives is not our judgement', () => {
  const { said } = read(`Travel Advisory: Level 3 – Reconsider travel\n\n${blast}`)
  assert.equal(said.publisherLevel === null, said.confidence.severity !== undefined)
})

const script = new URL('../../training/confidence.ts', import.meta.url).pathname

test('the confidences are those counted on the labelled reports', () => {
  execFileSync(process.execPath, [script, '--check'])
})
