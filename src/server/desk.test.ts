import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomically, type Database } from '../database/database.ts'
import { issue } from '../issuing/issue.ts'
import { importPeople } from '../people/import-people.ts'
import { findPerson } from '../people/queries.ts'
import { listCases } from '../replies/cases.ts'
import { recordReply } from '../replies/record.ts'
import { rollCall } from '../replies/roll-call.ts'
import { aDesk } from '../testing/desk.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'

const people = Buffer.from('key,name,email,post,post country\nA,Ana Local,ana@example.org,Baghdad,Iraq\n')
const content = someContent({
  area: [{ type: 'country', country: 'IQ' }],
  response: { mode: 'safety-check' },
})

/** One person in Baghdad who was asked and needs help: an alert, a roll-call, a case and mail in the outbox. */
async function aCase(db: Database, site: Awaited<ReturnType<typeof served>>, organisation: string) {
  const now = new Date()
  await importPeople(db, organisation, people, { dryRun: false, now })
  const actor = { email: 'owner@example.org', through: 'command' as const }
  const issued = await issue(db, organisation, { kind: 'alert', content, exercise: true, actor, now })
  assert.ok(issued.ok)
  await site.work()
  const { alert, slug, situation } = issued
  const act = <T>(work: Parameters<typeof atomically<T>>[2]) => atomically(db, organisation, work)
  const person = (await act((tx) => findPerson(tx, organisation, 'A')))?.id ?? ''
  const answer = { status: 'need-help' as const, note: null, reporter: 'self' as const, reportedBy: null }
  await act((tx) => recordReply(tx, organisation, { situation, alert, person, ...answer, now }))
  const rows = async () => ({
    roll: await act((tx) => rollCall(tx, organisation, alert, { limit: 10 })),
    cases: await act((tx) => listCases(tx, organisation, 10)),
  })
  const message = await act((tx) => tx.selectFrom('outbox_message').select('id').executeTakeFirstOrThrow())
  const ids = { alert: slug, case: (await rows()).cases[0]?.id ?? '', message: message.id }
  return { ...ids, person, rows }
}

/** Every desk address of the application with the ids of a case filled in, so that a new route is walked too. */
function deskRoutes(site: Awaited<ReturnType<typeof served>>, ids: Record<string, string>) {
  const filled = site.app.routes
    .filter(({ path, method }) => /^\/(desk|outbox)/.test(path) && method !== 'ALL')
    .flatMap(({ path, method }) =>
      ['take', 'close'].map((act) => ({
        method,
        path: path.replace(/:act\{[^}]*\}/, act).replace(/:(\w+)/g, (_, name) => ids[name] ?? 'x'),
      })),
    )
  return [...new Map(filled.map((route) => [`${route.method} ${route.path}`, route])).values()]
}

const everyForm = { status: 'safe', reporter: 'self', reason: 'for a reason' }

test('an anonymous caller gets nothing of any desk address and changes nothing', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { organisation } = await aDesk(db, site)
  const { rows, ...ids } = await aCase(db, site, organisation)
  const before = await rows()
  const routes = deskRoutes(site, ids)
  assert.ok(routes.length >= 8, routes.map(({ path }) => path).join(' '))
  for (const { method, path } of routes) {
    const body = method === 'POST' ? { body: new URLSearchParams({ ...everyForm, person: ids.person }) } : {}
    const answer = await fetch(site.url + path, { method, headers: { origin: site.url }, ...body })
    assert.equal(answer.status, 401, `${method} ${path}`)
    assert.doesNotMatch(await answer.text(), /Ana|ana@example/, `${method} ${path}`)
  }
  assert.deepEqual(await rows(), before)
})

test('a member of another organisation gets nothing of ours, whatever organisation the address names', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { organisation } = await aDesk(db, site)
  const theirs = await aDesk(db, site)
  const { rows, ...ids } = await aCase(db, site, organisation)
  const before = await rows()
  for (const { method, path } of deskRoutes(site, ids))
    for (const query of ['', `?organisation=${organisation}`]) {
      const answer =
        method === 'POST'
          ? await theirs.post(path + query, { ...everyForm, person: ids.person })
          : await theirs.get(path + query)
      const lists = query === '' && ['/desk', '/outbox'].includes(path)
      assert.equal(answer.status, lists ? 200 : 404, `${method} ${path}${query}`)
      assert.doesNotMatch(await answer.text(), /Ana|ana@example|Bridge/, `${method} ${path}${query}`)
    }
  assert.deepEqual(await rows(), before)
})

test('a post that another site’s page makes a browser send is refused, and says so', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const { rows, ...ids } = await aCase(db, site, desk.organisation)
  const before = await rows()
  const elsewhere: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'same-site' },
  ]
  const posts = deskRoutes(site, ids).filter(({ method }) => method === 'POST')
  for (const { path } of [...posts, { path: `/api/cases/${ids.case}/take` }])
    for (const headers of elsewhere) {
      const answer = await desk.post(path, { ...everyForm, person: ids.person }, headers)
      assert.equal(answer.status, 403, `${path} ${JSON.stringify(headers)}`)
      assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    }
  const { cookie } = desk
  const plain = await fetch(`${site.url}/api/import/people`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/plain', origin: 'https://elsewhere.example' },
    body: 'key,name,email\nZ,Zoe,zoe@example.org\n',
  })
  assert.equal(plain.status, 403)
  assert.deepEqual(await rows(), before)
})

test('a browser that sends no Sec-Fetch-Site can post from the desk, since its pages let it name their origin', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const { rows, case: id } = await aCase(db, site, desk.organisation)
  assert.equal((await desk.get('/desk')).headers.get('referrer-policy'), 'same-origin')
  assert.equal((await desk.post(`/desk/cases/${id}/take`)).status, 303)
  assert.equal((await rows()).cases[0]?.owner, desk.email)
})

test('a member whose role is not for personal data is refused by name of the reason', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const analyst = await aDesk(db, site, { role: 'member' })
  const { rows: _rows, ...ids } = await aCase(db, site, analyst.organisation)
  for (const { method, path } of deskRoutes(site, ids)) {
    const answer = method === 'POST' ? await analyst.post(path, everyForm) : await analyst.get(path)
    assert.equal(answer.status, 403, `${method} ${path}`)
    assert.doesNotMatch(await answer.text(), /Ana|ana@example/)
  }
})

test('an id that is none, and a page that begins nowhere, are not our fault', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const { alert } = await aCase(db, site, desk.organisation)
  const cursor = Buffer.from(JSON.stringify([1, 'A', 'nobody'])).toString('base64url')
  const asked = {
    '/outbox/none': 400,
    '/outbox/%00': 400,
    '/desk/roll-calls/%00': 400,
    [`/desk/roll-calls/${alert}?after=nowhere`]: 200,
    [`/desk/roll-calls/${alert}?after=${cursor}`]: 400,
    '/outbox?after=2026-03-01T00:00:00Z_none': 400,
  }
  for (const [path, status] of Object.entries(asked))
    assert.equal((await desk.get(path)).status, status, path)
  assert.equal((await desk.post('/desk/cases/none/take')).status, 400)
  const form = { status: 'safe', reporter: 'self', person: 'A', note: 'a\0b' }
  assert.equal((await desk.post(`/desk/roll-calls/${alert}`, form)).status, 400)
})
