import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAskedDesk } from '../../testing/asked.ts'

type Desk = Awaited<ReturnType<typeof anAskedDesk>>
const theCase = async (desk: Desk) => (await desk.get('/cases')).body.cases[0]
const minutes = (from: Date, some: number) => new Date(from.getTime() + some * 60_000)

test('a case is taken, planned, handed over, worked and closed, and its log tells of each', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'need-help', 'Stuck at a checkpoint')
  const { id, name, note, owner, acknowledgeBy, openedAt } = await theCase(desk)
  assert.deepEqual([name, note, owner], ['Ana Local', 'Stuck at a checkpoint', null])
  assert.equal(Date.parse(acknowledgeBy) - Date.parse(openedAt), 5 * 60_000)

  assert.equal((await desk.post(`/cases/${id}/take`)).body.owner, desk.email)
  const due = '2026-03-03T09:00:00Z'
  assert.equal((await desk.post(`/cases/${id}/next-action`, { action: 'Call her', due })).status, 200)
  assert.equal((await desk.post(`/cases/${id}/entries`, { text: 'Reached her by phone.' })).status, 201)
  assert.equal((await desk.post(`/cases/${id}/hand`, { to: 'nobody@example.org' })).status, 422)
  assert.equal((await desk.post(`/cases/${id}/hand`, { to: desk.email })).status, 200)
  assert.equal((await desk.get('/cases?state=mine')).body.cases.length, 1)
  assert.equal((await desk.post(`/cases/${id}/close`, { reason: 'other' })).status, 422)
  const close = { reason: 'evacuated', words: 'On the convoy to Amman' }
  assert.equal((await desk.post(`/cases/${id}/close`, close)).status, 200)
  assert.equal((await desk.post(`/cases/${id}/take`)).status, 409)

  const { log, closedAt, closingReason } = (await desk.get(`/cases/${id}`)).body
  assert.ok(closedAt)
  assert.equal(closingReason, 'Evacuated: On the convoy to Amman')
  assert.deepEqual(
    log.map(({ kind }: { kind: string }) => kind),
    ['help-asked', 'taken', 'next-action', 'note', 'handed-over', 'closed'],
  )
  const { counts } = (await desk.get(`/situations/${desk.situation}/roll-call`)).body
  assert.deepEqual([counts['need-help'], counts['accounted-for']], [0, 1])
  assert.equal((await desk.get('/cases?state=closed')).body.cases[0].id, id)
})

test('a closed case opens again, unless its person has another one', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'need-help')
  const { id } = await theCase(desk)
  await desk.post(`/cases/${id}/close`, { reason: 'safe' })
  assert.equal((await desk.post(`/cases/${id}/reopen`)).status, 200)
  const again = await theCase(desk)
  assert.deepEqual([again.id, again.closedAt], [id, null])
  await desk.post(`/cases/${id}/close`, { reason: 'safe' })
  await desk.answer('A', 'need-help')
  assert.equal((await desk.post(`/cases/${id}/reopen`)).status, 409)
})

test('a case nobody takes is told to the next on the rota, once a step, and says so', async () => {
  // An hour ago: the database's clock wakes the worker, and the clock of the scene decides what is due.
  let now = minutes(new Date(), -60)
  await using desk = await anAskedDesk({ clock: () => now })
  const second = await desk.contact('Second')
  await desk.contact('Third')
  const layer = (name: string, position: number, contact: string) => ({
    ...{ name, position, zone: 'Asia/Baghdad', anchor: '2026-01-05' },
    shifts: [{ contact, starts: 0, ends: 7 * 1440 }],
  })
  for (const one of [layer('First', 1, desk.duty), layer('Second', 2, second)])
    assert.equal((await desk.post('/duty/layers', one)).status, 201)
  await desk.answer('A', 'need-help')
  const told = async () => {
    await desk.site.work()
    await desk.site.work()
    return (await desk.outbox()).flatMap(({ recipient }) => /(\w+)@duty/.exec(recipient)?.[1] ?? []).sort()
  }
  assert.deepEqual(await told(), ['duty'])
  now = minutes(now, 5)
  assert.deepEqual(await told(), ['duty', 'second'])
  now = minutes(now, 5)
  assert.deepEqual(await told(), ['duty', 'duty', 'second', 'second', 'third'])
  const { id, step } = await theCase(desk)
  assert.equal(step, 3)
  const { log, told: steps } = (await desk.get(`/cases/${id}`)).body
  assert.match(log[1].text, /within 5 minutes; the next on the rota is told: Second/)
  assert.match(log[2].text, /every duty contact is told/)
  assert.deepEqual(
    steps.map(({ step }: { step: number }) => step),
    [1, 2, 3, 3, 3],
  )

  await desk.post(`/cases/${id}/take`)
  now = minutes(now, 30)
  assert.equal((await told()).length, 5, 'nobody is told any more once it is taken')
})

