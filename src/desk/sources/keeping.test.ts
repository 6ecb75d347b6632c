import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { atomically } from '../../database/database.ts'
import { aDesk } from '../../testing/desk.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'
import type { SourceLine, SourcePage, SourceSets, SourcesPage } from './contract.ts'
import type { FoundFormats, ImportedRows, SourceChoices } from './keeping-contract.ts'

const news = `<rss version="2.0"><channel><title>Harbour</title>
  <item><title>Bridge closed</title><link>https://a.example/1</link></item>
  <item><title>Bridge open</title><link>https://a.example/2</link></item></channel></rss>`

async function aKeepingDesk({ role = 'analyst', settings = { ALARUM_FETCH_PRIVATE: 'on' } } = {}) {
  const watch = await aWatch()
  const site = await served(watch.db, { settings })
  const desk = await aDesk(watch.db, site, { role })
  const audited = () =>
    atomically(watch.db, desk.organisation, (tx) =>
      tx.selectFrom('audit_entry').select('action').orderBy('at').execute(),
    )
  return { ...watch, desk, site, audited, [Symbol.asyncDispose]: site[Symbol.asyncDispose] }
}
const answered = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T
type Refused = { detail: string; errors: { path: string; message: string }[] }

test('an address is looked at before it is saved, then added, switched on and the organisation’s own', async () => {
  await using open = await aKeepingDesk()
  const url = `${open.publisher.url}/feed-${randomUUID()}`
  open.publisher.put(new URL(url).pathname, news, 'application/rss+xml')
  const look = await answered<FoundFormats>(open.desk.send('POST', '/api/sources/look', { url }))
  assert.deepEqual(look, {
    formats: [{ format: 'feed', says: 'RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed', items: 2, dropped: 0 }],
    watchedBy: null,
  })
  const given = { name: 'Harbour radio', url, format: 'feed', kinds: ['maritime'], every: 10, on: true }
  const answer = await open.desk.send('POST', '/api/sources', given)
  assert.equal(answer.status, 201)
  const line = await answered<SourceLine>(answer)
  assert.deepEqual(
    [line.own, line.everySeconds, line.kinds, line.verified, line.enabledAt !== null],
    [true, 600, ['maritime'], null, true],
  )
  const other = await aDesk(open.db, open.site, { role: 'owner' })
  assert.equal((await other.get(`/api/sources/${line.id}`)).status, 404)
  assert.equal(
    (await answered<FoundFormats>(open.desk.send('POST', '/api/sources/look', { url }))).watchedBy,
    line.key,
  )
  assert.deepEqual(
    (await open.audited()).map(({ action }) => action),
    ['source.added'],
  )
})

test('what cannot be looked at says why, and of what stands there only how much it is', async () => {
  await using open = await aKeepingDesk()
  const look = async (path: string) => {
    const answer = await open.desk.send('POST', '/api/sources/look', { url: open.publisher.url + path })
    return { status: answer.status, ...(await answered<Refused>(answer)) }
  }
  const nothing = await look('/nothing-here')
  assert.equal(nothing.status, 422)
  assert.match(nothing.errors[0]?.message ?? '', /answered 404/)
  open.publisher.put('/page', '<html><body>secret words</body></html>', 'text/html')
  const page = await look('/page')
  assert.match(page.detail, /it is a web page/)
  assert.doesNotMatch(JSON.stringify(page), /secret/)
})

test('no address of a private network is looked at or kept unless the operator allows it', async () => {
  await using open = await aKeepingDesk({ settings: { ALARUM_FETCH_PRIVATE: 'off' } })
  open.publisher.put('/inside', news)
  const url = 'http://127.0.0.1:8080/inside'
  const look = await answered<Refused>(open.desk.send('POST', '/api/sources/look', { url }))
  assert.match(look.detail, /private network/)
  const odd = { name: 'Odd', url: `${open.publisher.url}/inside`, format: 'feed' }
  assert.match((await answered<Refused>(open.desk.send('POST', '/api/sources', odd))).detail, /Port \d+/)
  const asked = open.publisher.asked.filter(({ path }) => path === '/inside')
  assert.deepEqual(asked, [])
})

