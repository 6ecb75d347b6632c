import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Item, noFacts } from '../sources/item.ts'
import { bodyHash, changedParts } from './edits.ts'
import { identities } from './identity.ts'

const item = (given: Partial<Item> = {}): Item => ({
  at: 'item 1',
  ids: ['a-1'],
  link: 'https://news.example/1',
  title: 'Bridge closed',
  text: 'The bridge over the Ulu is closed.',
  language: 'en',
  publisher: null,
  published: null,
  updated: null,
  state: 'actual',
  full: null,
  facts: noFacts,
  ...given,
})
const at = (text: string) =>
  ({ given: text, at: new Date(text), precision: 'instant', zone: 'given' }) as const

test('a new date alone is no edit', () => {
  const touched = item({ published: at('2026-03-02T00:00:00Z'), updated: at('2026-03-02T00:00:00Z') })
  assert.deepEqual(bodyHash(touched), bodyHash(item()))
  assert.deepEqual(changedParts(item(), touched), [])
})

test('an edit names what changed, facts one by one, also against an item that was kept as JSON', () => {
  const before = JSON.parse(JSON.stringify(item({ facts: { ...noFacts, ends: at('2026-03-02T00:00:00Z') } })))
  const after = item({
    title: 'Bridge open',
    facts: { ...noFacts, ends: at('2026-03-02T00:00:00.000Z'), magnitude: 5.1 },
  })
  assert.deepEqual(changedParts(before, after), ['title', 'facts.magnitude'])
  assert.notDeepEqual(bodyHash(before), bodyHash(after))
})

test('an item is known by its own ids, else by its link, else by its content', () => {
  const of = (one: Partial<Item>) => identities([item(one)])[0]
  const link = 'link:https://news.example/1'
  assert.deepEqual(of({ ids: ['a', 'b'] }), { by: 'id', names: ['id:a', 'id:b'], link })
  assert.deepEqual(of({ ids: [] }), { by: 'link', names: [link], link })
  assert.equal(of({ ids: [], link: null })?.by, 'content')
})

test('an id that two different items share names neither', () => {
  const found = identities([item(), item({ link: 'https://news.example/2' }), item({ ids: ['a-3'] })])
  assert.deepEqual(
    found.map(({ names }) => names[0]),
    ['link:https://news.example/1', 'link:https://news.example/2', 'id:a-3'],
  )
})

test('two items at one time without id and link stay two', () => {
  const blank = { ids: [], link: null, published: at('2026-03-02T00:00:00Z') }
  const [one, two] = identities([item(blank), item({ ...blank, title: 'Bridge open' })])
  assert.notDeepEqual(one, two)
})
