import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomically } from '../../database/database.ts'
import { importPeople } from '../../people/import-people.ts'
import { anApiDesk } from '../../testing/ask.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'
import type { AlertAnswers, CountryCounts, PeopleMap, PeoplePage, PersonPage, WouldBe } from './contract.ts'

const csv = `key,name,email,team,tags,post,post country
A,Ána Örtel,ana@example.org,North,engineer,Baghdad,Iraq
B,Bo Sample,bo@example.org,North,,Baghdad,Iraq
C,Cleo Muster,cleo@other.example,South,,Paris,France
`

async function aPeopleDesk(options: { role?: string } = {}, clock?: () => Date) {
  const { db } = await aScene()
  const site = await served(db, clock ? { clock } : {})
  const desk = await anApiDesk(db, site, options)
  await importPeople(db, desk.organisation, Buffer.from(csv), { dryRun: false, now: new Date() })
  const act = <T>(work: Parameters<typeof atomically<T>>[2]) => atomically(db, desk.organisation, work)
  const entries = (action: string) =>
    act(async (tx) =>
      (
        await tx.selectFrom('audit_entry').selectAll().where('action', '=', action).orderBy('at').execute()
      ).map(({ document, words }) => ({ words, detail: JSON.parse(document.toString()).detail })),
    )
  const named = async (search: string) => {
    const { said } = await desk.ask<PeoplePage>('GET', `/people?search=${encodeURIComponent(search)}`)
    return said.people
  }
  return { ...desk, site, db, act, entries, named, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('people are found by any part of name, address or key, whatever the accents', async () => {
  await using desk = await aPeopleDesk()
  for (const [search, found] of [
    ['ana', ['Ána Örtel']],
    ['ORT', ['Ána Örtel']],
    ['example.org', ['Bo Sample', 'Ána Örtel']],
    ['cleo other', ['Cleo Muster']],
    ['100%', []],
  ] as const)
    assert.deepEqual(
      (await desk.named(search)).map(({ name }) => name),
      found,
    )
  const iraq = await desk.ask<PeoplePage>('GET', '/people?country=IQ&team=North&tag=engineer')
  assert.deepEqual(
    iraq.said.people.map(({ name, where }) => [name, where?.basis]),
    [['Ána Örtel', 'post']],
  )
  const first = await desk.ask<PeoplePage>('GET', '/people?limit=2')
  const rest = await desk.ask<PeoplePage>('GET', `/people?limit=2&after=${first.said.next}`)
  assert.deepEqual([first.said.people.length, rest.said.people.length, rest.said.next], [2, 1, null])
})

test('whoever looks up people says why, and the log has whom they were shown, once', async () => {
  await using desk = await aPeopleDesk()
  const refused = await desk.ask<{ errors: { path: string }[] }>('GET', '/people?search=ana', undefined, {
    reason: null,
  })
  assert.deepEqual([refused.status, refused.said.errors[0]?.path], [422, 'reason'])
  const [ana] = await desk.named('ana')
  await desk.named('ana')
  await desk.ask('GET', `/people/${ana?.id}`)
  await desk.ask('GET', `/people/${ana?.id}`)
  await desk.ask('GET', `/people/${ana?.id}`, undefined, { reason: 'Her manager asks' })

  assert.deepEqual(await desk.entries('person.searched'), [
    { words: 'Ana’s brother called', detail: { shown: [ana?.id], total: 1 } },
  ])
  assert.deepEqual(
    (await desk.entries('person.looked-up')).map(({ words }) => words),
    ['Ana’s brother called', 'Her manager asks'],
  )
})

test('an analyst sees numbers and no names, and no number that could name somebody', async () => {
  await using desk = await aPeopleDesk({ role: 'analyst' })
  for (const path of ['/people', '/people/map?bbox=-180,-90,180,90&zoom=1', '/people.csv', '/imports'])
    assert.equal((await desk.ask('GET', path)).status, 403, path)
  const { said } = await desk.ask<CountryCounts>('GET', '/people/countries', undefined, { reason: null })
  assert.deepEqual(
    said.countries.map(({ country, count }) => [country, count]),
    [
      ['IQ', '<5'],
      ['FR', '<5'],
    ],
  )
})

test('a person and a trip written by hand are told of the alert in force, and a cancelled stay comes back', async () => {
  await using desk = await aPeopleDesk()
  const from = new Date(Date.now() - 3_600_000).toISOString()
  const to = new Date(Date.now() + 86_400_000).toISOString()
  const content = someContent({
    area: [{ type: 'country', country: 'IQ' }],
    timeframe: { from, to },
    eventTime: { from: from.slice(0, 10) },
  })
  const { said: issued } = await desk.ask<{ alert: string }>('POST', '/alerts', { content, exercise: true })
  const { said: made, status } = await desk.ask<{ id: string }>('POST', '/people', {
    name: 'Dina Invented',
    email: 'dina@example.org',
    nationality: ['France'],
  })
  assert.equal(status, 201)
  const stay = await desk.ask<{ id: string; label: string }>('POST', `/people/${made.id}/stays`, {
    ref: 'geonames:95446',
    from: new Date().toISOString().slice(0, 10),
  })
  assert.deepEqual([stay.status, stay.said.label], [201, 'Hotel unknown, Erbil'])
  await desk.site.work()

  const page = await desk.ask<PersonPage>('GET', `/people/${made.id}`)
  assert.deepEqual(
    page.said.told.map(({ alert, confidence }) => [alert, confidence]),
    [[issued.alert, 'possible']],
  )
  assert.match(page.said.told[0]?.why ?? '', /Erbil/)
  assert.deepEqual(page.said.person.nationality, ['FR'])
  assert.equal(page.said.messages.length, 1)

  const path = `/people/${made.id}/stays/${stay.said.id}`
  assert.equal((await desk.ask('DELETE', path)).status, 200)
  const gone = await desk.ask<PersonPage>('GET', `/people/${made.id}`)
  assert.deepEqual([gone.said.stays.length, gone.said.trips.length, gone.said.cancelled.length], [0, 0, 1])
  assert.equal((await desk.ask('POST', `${path}/restore`)).status, 200)
  const back = await desk.ask<PersonPage>('GET', `/people/${made.id}`)
  assert.deepEqual(back.said.stays, page.said.stays)
  assert.equal(back.said.trips.length, 1)
})

test('what is wrong with a stay by hand names its field', async () => {
  await using desk = await aPeopleDesk()
  const [ana] = await desk.named('ana')
  for (const [stay, path] of [
    [{ place: 'Baghdad', country: 'Iraq' }, 'from'],
    [{ place: 'Nowhereville', from: '2026-12-01' }, 'place'],
    [{ ref: 'geonames:98182', from: '2026-12-05', to: '2026-12-01' }, 'to'],
    [{ ref: 'geonames:98182', from: '2026-02-30' }, 'from'],
  ] as const) {
    const { status, said } = await desk.ask<{ errors: { path: string }[] }>(
      'POST',
      `/people/${ana?.id}/stays`,
      stay,
    )
    assert.deepEqual([status, said.errors[0]?.path], [422, path])
  }
  const taken = await desk.ask('POST', '/people', { name: 'Ana again', email: 'ana@example.org', key: 'A' })
  assert.equal(taken.status, 409)
})

test('a check-in by phone says where somebody is now, before trip and post', async () => {
  await using desk = await aPeopleDesk()
  const [ana] = await desk.named('ana')
  const made = await desk.ask('POST', `/people/${ana?.id}/stays`, {
    kind: 'check-in',
    lat: 36.19,
    lon: 44.01,
  })
  assert.equal(made.status, 201)
  const { said } = await desk.ask<PersonPage>('GET', `/people/${ana?.id}`)
  assert.deepEqual([said.where?.basis, said.where?.country], ['check-in', 'IQ'])
})

test('would somebody be alerted: yes and no come with their reason, for an area that is only drawn', async () => {
  await using desk = await aPeopleDesk()
  const [ana] = await desk.named('ana')
  const timeframe = { from: new Date().toISOString(), to: new Date(Date.now() + 86_400_000).toISOString() }
  const ask = (lat: number, lon: number) =>
    desk.ask<WouldBe>('POST', `/people/${ana?.id}/exposure`, {
      area: [{ type: 'circle', lat, lon, km: 60 }],
      timeframe,
      conditions: [],
    })
  const near = await ask(33.34, 44.4)
  assert.equal(near.said.answer, 'yes')
  assert.match(near.said.sentence, /At post, Baghdad/)
  const far = await ask(36.19, 44.01)
  assert.equal(far.said.answer, 'no')
  assert.match(far.said.sentence, /Baghdad.*km from the area/)
  const { said } = await desk.ask<AlertAnswers>('GET', `/people/${ana?.id}/exposure`)
  assert.deepEqual(said.alerts, [])
})

test('the map counts everybody once, and names them where it is near', async () => {
  await using desk = await aPeopleDesk()
  const world = await desk.ask<PeopleMap>('GET', '/people/map?bbox=-180,-90,180,90&zoom=1')
  assert.deepEqual(
    world.said.clusters.map(({ count }) => count),
    [2, 1],
  )
  assert.deepEqual([world.said.total, world.said.people], [3, []])
  const [iraq] = world.said.clusters
  assert.ok(iraq?.box && iraq.box.west <= 44.4 && iraq.box.east >= 44.4 && iraq.box.south <= 33.3)
  const { west, south, east, north } = iraq.box
  const inside = await desk.ask<PeoplePage>('GET', `/people?bbox=${[west, south, east, north]}`)
  assert.equal(inside.said.people.length, 2)
  const near = await desk.ask<PeopleMap>('GET', '/people/map?bbox=44,33,45,34&zoom=9')
  assert.deepEqual(
    near.said.people.map(({ name }) => name),
    ['Bo Sample', 'Ána Örtel'],
  )
  const ocean = await desk.ask<PeopleMap>('GET', '/people/map?bbox=170,-40,-170,40&zoom=5')
  assert.equal(ocean.said.total, 0)
})

test('an exported list runs nothing in a spreadsheet', async () => {
  await using desk = await aPeopleDesk()
  await desk.ask('POST', '/people', {
    name: '=HYPERLINK("http://x.example")',
    email: 'h@example.org',
    team: '@team',
  })
  const { said, headers } = await desk.ask<string>('GET', '/people.csv?search=h@example')
  assert.match(headers.get('content-disposition') ?? '', /attachment/)
  assert.ok(said.includes(`"'=HYPERLINK(""http://x.example"")"`), said)
  assert.ok(said.includes(`,'@team,`))
})

test('nothing of people opens to another organisation', async () => {
  await using desk = await aPeopleDesk()
  const other = await anApiDesk(desk.db, desk.site)
  const [ana] = await desk.named('ana')
  const { said } = await desk.ask<PersonPage>('GET', `/people/${ana?.id}`)
  const stay = said.stays[0]?.id
  const place = { ref: 'geonames:98182', from: '2026-12-01' }
  for (const [method, path, body] of [
    ['GET', `/people/${ana?.id}`],
    ['PATCH', `/people/${ana?.id}`, { name: 'Stolen' }],
    ['GET', `/people/${ana?.id}/export`],
    ['POST', `/people/${ana?.id}/erase`, { atOnce: true }],
    ['GET', `/people/${ana?.id}/exposure`],
    ['POST', `/people/${ana?.id}/stays`, place],
    ['PUT', `/people/${ana?.id}/stays/${stay}`, place],
    ['DELETE', `/people/${ana?.id}/stays/${stay}`],
  ] as const)
    assert.equal((await other.ask(method, path, body)).status, 404, `${method} ${path}`)
  const { said: none } = await other.ask<PeoplePage>('GET', '/people')
  assert.deepEqual(none.people, [])
})