test('a field that is wrong is named, and an address that is watched already names who watches it', async () => {
  await using open = await aKeepingDesk()
  const key = await open.source('/shared')
  const { url } = await open.found(key)
  const paths = async (body: object) => {
    const { errors } = await answered<Refused>(open.desk.send('POST', '/api/sources', body))
    return errors.map(({ path }) => path)
  }
  assert.deepEqual(await paths({ name: 'x', url, format: 'feed' }), ['url'])
  assert.deepEqual(await paths({ name: '', url: 'mailto:a', format: 'none', every: 0 }), [
    'name',
    'url',
    'format',
    'every',
  ])
})

test('an own source is changed, removed and put back; everybody’s is the operator’s', async () => {
  await using open = await aKeepingDesk()
  const given = { name: 'Own', url: `https://own.example/${randomUUID()}`, format: 'feed' }
  const { key } = await answered<SourceLine>(open.desk.send('POST', '/api/sources', given))
  const change = { name: 'Own radio', reliability: 'B', silentAfter: 6 }
  const changed = await answered<SourceLine>(open.desk.send('PATCH', `/api/sources/${key}`, change))
  assert.deepEqual(
    [changed.name, changed.reliability, changed.silentAfterSeconds, changed.url],
    ['Own radio', 'B', 21_600, given.url],
  )
  assert.deepEqual(await answered(open.desk.send('POST', '/api/sources/remove', { keys: [key] })), {
    keys: [key],
  })
  const listed = async (state = '') =>
    (await answered<SourcesPage>(open.desk.get(`/api/sources?words=${key}&state=${state}`))).sources.length
  assert.deepEqual([await listed('off'), await listed('removed')], [0, 1])
  assert.equal((await open.desk.send('POST', `/api/sources/${key}/poll`)).status, 409)
  const back = await open.desk.send('POST', '/api/sources', given)
  assert.deepEqual([(await answered<SourceLine>(back)).key, await listed('off')], [key, 1])
  const shared = await open.source('/theirs')
  const refused = await open.desk.send('PATCH', `/api/sources/${shared}`, change)
  assert.equal(refused.status, 403)
  assert.match((await answered<Refused>(refused)).detail, /everybody’s/)
  assert.equal((await open.desk.send('POST', '/api/sources/remove', { keys: [shared] })).status, 403)
  assert.deepEqual(
    (await open.audited()).map(({ action }) => action),
    ['source.added', 'source.changed', 'sources.removed', 'source.added'],
  )
})

test('a removed webhook takes nothing in, and what is told to the desk cannot be removed', async () => {
  await using open = await aKeepingDesk({ role: 'owner' })
  const made = await answered<{ address: string; secret: string }>(
    open.desk.send('POST', '/api/webhooks', { key: 'radio', name: 'Radio room' }),
  )
  const renamed = await open.desk.send('PATCH', '/api/sources/radio', { name: 'Radio' })
  assert.deepEqual(await answered<SourceLine>(renamed).then(({ name, way, url }) => [name, way, url]), [
    'Radio',
    'webhook',
    null,
  ])
  const address = await open.desk.send('PATCH', '/api/sources/radio', { url: 'https://a.example/' })
  assert.equal(address.status, 422)
  await open.desk.send('POST', '/api/sources/remove', { keys: ['radio'] })
  const body = '[]'
  const at = new Date()
  const sent = await fetch(made.address, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': 'm-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(made.secret).sign('m-1', at, body),
    },
  })
  assert.equal(sent.status, 404)
  const again = () => open.desk.send('POST', '/api/webhooks', { key: 'radio', name: 'Radio room' })
  const back = await answered<{ address: string; secret: string }>(again())
  assert.equal(back.address, made.address)
  assert.notEqual(back.secret, made.secret)
  const taken = await again()
  assert.deepEqual([taken.status, (await answered<Refused>(taken)).errors[0]?.path], [422, 'key'])
  await open.desk.send('POST', '/api/reports', { title: 'Shots', text: 'Heard at the gate.' })
  const desk = await open.desk.send('POST', '/api/sources/remove', { keys: ['desk'] })
  assert.equal(desk.status, 409)
  assert.equal((await open.desk.send('POST', '/api/sources/desk/poll')).status, 409)
})

