import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAskedDesk } from '../../testing/asked.ts'

const layer = (contact: string, over = {}) => ({
  ...{ name: 'First', position: 1, zone: 'Europe/Paris', anchor: '2026-01-05' },
  shifts: [{ contact, starts: 8 * 60, ends: 20 * 60 }],
  ...over,
})

test('a layer shows who is on duty, the days that follow and its gaps in the zone’s own time', async () => {
  const now = new Date('2026-03-30T06:30:00Z') // Monday 08:30 in Paris, the day after its clocks changed
  await using desk = await anAskedDesk({ clock: () => now })
  assert.equal((await desk.get('/duty')).body.rings.why, 'everybody')
  const { body: made } = await desk.post('/duty/layers', layer(desk.duty))
  const { body } = await desk.get('/duty?days=1')
  assert.deepEqual(
    [body.now[0].layer, body.now[0].contact.name, body.now[0].until, body.rings.why],
    [made.id, 'Duty', '2026-03-30T18:00:00.000Z', 'layer'],
  )
  assert.deepEqual(
    body.segments.map(({ starts, contact }: { starts: string; contact: string | null }) => [starts, contact]),
    [
      ['2026-03-30T06:30:00.000Z', desk.duty],
      ['2026-03-30T18:00:00.000Z', null],
    ],
  )
})

test('an override fills a gap, is withdrawn, and comes back', async () => {
  const now = new Date('2026-03-30T20:00:00Z')
  await using desk = await anAskedDesk({ clock: () => now })
  const other = await desk.contact('Other')
  const { body: made } = await desk.post('/duty/layers', layer(desk.duty))
  const rings = async () => {
    const { rings } = (await desk.get('/duty')).body
    return [rings.why, ...rings.contacts.map(({ name }: { name: string }) => name)]
  }
  assert.deepEqual(await rings(), ['nobody-on-duty', 'Duty', 'Other'])
  const over = {
    layer: made.id,
    contact: other,
    starts: '2026-03-30T18:00:00Z',
    ends: '2026-03-31T06:00:00Z',
  }
  const { body: added } = await desk.post('/duty/overrides', { ...over, note: 'Night' })
  assert.deepEqual(await rings(), ['layer', 'Other'])
  assert.equal((await desk.get('/duty')).body.overrides[0].by, desk.email)
  await desk.post(`/duty/overrides/${added.id}/withdraw`)
  assert.equal((await rings())[0], 'nobody-on-duty')
  await desk.post(`/duty/overrides/${added.id}/restore`)
  assert.deepEqual(await rings(), ['layer', 'Other'])
})

test('what cannot be a rota is refused by its field, and nothing is written', async () => {
  await using desk = await anAskedDesk()
  const wrong = [
    [layer(desk.duty, { zone: 'Europe/Atlantis' }), 'zone'],
    [layer(desk.duty, { anchor: '2026-01-06' }), 'anchor'],
    [layer(crypto.randomUUID()), 'shifts'],
    [
      layer(desk.duty, { shifts: [0, 60].map((starts) => ({ contact: desk.duty, starts, ends: 100 })) }),
      'shifts',
    ],
  ] as const
  for (const [body, path] of wrong) {
    const answer = await desk.post('/duty/layers', body)
    assert.deepEqual([answer.status, answer.body.errors[0].path], [422, path])
  }
  const over = {
    contact: desk.duty,
    covers: desk.duty,
    starts: '2026-03-30T18:00:00Z',
    ends: '2026-03-30T19:00:00Z',
  }
  assert.equal((await desk.post('/duty/overrides', over)).status, 422)
  assert.deepEqual((await desk.get('/duty')).body.layers, [])
})

test('the shift log keeps who wrote what about which case, and cannot be changed', async () => {
  await using desk = await anAskedDesk()
  await desk.answer('A', 'need-help')
  const { id } = (await desk.get('/cases')).body.cases[0]
  await desk.post('/duty/log', { text: 'Road to the airport is open again.', situation: desk.situation })
  await desk.post('/duty/log', { text: 'Called the embassy.', case: id })
  assert.equal((await desk.post('/duty/log', { text: 'x', case: crypto.randomUUID() })).status, 422)
  assert.equal((await desk.post('/duty/log', { text: ' ' })).status, 422)
  const { entries, next } = (await desk.get('/duty/log?limit=1')).body
  assert.deepEqual([entries[0].text, entries[0].case, entries[0].by], ['Called the embassy.', id, desk.email])
  const older = (await desk.get(`/duty/log?limit=1&after=${next}`)).body.entries
  assert.equal(older[0].situation.title.length > 0, true)
  await assert.rejects(
    desk.act((tx) => tx.updateTable('duty_log').set({ text: 'other' }).execute()),
    { code: '42501' },
  )
})

test('the handover sheet holds what is open, and taking over starts the next shift’s log', async () => {
  let now = new Date()
  await using desk = await anAskedDesk({ clock: () => now })
  await desk.answer('A', 'need-help')
  const { id } = (await desk.get('/cases')).body.cases[0]
  await desk.post(`/cases/${id}/next-action`, { action: 'Call the hotel' })
  await desk.post('/duty/log', { text: 'Quiet so far.' })
  const sheet = (await desk.get('/duty/handover')).body
  assert.equal(sheet.last, null)
  assert.equal(sheet.situations[0].alerts.length, 1)
  assert.deepEqual([sheet.rollCalls[0].counts['need-help'], sheet.rollCalls[0].total], [1, 3])
  assert.deepEqual([sheet.cases[0].name, sheet.cases[0].nextAction], ['Ana Local', 'Call the hotel'])
  assert.deepEqual(
    sheet.log.map(({ text }: { text: string }) => text),
    ['Quiet so far.'],
  )

  now = new Date(now.getTime() + 1000)
  const taken = await desk.post('/duty/handover', { note: 'Checkpoint case first.' })
  assert.deepEqual([taken.status, taken.body.from, taken.body.to], [201, null, desk.email])
  const after = (await desk.get('/duty/handover')).body
  assert.equal(after.last.to, desk.email)
  assert.deepEqual(
    after.log.map(({ kind }: { kind: string }) => kind),
    ['handover'],
  )
})

test('the rota and the log are for those who work on cases, and for one organisation', async () => {
  await using desk = await anAskedDesk()
  const { body: made } = await desk.post('/duty/layers', layer(desk.duty))
  await using theirs = await anAskedDesk()
  await using analyst = await anAskedDesk({ role: 'analyst' })
  assert.equal((await analyst.get('/duty')).status, 200, 'who is on duty is for everybody of the desk')
  for (const path of ['/duty/log', '/duty/handover'])
    assert.equal((await analyst.get(path)).status, 403, path)
  assert.equal((await analyst.post('/duty/layers', layer(analyst.duty))).status, 403)
  assert.equal((await theirs.call('PUT', `/duty/layers/${made.id}`, layer(theirs.duty))).status, 404)
  assert.equal((await theirs.call('DELETE', `/duty/layers/${made.id}`)).status, 404)
  assert.equal((await theirs.post('/duty/layers', layer(desk.duty))).status, 422)
  assert.deepEqual((await theirs.get('/duty')).body.layers, [])
  assert.equal((await desk.get('/duty')).body.layers.length, 1)
})
