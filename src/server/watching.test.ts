import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openInstallation } from '../commands/installation.ts'
import { aPublisher } from '../testing/publisher.ts'
import { someConfig } from '../testing/served.ts'
import { alarum, dataFolder, freePort } from '../testing/started.ts'

const item = (n: number) =>
  `<item><guid>wire-${n}</guid><title>Bridge ${n} closed in Kisumu</title><description>Police closed bridge ${n} in Kisumu, Kenya.</description></item>`
const feed = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`

test('a server that is killed in the middle of a poll has lost nothing, and says nothing twice', async () => {
  await using data = await dataFolder()
  await using publisher = await aPublisher()
  const environment = {
    ALARUM_DATA: data.path,
    PORT: String(await freePort()),
    ALARUM_FETCH_PRIVATE: 'on',
  }
  const run = async (...words: string[]) => {
    await using command = alarum(words, environment)
    assert.equal(await command.exit, 0, command.told.err)
    return command.told.out
  }
  const file = join(data.path, 'own.yaml')
  await writeFile(file, sourceFile(`${publisher.url}/wire`))
  await run('sources', 'add', file)
  await run('sources', 'enable', 'local-wire')

  // The publisher begins its answer and never ends it.
  const asked = new Promise<void>((done) =>
    publisher.answer('/wire', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' })
      response.write('<rss version="2.0"><channel>')
      done()
    }),
  )
  await using killed = alarum(['serve'], environment)
  await asked
  killed.kill('SIGKILL')
  await killed.exit

  publisher.put('/wire', feed(item(1), item(2)), 'application/rss+xml')
  await using next = alarum(['serve'], environment)
  await next.said('Ctrl-C')
  const { db, close } = await openInstallation({ config: someConfig({ ALARUM_DATA: data.path }) })
  try {
    // Ninety seconds in a test's time.
    await db
      .updateTable('source_state')
      .set({ leased_until: new Date(0) })
      .where('leased_until', 'is not', null)
      .execute()
    while ((await db.selectFrom('story_report').select('report').execute()).length < 2) await pause(50)
    const polls = await db.selectFrom('poll').select(['outcome', 'seen', 'new']).execute()
    assert.deepEqual(polls, [{ outcome: 'fetched', seen: 2, new: 2 }])
    assert.equal((await db.selectFrom('report').select('id').execute()).length, 2)
  } finally {
    await close()
  }
  next.kill('SIGINT')
  assert.equal(await next.exit, 0)
})

function sourceFile(url: string) {
  return `- key: local-wire
  name: Local wire
  url: ${url}
  format: feed
  family: local
  country: KE
  region: africa
  kinds: [news]
  language: en
  timeZone: Africa/Nairobi
  reliability: B
  terms: our own
  every: 5
  set: [own]
  verified: never
`
}
