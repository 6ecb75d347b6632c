import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anApiDesk } from '../testing/ask.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { anSmtpServer } from '../testing/smtp.ts'
import { someContent } from '../testing/told.ts'

const hour = 3_600_000
const instant = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
const baghdad = { lat: 33.34, lon: 44.4 }

test('a trip, a check-in and a site that come after an alert each lead to one mail with its reason', async () => {
  await using mail = await anSmtpServer()
  const { db } = await aScene()
  await using site = await served(db, { smtpUrl: mail.url })
  const { ask } = await anApiDesk(db, site)
  const person = async (name: string) => {
    const email = `${name.toLowerCase()}@a.example`
    return (await ask<{ id: string }>('POST', '/people', { name, email })).said.id
  }
  const [ana, bo, cy, di] = [await person('Ana'), await person('Bo'), await person('Cy'), await person('Di')]
  const content = someContent({
    area: [{ type: 'circle', ...baghdad, km: 20 }],
    timeframe: { from: instant(-1), to: instant(48) },
    eventTime: { from: instant(0).slice(0, 10) },
  })
  assert.equal((await ask('POST', '/alerts', { content, exercise: true })).status, 201)
  await site.work()
  assert.deepEqual(mail.received, [])

  const stay = { ...baghdad, from: instant(-2).slice(0, 10), to: instant(72).slice(0, 10) }
  assert.equal((await ask('POST', `/people/${ana}/stays`, stay)).status, 201)
  assert.equal((await ask('POST', `/people/${bo}/stays`, { kind: 'check-in', ...baghdad })).status, 201)
  assert.equal((await ask('POST', `/people/${di}/stays`, { ...stay, lat: 48.85, lon: 2.35 })).status, 201)
  const office = { name: 'Baghdad Office', ...baghdad, contacts: [cy] }
  assert.equal((await ask('POST', '/sites', office)).status, 201)
  await site.work()
  await site.work()

  assert.deepEqual(mail.received.map(({ to }) => to).sort(), [
    'ana@a.example',
    'bo@a.example',
    'cy@a.example',
  ])
  const told = mail.received.find(({ to }) => String(to) === 'cy@a.example')
  assert.match(JSON.stringify(told), /Responsible for Baghdad Office/)
})
