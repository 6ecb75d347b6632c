import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSource } from '../reading/read-source.ts'
import { copiesAmong } from './copies.ts'
import { joinedSuggestions, type KeptSuggestion, membersOf } from './joined-suggestions.ts'
import { suggestionsOf } from './suggestions.ts'

const now = new Date('2026-03-07T12:00:00Z')

/** Reports as a draft keeps them, all open. */
function kept(...texts: string[]): KeptSuggestion[] {
  return texts.flatMap((text, source) => {
    const read = readSource(text, { now: now.toISOString() })
    assert.ok('drafts' in read)
    return suggestionsOf(read.drafts, read.text, now).map((one, place) => ({
      ...one,
      ...{ id: `${source}-${place}`, state: 'open' as const, source },
      evidence: one.evidence.map((span) => ({ ...span, source })),
    }))
  })
}

function origins(...texts: string[]) {
  return copiesAmong(texts).map((copyOf) => ({ copyOf, publishedAt: null }))
}

function joined(...texts: string[]) {
  return joinedSuggestions(kept(...texts), origins(...texts))
}

const first = `Blast in Kisumu

An explosion at the bus station of Kisumu, Kenya, on Friday killed two people, police said. Roads around the station are closed.`
const second = `Kisumu explosion

A bomb went off at the bus station in Kisumu on Friday, and at least four people were killed, the governor said. Attackers fled. Avoid the area.`

test('what two reports say alike stands once, with the words of both', () => {
  const [country] = joined(first, second).filter(({ field }) => field === 'countries')
  assert.deepEqual(country?.value, ['KE'])
  assert.deepEqual(country?.sources, [0, 1])
  assert.deepEqual([...new Set(country?.evidence.map(({ source }) => source))], [0, 1])
  const places = joined(first, second).filter(({ field }) => field === 'places')
  assert.equal(places.filter(({ value }) => (value as { name: string }).name === 'Kisumu').length, 1)
})

test('two reports that agree make it surer than one, a copy of the same report does not', () => {
  const sureness = (...texts: string[]) =>
    joined(...texts).find(({ field }) => field === 'certainty')?.confidence ?? 0
  const copy = `${first} This is a developing story.`
  assert.equal(sureness(first, copy), sureness(first))
  assert.ok(sureness(first, second) > sureness(first))
})

test('where reports differ, the other value is an alternative with its words', () => {
  const headline = joined(first, second).find(({ field }) => field === 'headline')
  assert.equal(headline?.value, 'Kisumu explosion')
  const [other] = headline?.alternatives ?? []
  assert.equal(other?.value, 'Blast in Kisumu')
  assert.deepEqual(other?.sources, [0])
  assert.equal(first.slice(other?.evidence[0]?.start, other?.evidence[0]?.end), 'Blast in Kisumu')
})

test('the words of the report that was published last come first', () => {
  const both = joinedSuggestions(kept(first, second), [
    { copyOf: 0, publishedAt: '2026-03-07T11:00:00Z' },
    { copyOf: 1, publishedAt: '2026-03-07T09:00:00Z' },
  ])
  assert.equal(both.find(({ field }) => field === 'headline')?.value, 'Blast in Kisumu')
})

test('what a model chose stands before what was read, without a confidence of its own', () => {
  const rows = kept(first, second).map((one) =>
    one.field === 'certainty' && one.source === 1
      ? {
          ...one,
          ...{ value: 'Possible', says: 'Possible', by: 'model' as const, confidence: null },
          alternatives: [{ value: one.value, says: one.says, confidence: one.confidence }],
        }
      : one,
  )
  const only = rows.filter(({ source }) => source === 1)
  const alone = joinedSuggestions(only, origins(first, second)).find(({ field }) => field === 'certainty')
  assert.deepEqual([alone?.value, alone?.by, alone?.confidence], ['Possible', 'model', null])
  assert.equal(alone?.alternatives[0]?.value, 'Observed')
  // Another report that says otherwise outweighs it.
  const both = joinedSuggestions(rows, origins(first, second)).find(({ field }) => field === 'certainty')
  assert.deepEqual([both?.value, both?.by], ['Observed', 'reader'])
})

test('deciding what is joined decides all of it, and a later report that says the same opens nothing again', () => {
  const rows = kept(first)
  const ids = joinedSuggestions(rows, origins(first)).map(({ id }) => id)
  const members = membersOf(joinedSuggestions(rows, origins(first)), ids)
  assert.deepEqual(members.toSorted(), rows.map(({ id }) => id).toSorted())
  const decided = [
    ...rows.map((one) => ({ ...one, state: 'accepted' as const })),
    ...kept(first, first).slice(rows.length),
  ]
  assert.deepEqual(
    joinedSuggestions(decided, origins(first, first)).filter(({ state }) => state === 'open'),
    [],
  )
})

test('a later report that says something else is open beside what was decided', () => {
  const rows = kept(first, second).map((one) =>
    one.source === 0 ? { ...one, state: 'accepted' as const } : one,
  )
  const open = joinedSuggestions(rows, origins(first, second)).filter(({ state }) => state === 'open')
  assert.equal(open.find(({ field }) => field === 'headline')?.value, 'Kisumu explosion')
  assert.equal(
    open.find(({ field }) => field === 'countries'),
    undefined,
  )
})

test('areas, actions and the timeframe hold what all reports say', () => {
  const third = 'Protests are expected in Mombasa, Kenya, on Sunday. Avoid demonstrations.'
  const all = joined(first, third)
  const area = all.find(({ field }) => field === 'area')
  const names = ((area?.value ?? []) as { name: string }[]).map(({ name }) => name)
  assert.ok(names.includes('Kisumu') && names.includes('Mombasa'), names.join())
  assert.ok((area?.alternatives.length ?? 0) >= 2)
  const frame = (from: string) =>
    joined(from).find(({ field }) => field === 'timeframe')?.value as { from: string; to: string }
  const whole = all.find(({ field }) => field === 'timeframe')?.value as { from: string; to: string }
  assert.equal(whole.from, [frame(first).from, frame(third).from].sort()[0])
  assert.equal(whole.to, [frame(first).to, frame(third).to].sort()[1])
})

test('nothing is lost: every suggestion of every report is in exactly one of those joined', () => {
  const texts = [first, second, 'A storm closed the airport of Mombasa on Saturday.', first]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.constantFrom('open', 'accepted', 'dismissed')),
      (some, states) => {
        const next = states[Symbol.iterator]()
        const rows = kept(...some).map((one) => ({ ...one, state: next.next().value as 'open' }))
        const all = joinedSuggestions(rows, origins(...some))
        assert.deepEqual(
          all.flatMap(({ members }) => members).toSorted(),
          rows.map(({ id }) => id).toSorted(),
        )
        assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
        for (const { confidence, alternatives } of all)
          for (const sure of [confidence, ...alternatives.map((one) => one.confidence)])
            assert.ok(sure === null || (sure >= 0 && sure <= 0.99))
      },
    ),
    { numRuns: 40 },
  )
})
