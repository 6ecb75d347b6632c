import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importPeople } from '../../people/import-people.ts'
import { anApiDesk } from '../../testing/ask.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'
import type { PeoplePage, SitePage, SitesPage } from './contract.ts'

const csv =
  'key,name,email,role,post,post country\nA,Ana,ana@example.org,Driver,Baghdad,Iraq\nB,Bo,bo@example.org,,Paris,France\n'
const office = { name: 'Baghdad office', lat: 33.3128, lon: 44.3615, radiusKm: 0.5, headcount: 24 }

async function aSiteDesk() {
  const { db } = await aScene()
  const site = await served(db)
  const desk = await anApiDesk(db, site)
  await importPeople(db, desk.organisation, Buffer.from(csv), { dryRun: false, now: new Date() })
  return { ...desk, db, site, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('a site set on the map has who is there, who may be, and the alerts that touch it', async () => {
  await using desk = await aSiteDesk()
  const from = new Date(Date.now() - 3_600_000).toISOString()
  const to = new Date(Date.now() + 86_400_000).toISOString()
  const content = someContent({
    ...{ area: [{ type: 'circle', lat: 33.4, lon: 44.4, km: 30 }], timeframe: { from, to } },
    eventTime: { from: from.slice(0, 10) },
  })
  const { said: issued } = await desk.ask<{ alert: string }>('POST', '/alerts', { content, exercise: true })
  const { said: people } = await desk.ask<PeoplePage>('GET', '/people?search=ana')
  const ana = people.people[0]?.id ?? ''
  const made = await desk.ask<{ id: string }>('POST', '/sites', { ...office, contacts: [ana] })
  assert.equal(made.status, 201)

  const { said } = await desk.ask<SitePage>('GET', `/sites/${made.said.id}`)
  assert.deepEqual([said.site.country, said.site.zone], ['IQ', 'Asia/Baghdad'])
  assert.deepEqual(
    said.contacts.map(({ name }) => name),
    ['Ana'],
  )
  assert.deepEqual([said.present.here, said.present.near], [0, 1])
  assert.deepEqual(
    said.alerts.map(({ alert }) => alert),
    [issued.alert],
  )

  await desk.ask('POST', `/people/${ana}/stays`, { kind: 'check-in', lat: 33.3129, lon: 44.3616 })
  const now = await desk.ask<SitePage>('GET', `/sites/${made.said.id}`)
  assert.deepEqual(now.said.present.byRole, [{ role: 'Driver', count: 1 }])
})

test('a removed site leaves the list and the next alert, and can be put back', async () => {
  await using desk = await aSiteDesk()
  const { said: made } = await desk.ask<{ id: string }>('POST', '/sites', office)
  const names = async () => (await desk.ask<SitesPage>('GET', '/sites')).said.sites.map(({ name }) => name)
  assert.equal((await desk.ask('PUT', `/sites/${made.id}`, { ...office, name: 'Office' })).status, 200)
  assert.deepEqual(await names(), ['Office'])
  await desk.ask('DELETE', `/sites/${made.id}`)
  assert.deepEqual(await names(), [])
  assert.equal((await desk.ask('DELETE', `/sites/${made.id}`)).status, 404)
  await desk.ask('POST', `/sites/${made.id}/restore`)
  assert.deepEqual(await names(), ['Office'])
})

test('an analyst sees a site with numbers and without names; another organisation sees nothing', async () => {
  await using desk = await aSiteDesk()
  const { said: made } = await desk.ask<{ id: string }>('POST', '/sites', office)
  await desk.db
    .updateTable('member')
    .set({ role: 'analyst' })
    .where('organisation', '=', desk.organisation)
    .execute()
  const { said } = await desk.ask<SitePage>('GET', `/sites/${made.id}`, undefined, { reason: null })
  assert.deepEqual([said.present.near, said.present.people, said.contacts], ['<5', [], []])
  assert.equal((await desk.ask('DELETE', `/sites/${made.id}`)).status, 403)
  const other = await anApiDesk(desk.db, desk.site)
  for (const method of ['GET', 'DELETE'])
    assert.equal((await other.ask(method, `/sites/${made.id}`)).status, 404)
})
