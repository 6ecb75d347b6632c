import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDesk } from '../testing/desk.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'

const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/xml']

test('what changes something with a cookie must come from here, whatever its content type says', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { cookie, get } = await aDesk(db, site)
  const elsewhere: Record<string, string>[] = [
    {},
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: site.url, 'sec-fetch-site': 'cross-site' },
    { origin: site.url, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ]
  for (const type of types)
    for (const headers of elsewhere) {
      const answer = await fetch(`${site.url}/api/sign-in-rules`, {
        method: 'PUT',
        headers: { cookie, 'content-type': type, ...headers },
        body: JSON.stringify({ secondFactorRequired: true }),
      })
      assert.equal(answer.status, 403, `${type} ${JSON.stringify(headers)}`)
    }
  const { secondFactorRequired } = (await (await get('/api/members')).json()) as {
    secondFactorRequired: boolean
  }
  assert.equal(secondFactorRequired, false)
})

test('a page of ours may, by its origin or by what the browser says of where it comes from', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { cookie } = await aDesk(db, site)
  const here: Record<string, string>[] = [
    { origin: site.url },
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of here) {
    const answer = await fetch(`${site.url}/api/sign-in-rules`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ secondFactorRequired: false }),
    })
    assert.equal(answer.status, 200, JSON.stringify(headers))
  }
})

test('signing out and changing a second factor are held to the same', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { cookie, get } = await aDesk(db, site)
  for (const path of ['sign-out', 'two-factor/disable', 'passkey/delete-passkey']) {
    const answer = await fetch(`${site.url}/api/auth/${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: '{}',
    })
    assert.equal(answer.status, 403, path)
  }
  assert.equal((await get('/api/session')).status, 200)
})