test('where the rota has nobody, everybody is told, and the message says why', async () => {
  await using desk = await anAskedDesk()
  await desk.contact('Second')
  const empty = { name: 'Nights', position: 1, zone: 'Etc/UTC', anchor: '2026-01-05', shifts: [] }
  await desk.post('/duty/layers', empty)
  await desk.answer('A', 'need-help')
  await desk.site.work()
  const mail = (await desk.outbox()).filter(({ recipient }) => /@duty/.test(recipient))
  assert.equal(mail.length, 2)
  for (const { plain } of mail) assert.match(plain, /Nobody is on duty by the rota/)
  const { told } = (await desk.get(`/cases/${(await theCase(desk)).id}`)).body
  assert.equal(told[0].why, 'nobody-on-duty')
})

test('the script names whom to call first, and an emergency contact only for a human to decide on', async () => {
  await using desk = await anAskedDesk({
    csv: 'key,name,email,post,post country,emergency contact,emergency phone\nA,Ana Local,ana@example.org,Baghdad,Iraq,Omar Local,+964 770 000 0001\n',
  })
  await desk.answer('A', 'need-help')
  const { script } = (await desk.get(`/cases/${(await theCase(desk)).id}`)).body
  assert.deepEqual(
    script.call.map(({ name }: { name: string }) => name),
    ['Ana Local', 'Omar Local'],
  )
  assert.match(script.say[0], /exercise/)
  assert.ok(script.dont.length >= 3)
})

test('cases are for those who work on them, and for one organisation', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'need-help')
  const { id } = await theCase(desk)
  await using theirs = await anAskedDesk()
  await using analyst = await anAskedDesk({ role: 'analyst' })
  const bodies = {
    take: {},
    hand: { to: 'x' },
    entries: { text: 'x' },
    close: { reason: 'safe' },
    reopen: {},
  }
  for (const [act, body] of Object.entries({ ...bodies, 'next-action': { action: 'x' } })) {
    assert.equal((await theirs.post(`/cases/${id}/${act}`, body)).status, 404, act)
    assert.equal((await analyst.post(`/cases/${id}/${act}`, body)).status, 403, act)
  }
  assert.equal((await theirs.get(`/cases/${id}`)).status, 404)
  assert.equal((await analyst.get('/cases')).status, 403)
  assert.deepEqual((await theirs.get('/cases')).body.cases, [])
  assert.equal((await theCase(desk)).owner, null)
})

test('pages of cases go on where the last one ended', async () => {
  let now = new Date()
  await using desk = await anAskedDesk({ clock: () => now })
  for (const key of ['B', 'A', 'C']) {
    now = minutes(now, 1)
    await desk.answer(key, 'need-help')
  }
  const names: string[] = []
  for (let after = ''; ; ) {
    const { body } = await desk.get(`/cases?limit=2${after}`)
    names.push(...body.cases.map(({ name }: { name: string }) => name.slice(0, 2)))
    if (!body.next) break
    after = `&after=${body.next}`
  }
  assert.deepEqual(names, ['Bo', 'An', 'Cy'])
})
