import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, documentContext, sampleBytes, sampleFiles } from '../testing/source-document.ts'
import { formatsOf } from './find-format.ts'

const found = async (document: string | Uint8Array, known: string[] = []) => {
  const bytes = typeof document === 'string' ? bytesOf(document) : document
  return formatsOf(bytes, documentContext(), new Set(known))
}
const best = async (document: string | Uint8Array, known: string[] = []) => (await found(document, known))[0]
const rss = (items: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>t</title>${items}</channel></rss>`

/** Two samples are of one format and named otherwise. */
const named: Record<string, string> = { mowas: 'mowas-map', eonet: 'eonet-v2' }
const formatOf = (file: string) => {
  const name = file.replace(/\.\w+$/, '')
  return Object.entries(named).find(([, other]) => other === name)?.[0] ?? name
}

for (const file of sampleFiles().filter((one) => !/saskalert-cap|reliefweb-report/.test(one)))
  test(`the sample ${file} is found to be ${formatOf(file)}`, async () => {
    assert.equal((await best(sampleBytes(file)))?.format, formatOf(file))
  })

test('a feed of news is a feed, with its items counted, and no feed of a single publisher', async () => {
  const news = rss(
    '<item><title>One</title><link>https://a.example/1</link></item><item><title>Two</title><link>https://a.example/2</link></item><item/>',
  )
  assert.deepEqual(
    (await found(news)).map(({ format, items, dropped }) => [format, items, dropped]),
    [['feed', 2, 1]],
  )
})

test('a feed whose entries link to CAP documents is an index of them', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>Flood</title><link href="/1.cap" type="application/cap+xml"/></entry></feed>`
  assert.equal((await best(atom))?.format, 'cap-index')
})

test('a publisher’s own feed is known by what only it holds', async () => {
  const gdacs = rss(
    '<item><title>Orange earthquake</title><guid>EQ77</guid><gdacs:alertlevel>Orange</gdacs:alertlevel><gdacs:eventtype>EQ</gdacs:eventtype><gdacs:eventid>77</gdacs:eventid></item>',
    'xmlns:gdacs="http://www.gdacs.org"',
  )
  assert.equal((await best(gdacs))?.format, 'gdacs-rss')
  const us = rss('<item><title>Chad - Level 3: Reconsider Travel</title><guid>1</guid></item>')
  assert.equal((await best(us))?.format, 'us-travel-rss')
})

test('what the catalogue reads from the same server decides between two that fit', async () => {
  const notice = rss('<item><title>Level 2 - Dengue in Chad</title><guid>1</guid></item>')
  assert.equal((await best(notice, ['cdc-notices']))?.format, 'cdc-notices')
})

test('a web page, an empty list and bytes of any kind are no format', async () => {
  for (const document of ['<html><body>Hello</body></html>', rss(''), '[]', '', '\u0000\u0001'])
    assert.deepEqual(await found(document), [], document)
})
