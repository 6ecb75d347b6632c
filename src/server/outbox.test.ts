import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAskedDesk } from '../testing/asked.ts'

/** A desk with one person asking for help: a case, and mail in the outbox. */
async function aCase(role = 'owner') {
  const desk = await anAskedDesk({ role })
  await desk.answer('A', 'need-help')
  const rows = async () => ({
    statuses: await desk.act((tx) => tx.selectFrom('person_status').select(['person', 'status']).execute()),
    cases: await desk.act((tx) => tx.selectFrom('help_case').select(['id', 'owner', 'closed_at']).execute()),
    people: await desk.act((tx) => tx.selectFrom('person').select('name').orderBy('name').execute()),
  })
  const message = await desk.act((tx) =>
    tx.selectFrom('outbox_message').select('id').executeTakeFirstOrThrow(),
  )
  const id = (await rows()).cases[0]?.id ?? ''
  return { desk, rows, paths: ['/outbox', `/outbox/${message.id}`], case: id, message: message.id }
}

test('where the desk’s pages stood the console is, and nothing of anybody', async () => {
  const { desk } = await aCase()
  await using _ = desk
  for (const path of ['/desk', '/desk/roll-calls/x', '/desk/cases/x']) {
    const answer = await fetch(desk.site.url + path, { redirect: 'manual' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, '/console/'], path)
  }
})

test('an anonymous caller gets nothing of the outbox, of cases or of roll-calls, and changes nothing', async () => {
  const { desk, rows, paths, case: id } = await aCase()
  await using _ = desk
  const before = await rows()
  const roll = `/api/situations/${desk.situation}/roll-call`
  for (const path of [...paths, '/api/cases', `/api/cases/${id}`, roll]) {
    const answer = await fetch(desk.site.url + path)
    assert.equal(answer.status, 401, path)
    assert.doesNotMatch(await answer.text(), /Ana|ana@example/, path)
  }
  for (const path of [
    `/api/cases/${id}/take`,
    `/api/cases/${id}/close`,
    `${roll}/close`,
    `${roll}/replies`,
  ]) {
    const answer = await fetch(desk.site.url + path, { method: 'POST', headers: { origin: desk.site.url } })
    assert.equal(answer.status, 401, path)
  }
  assert.deepEqual(await rows(), before)
})

test('a member of another organisation gets nothing of our outbox, whatever organisation the address names', async () => {
  const ours = await aCase()
  const theirs = await aCase()
  await using _ = ours.desk
  await using __ = theirs.desk
  for (const query of ['', `?organisation=${ours.desk.organisation}`]) {
    const answer = await theirs.desk.desk.get(`/outbox/${ours.message}${query}`)
    assert.equal(answer.status, 404)
    assert.doesNotMatch(await answer.text(), /Ana|ana@example|Bridge/)
  }
  assert.equal((await theirs.desk.desk.get(`/outbox?organisation=${ours.desk.organisation}`)).status, 404)
})

test('a post that another site’s page makes a browser send is refused, and says so', async () => {
  const { desk, rows, case: id } = await aCase()
  await using _ = desk
  const before = await rows()
  const elsewhere: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'same-site' },
  ]
  // What a form of another site can send: these bodies need no leave of ours.
  const forms = ['application/x-www-form-urlencoded', 'text/plain']
  const roll = `/api/situations/${desk.situation}/roll-call`
  for (const path of [`/api/cases/${id}/take`, `${roll}/close`, `${roll}/reopen`, '/api/import/people'])
    for (const headers of elsewhere)
      for (const type of forms) {
        const answer = await fetch(desk.site.url + path, {
          method: 'POST',
          headers: { cookie: desk.desk.cookie, 'content-type': type, ...headers },
          body: 'key,name,email\nZ,Zoe,zoe@example.org\n',
        })
        assert.equal(answer.status, 403, `${path} ${JSON.stringify(headers)}`)
        assert.equal(answer.headers.get('content-type'), 'application/problem+json')
      }
  assert.deepEqual(await rows(), before)
})

test('a browser that sends no Sec-Fetch-Site can post from the desk, since it names its origin', async () => {
  const { desk, rows, case: id } = await aCase()
  await using _ = desk
  assert.equal((await desk.post(`/cases/${id}/take`)).status, 200)
  assert.equal((await rows()).cases[0]?.owner, desk.email)
})

test('a member whose role is not for personal data is refused by name of the reason', async () => {
  const { desk, paths, case: id } = await aCase('analyst')
  await using _ = desk
  for (const path of [...paths, '/api/cases', `/api/cases/${id}`]) {
    const answer = await desk.desk.get(path)
    assert.equal(answer.status, 403, path)
    assert.doesNotMatch(await answer.text(), /Ana|ana@example/)
  }
})

test('an id that is none, and a page that begins nowhere, are not our fault', async () => {
  const { desk } = await aCase()
  await using _ = desk
  const cursor = Buffer.from(JSON.stringify([1, 'A', 'nobody'])).toString('base64url')
  const roll = `/api/situations/${desk.situation}/roll-call`
  const asked = {
    '/outbox/none': 400,
    '/outbox/%00': 400,
    '/outbox?after=2026-03-01T00:00:00Z_none': 400,
    [`${roll}?after=nowhere`]: 200,
    [`${roll}?after=${cursor}`]: 400,
    '/api/cases/none': 422,
    '/api/cases?after=nowhere': 200,
    '/api/duty/log?after=nowhere': 200,
  }
  for (const [path, status] of Object.entries(asked))
    assert.equal((await desk.desk.get(path)).status, status, path)
  const answer = { people: [await desk.person('A')], status: 'safe', note: 'a\0b' }
  assert.equal((await desk.post(`/situations/${desk.situation}/roll-call/replies`, answer)).status, 400)
})
