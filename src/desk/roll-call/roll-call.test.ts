import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAskedDesk } from '../../testing/asked.ts'

type Shown = { name: string; status: string; where: string; note: string | null }
const stands = ({ name, status }: Shown) => [name.split(' ')[0], status]

test('counts, groups by team and place, and the lines of one status are one answer', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'safe', 'At home')
  const { body } = await desk.get(`/situations/${desk.situation}/roll-call?status=asked,waiting`)
  assert.deepEqual([body.counts.safe, body.counts.asked, body.total], [1, 2, 3])
  assert.deepEqual(body.lines.map(stands), [
    ['Bo', 'asked'],
    ['Cy', 'asked'],
  ])
  assert.deepEqual(
    body.groups.team.map(({ key, counts }: { key: string; counts: object }) => [key, counts]),
    [
      ['Field', { safe: 1, asked: 1 }],
      ['Office', { asked: 1 }],
    ],
  )
  assert.deepEqual(
    body.groups.place.map(({ name, total }: { name: string; total: number }) => [name, total]),
    [
      ['Baghdad, Iraq', 2],
      ['Erbil, Iraq', 1],
    ],
  )
  const inErbil = body.groups.place[1].key
  const erbil = await desk.get(`/situations/${desk.situation}/roll-call?place=${inErbil}`)
  assert.deepEqual(erbil.body.lines.map(stands), [['Cy', 'asked']])
  const found = await desk.get(`/situations/${desk.situation}/roll-call?search=home`)
  assert.deepEqual(found.body.lines.map(stands), [['Ana', 'safe']])
})

test('pages go on where the last one ended, and leave nobody out', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('C', 'need-help')
  const names: string[] = []
  for (let after = ''; ; ) {
    const { body } = await desk.get(`/situations/${desk.situation}/roll-call?limit=1${after}`)
    names.push(...body.lines.map(({ name }: Shown) => name))
    if (!body.next) break
    after = `&after=${body.next}`
  }
  assert.deepEqual(names, ['Cy Local', 'Ana Local', 'Bo Local'])
})

test('people at a site are counted by it: its contact, and whoever stays on its grounds', async () => {
  await using desk = await anAskedDesk({
    csv: 'key,name,email,post,post country\nA,Ana Local,ana@example.org,Baghdad,Iraq\nB,Bo Local,bo@example.org,Baghdad,Iraq\n',
  })
  const { organisation } = desk
  const [site, ana, bo] = [crypto.randomUUID(), await desk.person('A'), await desk.person('B')]
  await desk.act(async (tx) => {
    const spot = { lon: 44.4, lat: 33.3, radius_km: 0.5, cell: '1' }
    await tx
      .insertInto('site')
      .values({ organisation, id: site, key: 'S', name: 'Compound', ...spot })
      .execute()
    await tx.insertInto('site_contact').values({ organisation, site, person: ana }).execute()
    await tx
      .updateTable('stay')
      .set({ precision: 'exact', lon: 44.404, lat: 33.301, cell: '1', radius_km: 0.1 })
      .where('person', '=', bo)
      .execute()
  })
  const { body } = await desk.get(`/situations/${desk.situation}/roll-call?site=${site}`)
  assert.deepEqual(
    body.groups.site.map(({ name, total }: { name: string; total: number }) => [name, total]),
    [['Compound', 2]],
  )
  assert.deepEqual(body.lines.map(stands), [
    ['Ana', 'asked'],
    ['Bo', 'asked'],
  ])
})