test('sets are made, filled, switched, muted and emptied, for this organisation alone', async () => {
  await using open = await aKeepingDesk()
  const [base, set] = [`base-${randomUUID().slice(0, 8)}`, `mine-${randomUUID().slice(0, 8)}`]
  const keys = await Promise.all(['/a', '/b'].map((path) => open.source(path, { sets: [base] })))
  const group = (isIn: boolean, chosen: object, name = set) =>
    answered<{ changed: number }>(open.desk.send('POST', '/api/sources/group', { chosen, set: name, isIn }))
  assert.deepEqual(await group(true, { set: base }), { changed: 2 })
  assert.deepEqual(await group(false, { keys: [keys[0]] }), { changed: 1 })
  await open.desk.send('POST', '/api/sources/mute', { set })
  const { sets } = await answered<SourceSets>(open.desk.get('/api/sources/sets'))
  assert.deepEqual(
    sets.find((one) => one.set === set),
    { set, sources: 1, on: 1, muted: 1 },
  )
  const page = await answered<SourcePage>(open.desk.get(`/api/sources/${keys[1]}`))
  assert.deepEqual(page.source.sets, [base, set])
  const other = await aDesk(open.db, open.site)
  const theirs = await answered<SourceSets>(other.get('/api/sources/sets'))
  assert.equal(
    theirs.sets.some((one) => one.set === set),
    false,
  )
  assert.equal(
    (await open.desk.send('POST', '/api/sources/group', { chosen: { keys }, set: 'No Name', isIn: true }))
      .status,
    422,
  )
})

test('OPML comes in row by row, goes out again, and a viewer may only take it out', async () => {
  await using open = await aKeepingDesk()
  const key = await open.source('/opml', { region: 'africa', name: 'Coast & harbour' })
  const { url } = await open.found(key)
  const text = `<opml version="2.0"><body><outline text="One" xmlUrl="https://one.example/${randomUUID()}"/>
    <outline text="Known" xmlUrl="${url}"/><outline text="Odd" xmlUrl="ftp://x.example"/></body></opml>`
  const { rows } = await answered<ImportedRows>(
    open.desk.send('POST', '/api/sources/import', { name: 'list.opml', text }),
  )
  assert.deepEqual(
    rows.map(({ outcome }) => outcome),
    ['added', 'there', 'refused'],
  )
  const viewer = await aDesk(open.db, open.site, { role: 'viewer' })
  const out = await viewer.get('/api/sources/export')
  assert.match(out.headers.get('content-disposition') ?? '', /attachment; filename="sources.opml"/)
  const file = await out.text()
  assert.match(file, /text="Coast &amp; harbour"/)
  assert.doesNotMatch(file, /text="One"/)
  assert.equal((await viewer.send('POST', '/api/sources/import', { text })).status, 403)
  const yaml = await open.desk.get('/api/sources/export?form=yaml&set=imported')
  assert.match(await yaml.text(), /name: One/)
})

test('a file that cannot be taken names its entries and fields, or what it is instead', async () => {
  await using open = await aKeepingDesk()
  const refused = async (name: string, text: string) =>
    answered<Refused>(open.desk.send('POST', '/api/sources/import', { name, text }))
  const yaml = await refused('mine.yaml', '- key: Bad Key\n  name: x\n')
  assert.deepEqual(yaml.errors[0], {
    path: 'entry 1 (Bad Key), key',
    message: 'use small letters, digits and single hyphens',
  })
  assert.match((await refused('x.opml', '<rss/>')).errors[0]?.message ?? '', /This is no OPML/)
})

test('the form is told the formats, kinds and regions there are', async () => {
  await using open = await aKeepingDesk({ role: 'viewer' })
  const choices = await answered<SourceChoices>(open.desk.get('/api/sources/choices'))
  assert.ok(choices.formats.some(({ name }) => name === 'usgs'))
  assert.ok(choices.kinds.includes('maritime') && choices.regions.includes('oceania'))
})
