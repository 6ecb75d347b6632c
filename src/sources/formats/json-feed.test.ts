import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, documentContext, onlyItem, readAs } from '../../testing/source-document.ts'
import { feed } from './feed.ts'

const version = 'https://jsonfeed.org/version/1.1'

test('a JSON Feed’s item has its names, link, words and times', () => {
  const item = onlyItem(feed, {
    version,
    title: 'The desk',
    language: 'en',
    items: [
      {
        id: 7,
        url: '/a?utm_source=x',
        title: 'Ferry halted',
        content_html: '<p>Wind.</p>',
        date_published: '2026-08-18T06:26:05+02:00',
      },
    ],
  })
  assert.deepEqual(
    [item.ids, item.title, item.text, item.language, item.published?.at?.toISOString()],
    [['7', 'https://source.example/a'], 'Ferry halted', 'Wind.', 'en', '2026-08-18T04:26:05.000Z'],
  )
})

test('what is no item is dropped with its place', () => {
  const { items, dropped } = readAs(feed, bytesOf(JSON.stringify({ version, items: [{ id: 'a' }, 'b', {}] })))
  assert.deepEqual([items.length, dropped.map(({ at }) => at)], [1, ['item 2', 'item 3']])
})

test('a further page is the next one', () => {
  const document = JSON.stringify({ version, next_url: 'https://a.example/2', items: [] })
  assert.equal(readAs(feed, bytesOf(document)).next, 'https://a.example/2')
})

test('other JSON is refused', () => {
  for (const document of [
    '{"features": []}',
    '[]',
    '{"items": 3}',
    '{"version": "https://other.example", "items": []}',
  ])
    assert.equal(feed.read(bytesOf(document), documentContext()).ok, false, document)
})
