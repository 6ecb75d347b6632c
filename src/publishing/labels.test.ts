import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeLabels } from './labels.ts'

test('a label stands right of its pin where there is room', () => {
  const [label] = placeLabels([{ text: 'Taji', x: 100, y: 50 }], 352, 200)
  assert.deepEqual(label, { text: 'Taji', x: 110, y: 55, anchor: 'start' })
})

test('a label at the right edge stands left of its pin', () => {
  const [label] = placeLabels([{ text: 'Baghdad', x: 340, y: 50 }], 352, 200)
  assert.equal(label?.anchor, 'end')
})

test('a label gives way to the pin and words of its neighbour, and is left out where nothing is free', () => {
  const crowd = [0, 1, 2, 3, 4, 5].map((index) => ({ text: `Place ${index}`, x: 100 + index, y: 50 }))
  const labels = placeLabels(crowd, 352, 200)
  assert.ok(labels.length < crowd.length)
  assert.equal(new Set(labels.map(({ anchor, y }) => `${anchor} ${y}`)).size, labels.length)
})
