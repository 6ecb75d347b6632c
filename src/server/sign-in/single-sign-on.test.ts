import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '../../database/database.ts'
import { aDesk, aMember } from '../../testing/desk.ts'
import { aProvider, loginThrough } from '../../testing/provider.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import type { Provider } from '../api/providers.ts'

/** An organisation whose owner has registered a provider for a domain of its own. */
async function aSignedOnDesk(db: Database, people: (domain: string) => Parameters<typeof aProvider>[0]) {
  const domain = `${crypto.randomUUID()}.example`
  const provider = await aProvider(people(domain))
  const site = await served(db, { settings: { ALARUM_TRUSTED_PROVIDERS: provider.issuer } })
  const owner = await aDesk(db, site)
  const { issuer, client } = provider
  const answer = await owner.send('POST', '/api/sign-in-providers', {
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    domain,
    defaultRole: 'analyst',
  })
  assert.equal(answer.status, 201)
  const registered = (await answer.json()) as Provider
  provider.allow(registered.callback)
  /** What a login leads to: where the browser stands, and its session there. */
  const login = async (name: string) => {
    await db.deleteFrom('rate_limit').execute()
    const started = await fetch(`${site.url}/api/auth/sign-in/sso`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site.url },
      body: JSON.stringify({
        email: `x@${domain}`,
        callbackURL: '/console/home/drafts?kind=update',
        errorCallbackURL: `/console/sign-in?to=${encodeURIComponent('/console/home/drafts?kind=update')}`,
      }),
    })
    const cookies = new Map([
      [
        new URL(site.url).host,
        started.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; '),
      ],
    ])
    const { url } = (await started.json()) as { url: string }
    const landed = await loginThrough(url, cookies, name)
    const cookie = cookies.get(new URL(site.url).host) ?? ''
    const session = await fetch(`${site.url}/api/session`, { headers: { cookie } })
    const { email, role } = (await session.json()) as { email?: string; role?: string }
    return {
      path: landed.pathname,
      error: landed.searchParams.get('error'),
      status: session.status,
      email,
      role,
      cookie,
    }
  }
  const close = async () => {
    await site[Symbol.asyncDispose]()
    await provider[Symbol.asyncDispose]()
  }
  return { site, owner, domain, registered, login, [Symbol.asyncDispose]: close }
}

const person = (email: string, email_verified = true) => ({ email, email_verified, name: 'Kim Example' })

test('whom the provider knows becomes a member with the default role, and comes back as the same', async () => {
  const { db } = await aScene()
  await using desk = await aSignedOnDesk(db, (domain) => ({ kim: person(`kim@${domain}`) }))
  for (const _ of ['first', 'again']) {
    const { path, error, email, role } = await desk.login('kim')
    assert.deepEqual(
      [path, error, email, role],
      ['/console/home/drafts', null, `kim@${desk.domain}`, 'analyst'],
    )
  }
  const users = await db.selectFrom('user').select('id').where('email', '=', `kim@${desk.domain}`).execute()
  assert.equal(users.length, 1)
})

test('a member of that address is matched, and keeps the role they hold', async () => {
  const { db } = await aScene()
  await using desk = await aSignedOnDesk(db, (domain) => ({ kim: person(`Kim@${domain}`) }))
  const { user } = await aMember(db, desk.site, desk.owner.organisation, 'approver')
  await db
    .updateTable('user')
    .set({ email: `kim@${desk.domain}` })
    .where('id', '=', user)
    .execute()
  const { role, error } = await desk.login('kim')
  assert.deepEqual([error, role], [null, 'approver'])
})

test('an address outside the domain, one that is not verified and one that was removed are refused', async () => {
  const { db } = await aScene()
  await using desk = await aSignedOnDesk(db, (domain) => ({
    outside: person('kim@elsewhere.example'),
    below: person(`kim@sub.${domain}`),
    unproven: person(`unproven@${domain}`, false),
    gone: person(`gone@${domain}`),
  }))
  for (const [name, code] of [
    ['outside', 'outside_domain'],
    ['below', 'outside_domain'],
    ['unproven', 'mail_not_verified'],
  ] as const) {
    const { path, error, status } = await desk.login(name)
    assert.deepEqual([path, error, status], ['/console/sign-in', code, 401], name)
  }
  assert.equal((await desk.login('gone')).status, 200)
  const { id } = await db
    .selectFrom('user')
    .select('id')
    .where('email', '=', `gone@${desk.domain}`)
    .executeTakeFirstOrThrow()
  assert.equal((await desk.owner.send('DELETE', `/api/members/${id}`)).status, 200)
  assert.equal((await desk.login('gone')).error, 'removed_member')
})

test('a provider opens its organisation only, and changes nothing of the account', async () => {
  const { db } = await aScene()
  await using desk = await aSignedOnDesk(db, (domain) => ({ kim: person(`kim@${domain}`) }))
  const elsewhere = await aDesk(db, desk.site)
  await db
    .updateTable('user')
    .set({ email: `kim@${desk.domain}` })
    .where('email', '=', elsewhere.email)
    .execute()
  const { cookie, role } = await desk.login('kim')
  assert.equal(role, 'analyst')
  const ask = (path: string, method = 'GET', body?: unknown) =>
    fetch(desk.site.url + path, {
      method,
      headers: { cookie, origin: desk.site.url, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  assert.equal((await ask(`/api/session?organisation=${elsewhere.organisation}`)).status, 404)
  const password = 'a password of a stranger'
  assert.equal((await ask('/api/account/password', 'PUT', { password })).status, 403)
  assert.equal((await ask('/api/auth/two-factor/enable', 'POST', { password })).status, 403)
  assert.equal((await ask('/api/auth/passkey/generate-register-options')).status, 403)
})

test('an account that somebody made under a stranger’s address is not let in as them', async () => {
  const { db } = await aScene()
  await using desk = await aSignedOnDesk(db, (domain) => ({ kim: person(`kim@${domain}`) }))
  const elsewhere = await aDesk(db, desk.site)
  await db
    .updateTable('user')
    .set({ email: `kim@${desk.domain}`, email_verified: false })
    .where('email', '=', elsewhere.email)
    .execute()
  assert.equal((await desk.login('kim')).error, 'address_taken')
})

test('a provider in the own network is refused unless a setting names it; removing one ends its sessions', async () => {
  const { db } = await aScene()
  await using desk = await aSignedOnDesk(db, (domain) => ({ kim: person(`kim@${domain}`) }))
  const { cookie } = await desk.login('kim')
  await using plain = await served(db)
  const owner = await aDesk(db, plain)
  for (const issuer of [
    desk.registered.issuer,
    'https://127.0.0.1:1',
    'https://localhost',
    'https://[::ffff:10.0.0.1]',
  ]) {
    const asked = { issuer, clientId: 'x', clientSecret: 'x', domain: 'other.example', defaultRole: 'viewer' }
    const answer = await owner.send('POST', '/api/sign-in-providers', asked)
    assert.equal(answer.status, 422, issuer)
  }
  const owning = {
    issuer: desk.registered.issuer,
    clientId: 'x',
    clientSecret: 'x',
    domain: 'o.example',
    defaultRole: 'owner',
  }
  assert.equal((await desk.owner.send('POST', '/api/sign-in-providers', owning)).status, 422)

  assert.equal((await owner.send('DELETE', `/api/sign-in-providers/${desk.registered.id}`)).status, 404)
  assert.equal((await desk.owner.send('DELETE', `/api/sign-in-providers/${desk.registered.id}`)).status, 200)
  assert.equal((await fetch(`${desk.site.url}/api/session`, { headers: { cookie } })).status, 401)
})
