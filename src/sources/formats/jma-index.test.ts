import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, onlyItem, readAs } from '../../testing/source-document.ts'
import { jmaIndex } from './jma-index.ts'

const address = 'https://jma.example/xml/data/20260301045200_0_VXSE53_010000.xml'
const list = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" lang="ja"><title>高頻度（地震火山）</title><updated>2026-03-01T13:53:00+09:00</updated><id>https://jma.example/1</id>${entries}</feed>`
const entry = list(
  `<entry><title>震源・震度に関する情報</title><id>${address}</id><updated>2026-03-01T04:52:00Z</updated><author><name>気象庁</name></author><link type="application/xml" href="${address}"/><content type="text">【震源・震度情報】地震がありました。</content></entry>`,
)

test('an entry is known by the address of its telegram and leads to it', () => {
  const item = onlyItem(jmaIndex, entry)
  assert.deepEqual([item.ids, item.full, item.language], [[address], { url: address, format: 'jma' }, 'ja'])
})

test('what the entry says stands until the telegram is read', () => {
  const item = onlyItem(jmaIndex, entry)
  assert.deepEqual(
    [item.title, item.text, item.updated?.at?.toISOString()],
    ['震源・震度に関する情報', '【震源・震度情報】地震がありました。', '2026-03-01T04:52:00.000Z'],
  )
})

test('an entry that links to no telegram is dropped with the reason', () => {
  const { items, dropped } = readAs(jmaIndex, bytesOf(list('<entry><id>x</id><title>一覧</title></entry>')))
  assert.deepEqual([items, dropped], [[], [{ at: 'item 1', why: 'It links to no telegram.' }]])
})