test('an answer for several people is one record, and taking it back restores what stood, by later answers', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'acknowledged', 'Reading')
  const people = [await desk.person('A'), await desk.person('B')]
  const path = `/situations/${desk.situation}/roll-call`
  const by = { status: 'accounted-for', reporter: 'colleague', note: 'Seen at the hotel' }
  const recorded = await desk.post(`${path}/replies`, { people, ...by })
  assert.deepEqual([recorded.status, recorded.body.recorded], [201, 2])
  assert.equal((await desk.get(path)).body.counts['accounted-for'], 2)

  await desk.answer('B', 'safe')
  const undone = await desk.post(`${path}/undo`, { batch: recorded.body.batch })
  assert.deepEqual([undone.body.restored, undone.body.kept], [1, 1], 'what Bo said himself since stays')
  const { lines } = (await desk.get(path)).body
  assert.deepEqual(lines.map(stands), [
    ['Cy', 'asked'],
    ['Ana', 'acknowledged'],
    ['Bo', 'safe'],
  ])
  assert.equal(lines[1].note, 'Reading')

  const { answers } = (await desk.get(`${path}/people/${people[0]}`)).body
  assert.deepEqual(
    answers.map((one: { status: string; restores: boolean }) => [one.status, one.restores]),
    [
      ['acknowledged', true],
      ['accounted-for', false],
      ['acknowledged', false],
    ],
  )
  const redone = await desk.post(`${path}/undo`, { batch: undone.body.batch })
  assert.equal(redone.body.restored, 1)
  assert.equal((await desk.get(path)).body.counts['accounted-for'], 1)
})

test('help recorded by mistake is taken back with the case it opened, unless somebody works on it', async () => {
  await using desk = await anAskedDesk()
  const path = `/situations/${desk.situation}/roll-call`
  const record = async (key: string) =>
    (await desk.post(`${path}/replies`, { people: [await desk.person(key)], status: 'need-help' })).body.batch
  const [first, second] = [await record('A'), await record('B')]
  const { cases } = (await desk.get('/cases')).body
  const ofBo = cases.find(({ name }: Shown) => name === 'Bo Local').id
  await desk.post(`/cases/${ofBo}/take`)
  for (const batch of [first, second]) await desk.post(`${path}/undo`, { batch })
  const open = (await desk.get('/cases')).body.cases
  assert.deepEqual(
    open.map(({ name }: Shown) => name),
    ['Bo Local'],
  )
  assert.equal((await desk.get(path)).body.counts['need-help'], 0)
})

test('the silent are asked again once, with their own link, and only they', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'safe')
  const path = `/situations/${desk.situation}/roll-call/ask-again`
  const asking = { statuses: ['asked'], note: 'The line was down.' }
  const [one, two] = await Promise.all([desk.post(path, asking), desk.post(path, asking)])
  assert.deepEqual([one.status, two.status], [201, 201], 'a double click is one press')
  assert.deepEqual([one.body.people, two.body.people, one.body.again !== two.body.again], [2, 2, true])
  await desk.site.work()
  const reminders = (await desk.outbox()).filter(({ subject }) => /Reminder/.test(subject))
  assert.deepEqual(reminders.map(({ recipient }) => recipient).sort(), [
    'Bo Local <bo@example.org>',
    'Cy Local <cy@example.org>',
  ])
  const toBo = reminders.find(({ recipient }) => /bo@/.test(recipient))
  assert.match(toBo?.subject ?? '', /^Exercise: Reminder: Iraq/)
  assert.ok(toBo?.plain.includes(await desk.link('B')))
  assert.match(toBo?.plain ?? '', /The line was down/)
  await desk.answer('B', 'safe')
  assert.equal((await desk.get(`/situations/${desk.situation}/roll-call`)).body.counts.safe, 2)
})

test('a second reminder waits ten minutes, unless it is asked for all the same', async () => {
  let now = new Date()
  await using desk = await anAskedDesk({ clock: () => now })
  const path = `/situations/${desk.situation}/roll-call/ask-again`
  assert.equal((await desk.post(path, { statuses: ['asked'] })).status, 201)
  now = new Date(now.getTime() + 5 * 60_000)
  const refused = await desk.post(path, { statuses: ['asked'] })
  assert.equal(refused.status, 429)
  assert.match(refused.body.detail, /asked a moment ago/)
  assert.equal((await desk.post(path, { statuses: ['asked'], force: true })).body.again, true)
  now = new Date(now.getTime() + 11 * 60_000)
  assert.equal((await desk.post(path, { statuses: ['asked'] })).body.again, true)
})

