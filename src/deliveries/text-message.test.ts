import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textLength } from './text-length.ts'
import { textMessage } from './text-message.ts'

const measured = (text: string) => {
  const { encoding, length, parts } = textLength(text)
  return [encoding, length, parts]
}

test('160 characters of the GSM alphabet are one part, 161 are two of 153', () => {
  assert.deepEqual(measured('a'.repeat(160)), ['GSM-7', 160, 1])
  assert.deepEqual(measured('a'.repeat(161)), ['GSM-7', 161, 2])
  assert.deepEqual(measured('a'.repeat(306)), ['GSM-7', 306, 2])
  assert.deepEqual(measured('a'.repeat(307)), ['GSM-7', 307, 3])
  assert.deepEqual(measured('è€Ωß'), ['GSM-7', 5, 1])
})

test('an extension character takes two, and is not cut in two', () => {
  assert.deepEqual(measured('€'.repeat(80)), ['GSM-7', 160, 1])
  assert.deepEqual(measured('€'.repeat(81)), ['GSM-7', 162, 2])
  // 152 + 2 would pass 153: the escape begins the next part, and so on.
  assert.deepEqual(measured(`${'a'.repeat(152)}€${'a'.repeat(152)}`), ['GSM-7', 306, 3])
})

test('one character outside it leaves 70, then 67 a part, and is named', () => {
  assert.deepEqual(measured('ж'.repeat(70)), ['UCS-2', 70, 1])
  assert.deepEqual(measured('ж'.repeat(71)), ['UCS-2', 71, 2])
  assert.deepEqual(measured('ж'.repeat(134)), ['UCS-2', 134, 2])
  assert.deepEqual(measured('ж'.repeat(135)), ['UCS-2', 135, 3])
  assert.deepEqual(textLength('Kadıköy – now').forcing, ['ı', '–'])
})

test('an emoji takes two units and is not cut in two', () => {
  assert.deepEqual(measured('🔥'.repeat(35)), ['UCS-2', 70, 1])
  assert.deepEqual(measured(`${'a'.repeat(66)}🔥${'a'.repeat(66)}`), ['UCS-2', 134, 3])
})

test('nothing is an empty message of one part', () => {
  assert.deepEqual(measured(''), ['GSM-7', 0, 1])
})

const content = {
  severity: 'Severe',
  headline: 'Kenya: Shooting in Nairobi – stay inside',
  actions: ['Shelter'],
} as const
const material = { kind: 'alert', exercise: true, url: 'https://a.example/alerts/x', language: 'en' } as const

test('a short text says exercise, level, headline, the first thing to do and where to read on', () => {
  const text = textMessage({ ...material, content: { ...content, actions: ['Shelter'] } })
  assert.match(
    text,
    /^\[EXERCISE\] WARNING: Kenya: Shooting in Nairobi - stay inside\. .+\. https:\/\/a\.example\/alerts\/x$/,
  )
  assert.equal(textLength(text).encoding, 'GSM-7')
})

test('it speaks the recipient’s language, and the end of an alert says so instead of a level', () => {
  const text = textMessage({
    ...material,
    kind: 'all-clear',
    language: 'de',
    content: { ...content, actions: ['AllClear'] },
  })
  assert.match(text, /^\[ÜBUNG\] ENTWARNUNG: Kenya/)
})
