import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDesk } from '../testing/desk.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { signInLink } from './sign-in-link.ts'

function asJson(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, ...headers },
    body: JSON.stringify(body),
  })
}

test('nobody signs up, has links made, or makes and removes organisations over HTTP', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { cookie, email, organisation } = await aDesk(db, site)
  const credentials = { name: 'New', email: 'new@example.org', password: 'a password that is long' }
  const asked = {
    'sign-up/email': credentials,
    'sign-in/magic-link': { email },
    'organization/create': { name: 'New', slug: 'new' },
    'organization/delete': { organizationId: organisation },
    'delete-user': {},
  }
  for (const [path, body] of Object.entries(asked))
    assert.equal((await asJson(`${site.url}/api/auth/${path}`, body, { cookie })).status, 404, path)
  const members = await db.selectFrom('member').selectAll().where('organisation', '=', organisation).execute()
  assert.equal(members.length, 1)
})

test('a member who is not an owner makes no key, since a key may do everything', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { cookie, organisation } = await aDesk(db, site, { role: 'member' })
  const elsewhere = await aDesk(db, site)
  for (const organizationId of [organisation, elsewhere.organisation]) {
    const answer = await asJson(
      `${site.url}/api/auth/api-key/create`,
      { name: 'x', organizationId },
      { cookie },
    )
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`)
  }
})

test('a sign-in link leads nowhere but to this site, and works once', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { email } = await aDesk(db, site)
  const link = new URL(await signInLink({ db, secret: site.secret }, site.url, email))
  const astray = new URL(link)
  astray.searchParams.set('callbackURL', 'https://elsewhere.example/')
  const refused = await fetch(astray, { redirect: 'manual' })
  assert.deepEqual([refused.status, refused.headers.get('location')], [403, null])

  const first = await fetch(link, { redirect: 'manual' })
  assert.match(first.headers.get('location') ?? '', /^(http:\/\/127\.0\.0\.1:\d+)?\/console\/$/)
  assert.match(first.headers.getSetCookie().join(), /HttpOnly.*SameSite=Lax/i)
  const second = await fetch(link, { redirect: 'manual' })
  assert.deepEqual(second.headers.getSetCookie(), [])
})

test('guessing a password is slowed down, whatever address the guesser writes into a header', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { email } = await aDesk(db, site)
  const statuses: number[] = []
  for (let guess = 0; guess < 12; guess++) {
    const headers = { 'x-forwarded-for': `203.0.113.${guess}`, 'x-alarum-client': `203.0.113.${guess}` }
    const body = { email, password: `guess number ${guess}` }
    statuses.push((await asJson(`${site.url}/api/auth/sign-in/email`, body, headers)).status)
  }
  assert.equal(statuses[0], 401)
  assert.equal(statuses.at(-1), 429, statuses.join(' '))
})
