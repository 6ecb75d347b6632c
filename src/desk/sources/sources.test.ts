import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { readWhatCame } from '../../server/watching.ts'
import { aDesk } from '../../testing/desk.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'
import type { SourcePage, SourcesPage } from './contract.ts'

const bridge = { id: 'n-1', title: 'Bridge closed in Kisumu', text: 'Police closed the bridge.' }

async function aSourceDesk({ role = 'analyst' } = {}) {
  const watch = await aWatch()
  const site = await served(watch.db)
  const desk = await aDesk(watch.db, site, { role })
  const read = async () => {
    while (
      (await readWhatCame(
        watch.db,
        async () => [desk.organisation],
        () => new Date(),
      )) > 0
    );
  }
  return { ...watch, desk, site, read, [Symbol.asyncDispose]: site[Symbol.asyncDispose] }
}
const answered = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T

test('sources are listed with their health, found by words and state, and one shows its ledger', async () => {
  await using open = await aSourceDesk()
  const key = await open.source('/news', { name: `Harbour radio ${randomUUID()}` })
  open.publisher.put('/news', JSON.stringify([bridge, {}]))
  await open.poll(key)
  const { name } = await open.found(key)
  const words = encodeURIComponent(name.toUpperCase())
  const { sources } = await answered<SourcesPage>(open.desk.get(`/api/sources?words=${words}&state=on`))
  assert.deepEqual(
    sources.map((one) => [one.key, one.faults, one.own]),
    [[key, 0, false]],
  )
  const page = await answered<SourcePage>(open.desk.get(`/api/sources/${key}`))
  const [poll] = page.polls
  assert.deepEqual([poll?.seen, poll?.new, poll?.dropped], [2, 1, 1])
  const { drops } = await answered<{ drops: { place: string }[] }>(
    open.desk.get(`/api/polls/${poll?.poll}/drops`),
  )
  assert.deepEqual(
    drops.map(({ place }) => place),
    ['item 2'],
  )
})

test('sources go off, on, mute and unmute by key or by set, and a viewer may do none of it', async () => {
  await using open = await aSourceDesk()
  const set = `set-${randomUUID()}`
  const keys = await Promise.all(['/a', '/b'].map((path) => open.source(path, { sets: [set] })))
  const change = (what: string, chosen: object) =>
    answered<{ changed: number }>(open.desk.send('POST', `/api/sources/${what}`, chosen))
  assert.deepEqual(await change('disable', { set }), { changed: 2 })
  assert.deepEqual(await change('enable', { keys: [keys[0]] }), { changed: 1 })
  assert.deepEqual(await change('mute', { set }), { changed: 2 })
  assert.deepEqual(await change('unmute', { keys }), { changed: 2 })
  assert.ok((await open.found(keys[0] as string)).enabledAt)
  const viewer = await aDesk(open.db, open.site, { role: 'viewer' })
  assert.equal((await viewer.send('POST', '/api/sources/enable', { set })).status, 403)
})

test('/metrics counts the sources by state', async () => {
  await using open = await aSourceDesk()
  const failing = await open.source('/nothing')
  await open.poll(failing)
  const told = await (await fetch(`${open.site.url}/metrics`)).text()
  assert.match(told, /alarum_sources\{state="failing"\} [1-9]/)
})

test('what is told to the desk becomes a report that only this organisation sees', async () => {
  await using open = await aSourceDesk()
  const told = { title: 'Driver reports shots near the port of Mombasa', text: 'Heard at the gate.' }
  assert.equal((await open.desk.send('POST', '/api/reports', told)).status, 202)
  await open.read()
  const page = await answered<SourcePage>(open.desk.get('/api/sources/desk'))
  assert.deepEqual([page.source.own, page.polls[0]?.new], [true, 1])
  const other = await aDesk(open.db, open.site, { role: 'owner' })
  assert.equal((await other.get('/api/sources/desk')).status, 404)
  assert.equal((await other.get(`/api/sources/${page.source.id}`)).status, 404)
  const refused = await open.desk.send('POST', '/api/reports', { text: 'no title' })
  assert.equal(refused.status, 422)
})

test('a signed message is kept once; an unsigned, an old and a foreign one are refused', async () => {
  await using open = await aSourceDesk({ role: 'owner' })
  const made = await answered<{ address: string; secret: string; source: string }>(
    open.desk.send('POST', '/api/webhooks', { key: 'radio', name: 'Radio room' }),
  )
  const body = JSON.stringify([bridge])
  const send = (secret: string, { id = 'm-1', at = new Date(), to = made.address } = {}) =>
    fetch(to, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
    })
  assert.deepEqual(await answered(send(made.secret)), { kept: true })
  assert.deepEqual(await answered(send(made.secret)), { kept: false })
  await open.read()
  const page = await answered<SourcePage>(open.desk.get('/api/sources/radio'))
  assert.deepEqual(
    page.polls.map((poll) => poll.new),
    [1],
  )
  const wrong = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  assert.equal((await send(wrong, { id: 'm-2' })).status, 404)
  assert.equal((await send(made.secret, { id: 'm-3', at: new Date(Date.now() - 600_000) })).status, 404)
  const elsewhere = made.address.replace(/webhooks\/[^/]+/, `webhooks/${randomUUID()}`)
  assert.equal((await send(made.secret, { id: 'm-4', to: elsewhere })).status, 404)
  assert.equal((await fetch(made.address, { method: 'POST', body })).status, 404)
})
