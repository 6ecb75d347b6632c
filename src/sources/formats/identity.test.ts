import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Item, noFacts } from '../item.ts'
import { settleIdentity } from './identity.ts'

const item = (known: Partial<Item>): Item => ({
  at: 'item 1',
  ids: [],
  link: null,
  title: 'A bridge is closed',
  text: '',
  language: null,
  publisher: null,
  published: null,
  updated: null,
  state: 'actual',
  full: null,
  facts: noFacts,
  ...known,
})

test('a guid that two different items share names neither; their links do', () => {
  const { items } = settleIdentity([
    item({ ids: ['g', 'https://a.example/1'], title: 'One' }),
    item({ ids: ['g', 'https://a.example/2'], title: 'Two' }),
  ])
  assert.deepEqual(
    items.map(({ ids }) => ids),
    [['https://a.example/1'], ['https://a.example/2']],
  )
})

test('the same item twice, word for word, is dropped the second time', () => {
  const { items, dropped } = settleIdentity([item({ ids: ['g'] }), item({ ids: ['g'], at: 'item 2' })])
  assert.deepEqual(
    [items.length, dropped],
    [1, [{ at: 'item 2', why: 'It is the same as item 1, word for word.', repeats: true }]],
  )
  assert.deepEqual(items[0]?.ids, ['g'])
})

test('an item without a name is named by what it says, the same in every document', () => {
  const [first] = settleIdentity([item({})]).items
  const [again] = settleIdentity([item({ text: 'Corrected.' }), item({ title: 'Another' })]).items
  assert.match(first?.ids[0] ?? '', /^content:[0-9a-f]{32}$/)
  assert.deepEqual(again?.ids, first?.ids)
})

test('items without names that share their headline are told apart by their texts', () => {
  const { items } = settleIdentity([item({ text: 'North.' }), item({ text: 'South.' })])
  assert.equal(new Set(items.map(({ ids }) => ids[0])).size, 2)
})
