import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { aPublisher } from '../testing/publisher.ts'
import { alarum, dataFolder } from '../testing/started.ts'

const news = `<rss version="2.0"><channel><title>Harbour</title>
  <item><title>Bridge closed</title><link>https://a.example/1</link></item></channel></rss>`
let folder: Awaited<ReturnType<typeof dataFolder>>
let publisher: Awaited<ReturnType<typeof aPublisher>>
before(async () => {
  folder = await dataFolder()
  publisher = await aPublisher()
  publisher.put('/harbour', news, 'application/rss+xml')
})
after(async () => {
  await publisher[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})
const run = async (...words: string[]) => {
  const settings = { ALARUM_DATA: folder.path, ALARUM_FETCH_PRIVATE: 'on' }
  await using command = alarum(words, settings)
  const code = await command.exit
  return { code, ...command.told }
}
const shown = async (key: string) => {
  const { out } = await run('sources', 'show', key, '--json')
  return (JSON.parse(out) as { source: Record<string, unknown> }).source
}

test('an address is looked at, added in the format that was found, and verified by its first poll, not by a file', async () => {
  const look = await run('sources', 'look', `${publisher.url}/harbour`)
  assert.deepEqual([look.code, look.err], [0, ''])
  assert.match(look.out, /^feed +1 item {2}RSS/)
  const nameless = await run('sources', 'add', `${publisher.url}/harbour`)
  assert.deepEqual([nameless.code, nameless.out], [2, ''])
  const added = await run(
    'sources',
    'add',
    `${publisher.url}/harbour`,
    '--name',
    'Harbour radio',
    '--every',
    '5',
  )
  assert.match(added.out, /"harbour-radio" added; feed reads 1 item there; switched off/)
  const file = join(folder.path, 'answer.xml')
  await writeFile(file, news)
  assert.equal((await run('poll', 'harbour-radio', '--file', file)).code, 0)
  assert.equal((await shown('harbour-radio')).verified, null)
  assert.equal((await run('poll', 'harbour-radio')).code, 0)
  publisher.put('/harbour', news.replace('closed', 'open'), 'application/rss+xml')
  assert.equal((await run('poll', 'harbour-radio')).code, 0)
  const source = await shown('harbour-radio')
  assert.deepEqual([source.verified, source.own], [new Date().toISOString().slice(0, 10), false])
})

test('a source is edited, grouped, removed and put back', async () => {
  const edited = await run('sources', 'edit', 'usgs-m45-day', '--every', '10', '--silent-after', 'learnt')
  assert.deepEqual([edited.code, edited.err], [0, ''])
  const { everySeconds, silentAfterSeconds } = await shown('usgs-m45-day')
  assert.deepEqual([everySeconds, silentAfterSeconds], [600, null])
  const wrong = await run('sources', 'edit', 'usgs-m45-day', '--country', 'QQ')
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /Nothing has changed. country: use a code of ISO 3166-1/)
  assert.equal((await run('sources', 'edit', 'usgs-m45-day')).code, 2)
  assert.match(
    (await run('sources', 'group', 'usgs-m45-day', 'ptwc', '--into', 'pacific')).out,
    /2 sources put into pacific/,
  )
  assert.match((await run('sources', 'sets')).out, /^pacific +0 of 2 on$/m)
  assert.match(
    (await run('sources', 'ungroup', '--set', 'pacific', '--from', 'pacific')).out,
    /2 sources taken/,
  )
  assert.equal((await run('sources', 'group', 'no-such', '--into', 'pacific')).code, 1)
  assert.match((await run('sources', 'remove', 'ptwc')).out, /1 removed from watching/)
  assert.match((await run('sources', '--state', 'removed')).out, /^ptwc +removed/)
  for (const words of [
    ['sources', 'edit', 'ptwc', '--every', '9'],
    ['sources', 'enable', 'ptwc'],
    ['poll', 'ptwc'],
  ])
    assert.equal((await run(...words)).code, 1, words.join(' '))
  assert.match((await run('sources', 'restore', 'ptwc')).out, /1 back, switched off/)
})

test('an export is read again as it is, and a file that is wrong names entry and field', async () => {
  const whole = await run('sources', 'export')
  const file = join(folder.path, 'own.yaml')
  await writeFile(file, whole.out)
  const again = await run('sources', 'add', file)
  assert.match(again.out, /^0 added, switched off; \d+ changed; 0 there already; 0 not taken.$/m)
  assert.equal((await run('sources', 'export')).out, whole.out)
  const entry = whole.out.indexOf('every: ')
  await writeFile(file, `${whole.out.slice(0, entry)}every: no${whole.out.slice(entry + 8)}`)
  const wrong = await run('sources', 'add', file)
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /nothing has changed:\n {2}entry 1 \([\w-]+\), every: /)
})

test('OPML goes out and comes back as what is there already', async () => {
  const file = join(folder.path, 'all.opml')
  await writeFile(file, (await run('sources', 'export', '--opml', '--set', 'starter')).out)
  assert.match(await readFile(file, 'utf8'), /<opml version="2.0"/)
  const back = await run('sources', 'add', file)
  assert.deepEqual([back.code, back.err], [0, ''])
  assert.match(back.out, /^0 added, switched off; 0 changed; [1-9]\d* there already; 0 not taken/)
})
