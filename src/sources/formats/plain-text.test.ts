import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText } from './plain-text.ts'

test('paragraphs have a blank line between them, and list items a dash', () => {
  assert.equal(
    plainText('<p>Roads are <b>cut</b>.</p>\n<ul><li>North</li><li>East</li></ul>'),
    'Roads are cut.\n\n- North\n- East',
  )
})

test('a break is a line of its own in text without paragraphs', () => {
  assert.equal(plainText('Close windows.<br/>Listen.'), 'Close windows.\nListen.')
})

test('a bare less-than sign beside markup is kept', () => {
  assert.equal(plainText('Gusts <90 km/h.<br/>Stay in.'), 'Gusts <90 km/h.\nStay in.')
})

test('entities are read and no-break spaces are spaces', () => {
  assert.equal(plainText('Fire&nbsp;&amp; smoke &#8211; all clear'), 'Fire & smoke – all clear')
})

test('scripts and styles say nothing', () => {
  assert.equal(plainText('<p>One.</p><script>alert(1)</script><style>p{}</style>'), 'One.')
})

test('text without markup keeps its lines', () => {
  assert.equal(plainText('Wind < 90 km/h\n\nStay in.'), 'Wind < 90 km/h\n\nStay in.')
})

test('angle brackets around what is no element of HTML are part of the text', () => {
  assert.equal(
    plainText('Pressure <low> and <<< falling >>> in the <b>north</b>'),
    'Pressure <low> and <<< falling >>> in the north',
  )
})

test('a comment says nothing, and one without an end hides the rest', () => {
  assert.equal(plainText('<p>One.<!-- two --></p><p>Three.<!-- four'), 'One.\n\nThree.')
})
