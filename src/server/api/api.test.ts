import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '../../database/database.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'
import { makeOrganisation, ownerUser } from '../installation.ts'
import { signIn } from '../sign-in.ts'

type Spec = { openapi: string; paths: Record<string, Record<string, { security?: unknown }>> }

/** An organisation of one owner, with a key. */
async function aKeyedDesk(db: Database, site: { url: string; secret: string }) {
  const { organisation, owner } = await db.transaction().execute(async (tx) => {
    const owner = await ownerUser(tx, `owner-${crypto.randomUUID()}@example.org`)
    const slug = `desk-${crypto.randomUUID()}`
    return {
      owner,
      organisation: await makeOrganisation(tx, { name: 'Desk', slug, owner, demonstration: false }),
    }
  })
  const auth = signIn({ db, url: site.url, secret: site.secret })
  const { key } = await auth.api.createApiKey({
    body: { name: 'test', organizationId: organisation, userId: owner },
  })
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${site.url}/api${path}`, { ...init, headers: { 'x-api-key': key, ...init.headers } })
  const post = (path: string, body: unknown) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { organisation, call, post }
}

const people = 'key,name,email,post,post country\nA,Ana Local,ana@example.org,Baghdad,Iraq\n'
const content = someContent({
  area: [{ type: 'country', country: 'IQ' }],
  response: { mode: 'safety-check' },
})

test('the main job runs over the API alone', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { call, post } = await aKeyedDesk(db, site)
  const csv = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: people }
  const imported = await call('/import/people', csv)
  assert.deepEqual([imported.status, ((await imported.json()) as { added: number }).added], [200, 1])

  const issued = await post('/alerts', { content, exercise: true })
  const { slug } = (await issued.json()) as { slug: string }
  assert.equal(issued.status, 201)
  await site.work()
  const exposure = (await (await call(`/alerts/${slug}/exposure`)).json()) as {
    exposed: { name: string; why: string }[]
  }
  assert.deepEqual(
    exposure.exposed.map(({ name }) => name),
    ['Ana Local'],
  )
  assert.match(exposure.exposed[0]?.why ?? '', /Baghdad/)

  const recorded = await post(`/alerts/${slug}/roll-call/replies`, {
    person: 'ana@example.org',
    status: 'safe',
  })
  assert.equal(recorded.status, 201)
  const roll = (await (await call(`/alerts/${slug}/roll-call`)).json()) as { counts: Record<string, number> }
  assert.equal(roll.counts.safe, 1)
  assert.equal((await post(`/alerts/${slug}/roll-call/close`, {})).status, 200)
  assert.equal((await post(`/alerts/${slug}/all-clear`, { note: 'Over' })).status, 201)
})

test('a route that writes or shows anything personal needs a key or a session', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const spec = (await (await fetch(`${site.url}/api/openapi.json`)).json()) as Spec
  assert.equal(spec.openapi, '3.1.0')
  const open: string[] = []
  for (const [path, methods] of Object.entries(spec.paths))
    for (const method of Object.keys(methods)) {
      const body =
        method === 'post'
          ? { body: JSON.stringify({ content, text: 'x', reason: 'because', person: 'x', status: 'safe' }) }
          : {}
      const type = path.startsWith('/import')
        ? 'text/csv'
        : path === '/check'
          ? 'application/xml'
          : 'application/json'
      const address = `${site.url}/api${path.replace('{kind}', 'people').replace(/\{\w+\}/g, crypto.randomUUID())}`
      const answer = await fetch(address, {
        method: method.toUpperCase(),
        headers: { 'content-type': type },
        ...body,
      })
      if (answer.status !== 401) open.push(`${method} ${path}`)
    }
  // The link of an invitation is its own key; without it there is nothing.
  assert.deepEqual(open, ['post /check', 'get /invitation/{token}', 'post /invitation/{token}'])
})

test('a key opens nothing of another organisation', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const ours = await aKeyedDesk(db, site)
  const theirs = await aKeyedDesk(db, site)
  const { slug, alert } = (await (await ours.post('/alerts', { content, exercise: true })).json()) as {
    slug: string
    alert: string
  }
  for (const name of [slug, alert]) {
    const statuses = await Promise.all([
      ...['', '/exposure', '/roll-call'].map((part) => theirs.call(`/alerts/${name}${part}`)),
      ...['/cancel', '/all-clear'].map((part) => theirs.post(`/alerts/${name}${part}`, {})),
      theirs.post(`/alerts/${name}/update`, { content }),
      theirs.post(`/alerts/${name}/roll-call/replies`, { person: 'ana@example.org', status: 'safe' }),
      theirs.post(`/alerts/${name}/roll-call/close`, {}),
    ])
    assert.deepEqual(
      statuses.map(({ status }) => status),
      Array(8).fill(404),
    )
  }
  assert.deepEqual(await (await theirs.call('/alerts')).json(), { alerts: [] })
})

test('what is wrong with a request is a problem that names every field', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { post, call } = await aKeyedDesk(db, site)
  const answer = await post('/alerts', { content: { ...content, countries: [], severity: 'Bad' } })
  const problem = (await answer.json()) as { type: string; errors: { path: string }[] }
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  assert.deepEqual([answer.status, problem.type], [422, '/problems/invalid-fields'])
  assert.deepEqual(problem.errors.map(({ path }) => path).sort(), ['content.countries', 'content.severity'])

  const held = await post('/alerts', {
    content: { ...content, timeframe: { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' } },
  })
  const holds = (await held.json()) as { holds: { code: string }[] }
  assert.deepEqual([held.status, holds.holds.map(({ code }) => code)], [409, ['past-event']])

  const rows = await call('/import/people', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: 'name\n',
  })
  assert.equal(rows.status, 422)
  assert.equal((await call('/nothing')).status, 404)
})

test('a wrong key is refused, and says so', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const answer = await fetch(`${site.url}/api/alerts`, { headers: { 'x-api-key': 'alarum_wrong' } })
  assert.equal(answer.status, 401)
  assert.match(((await answer.json()) as { detail: string }).detail, /not known/)
})