test('an update keeps a status, and reopening the check asks anew without losing what was said', async () => {
  await using desk = await anAskedDesk()
  for (const key of ['A', 'B']) await desk.answer(key, 'safe')
  const path = `/situations/${desk.situation}/roll-call`
  const some = await desk.post(`${path}/reopen`, { people: [await desk.person('A')] })
  assert.equal(some.body.reopened, 1)
  assert.equal((await desk.get(path)).body.counts.safe, 1)
  const all = await desk.post(`${path}/reopen`, { note: 'A second blast', ask: true })
  assert.deepEqual([all.body.reopened, all.body.asked], [1, 3])
  assert.equal((await desk.get(path)).body.counts.asked, 3)
  const { answers } = (await desk.get(`${path}/people/${await desk.person('B')}`)).body
  assert.deepEqual(
    answers.map(({ status }: Shown) => status),
    ['asked', 'safe'],
  )
  await desk.post(`${path}/undo`, { batch: all.body.batch })
  assert.equal((await desk.get(path)).body.counts.safe, 1)
})

test('closing is refused with the names of those who are open, then done', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'need-help')
  const path = `/situations/${desk.situation}/roll-call`
  const refused = await desk.post(`${path}/close`)
  assert.equal(refused.status, 409)
  assert.match(refused.body.detail, /Still open: Bo Local, Cy Local\./)
  const people = [await desk.person('B'), await desk.person('C')]
  await desk.post(`${path}/replies`, { people, status: 'accounted-for', note: 'By the hotel' })
  assert.equal((await desk.post(`${path}/close`)).status, 200)
  assert.equal((await desk.get(path)).body.closedBy, desk.email)
  const asked = await desk.post(`${path}/ask-again`, { statuses: ['asked'] })
  assert.equal(asked.status, 409)
})

test('an analyst sees counts and no names, and changes nothing', async () => {
  await using desk = await anAskedDesk({ role: 'analyst' })
  const path = `/situations/${desk.situation}/roll-call`
  const shown = await desk.get(`${path}?search=Ana`)
  assert.deepEqual([shown.body.total, shown.body.names, shown.body.lines], [3, false, []])
  assert.doesNotMatch(JSON.stringify(shown.body), /Local/)
  const refused = await Promise.all([
    desk.post(`${path}/replies`, { people: [await desk.person('A')], status: 'safe' }),
    desk.post(`${path}/ask-again`, { statuses: ['asked'] }),
    desk.post(`${path}/reopen`, {}),
    desk.post(`${path}/undo`, { batch: crypto.randomUUID() }),
    desk.post(`${path}/close`),
    desk.get(`${path}/people/${await desk.person('A')}`),
  ])
  assert.deepEqual([...new Set(refused.map(({ status }) => status))], [403])
})

test('names are noted in the audit log once for an opening, not for its refreshes', async () => {
  await using desk = await anAskedDesk()
  const path = `/situations/${desk.situation}/roll-call`
  const looks = async () =>
    (
      await desk.act((tx) =>
        tx.selectFrom('audit_entry').select('id').where('action', '=', 'roll-call.opened').execute(),
      )
    ).length
  const opening = crypto.randomUUID()
  for (let refresh = 0; refresh < 3; refresh++) await desk.get(`${path}?opening=${opening}`)
  assert.equal(await looks(), 1)
  await desk.get(`${path}?opening=${crypto.randomUUID()}`)
  await desk.get(path)
  assert.equal(await looks(), 3)
})

test('another organisation finds nothing of ours', async () => {
  await using ours = await anAskedDesk()
  await using theirs = await anAskedDesk()
  const path = `/situations/${ours.situation}/roll-call`
  const people = [await ours.person('A')]
  const answers = await Promise.all([
    theirs.get(path),
    theirs.get(`${path}/people/${people[0]}`),
    theirs.post(`${path}/replies`, { people, status: 'safe' }),
    theirs.post(`/situations/${theirs.situation}/roll-call/replies`, { people, status: 'safe' }),
    theirs.post(`${path}/ask-again`, { statuses: ['asked'] }),
    theirs.post(`${path}/reopen`, {}),
    theirs.post(`${path}/close`),
  ])
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [404])
  assert.equal((await ours.get(path)).body.counts.asked, 3)
})
