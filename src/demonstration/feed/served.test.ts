import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openInstallation } from '../../commands/installation.ts'
import { sharedly } from '../../database/database.ts'
import { someConfig } from '../../testing/served.ts'
import { alarum, dataFolder, freePort } from '../../testing/started.ts'
import { readFact } from '../found.ts'

const wire = '/demonstration/feeds/demo-river-gauge'

test('a first start polls its own outlets and begins a story; a start without the demonstration answers nothing there', async () => {
  await using data = await dataFolder()
  const port = String(await freePort())
  const environment = { ALARUM_DATA: data.path, PORT: port, ALARUM_DEMO: 'on' }
  await using first = alarum(['serve'], environment)
  await first.said('Ctrl-C')
  const feed = await fetch(`http://127.0.0.1:${port}${wire}`)
  assert.equal(feed.status, 200)
  const installation = await openInstallation({ config: someConfig({ ALARUM_DATA: data.path }) })
  try {
    const { db } = installation
    const organisation = (await readFact(db, 'demonstration')) ?? ''
    const titles = async () => {
      const { rows } = await sharedly(db, organisation, (tx) =>
        sql<{ title: string }>`select title from story where organisation = ${organisation}`.execute(tx),
      )
      return rows.map(({ title }) => title)
    }
    while ((await titles()).length === 0) await pause(100)
    assert.ok((await titles()).some((title) => title.startsWith('Seti River at Pokhara')))
    const faults = await sharedly(db, organisation, (tx) =>
      tx.selectFrom('poll').select('fault').where('fault', 'is not', null).execute(),
    )
    assert.deepEqual(faults, [])
    first.kill('SIGINT')
    assert.deepEqual([await first.exit, first.told.err], [0, ''])

    await using second = alarum(['serve'], { ...environment, ALARUM_DEMO: 'off' })
    await second.said('Ctrl-C')
    assert.equal((await fetch(`http://127.0.0.1:${port}${wire}`)).status, 404)
    const on = await sharedly(db, organisation, (tx) =>
      tx.selectFrom('source').select('key').where('enabled_at', 'is not', null).execute(),
    )
    assert.deepEqual(on, [])
  } finally {
    await installation.close()
  }
})
