import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { changeChannel } from '../database/changed.ts'
import { issue, rehearse } from '../issuing/issue.ts'
import { anExposureScene } from '../testing/exposed.ts'
import { testDatabase } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'

test('an issue and its messages are noted by the batch, a rehearsal not at all', async () => {
  const { db, organisation, stay } = await anExposureScene()
  const { ownerUrl } = await testDatabase()
  const heard: string[] = []
  const listener = new pg.Client(ownerUrl)
  await listener.connect()
  listener.on('notification', ({ payload = '' }) => heard.push(payload))
  await listener.query(`listen ${changeChannel}`)
  const [from, to] = [new Date().toISOString(), new Date(Date.now() + 86_400_000).toISOString()]
  for (const name of ['Ana', 'Bo', 'Cleo'])
    await stay(name, { place: 'country:IQ', starts: from, ends: to, precision: 'country' })
  await using site = await served(db)
  const content = someContent({
    area: [{ type: 'country', country: 'IQ' }],
    timeframe: { from, to },
    response: { mode: 'safety-check' },
  })
  const request = {
    kind: 'alert' as const,
    content,
    exercise: true,
    actor: { email: 'a@a.example', through: 'command' as const },
    now: new Date(),
  }

  await rehearse(db, organisation, request)
  await listener.query('select 1')
  assert.equal(heard.length, 0)

  const issued = await issue(db, organisation, request)
  assert.ok(issued.ok)
  await site.work()
  await listener.query('select 1')
  await listener.end()

  const about = heard.map((payload) => payload.replace(organisation, '').trim()).sort()
  assert.deepEqual(about, [
    `alert ${issued.alert}`,
    `delivery ${issued.alert}`,
    `delivery ${issued.alert}`,
    `roll-call ${issued.situation}`,
    `roll-call ${issued.situation}`,
    `roll-call ${issued.situation}`,
    `situation ${issued.situation}`,
  ])
})
