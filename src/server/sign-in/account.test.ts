import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type TOTP, URI } from 'otpauth'
import { aDesk, aMember, cookieOf } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import type { Account } from '../api/account.ts'
import { signIn } from '../sign-in.ts'
import { signInLink } from '../sign-in-link.ts'
import { sweepSignIn, sweepStep } from './sweep.ts'

type Site = Awaited<ReturnType<typeof served>>
const password = 'a password long enough'

function signInWith(site: Site, email: string, word: string) {
  return fetch(`${site.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.url },
    body: JSON.stringify({ email, password: word }),
  })
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

/** Sets a password and a second factor as the account page does. */
async function withSecondFactor(desk: Pick<Awaited<ReturnType<typeof aDesk>>, 'send'>) {
  assert.equal((await desk.send('PUT', '/api/account/password', { password })).status, 200)
  const enabled = await desk.send('POST', '/api/auth/two-factor/enable', { password })
  const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] }
  const totp = URI.parse(totpURI) as TOTP
  const verified = await desk.send('POST', '/api/auth/two-factor/verify-totp', { code: totp.generate() })
  assert.equal(verified.status, 200)
  return { totp, backupCodes, cookie: cookiesOf(verified) }
}

test('the first owner sets a password, changes it knowing it, and every other session ends', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const other = await cookieOf(await signInLink({ db, secret: site.secret }, site.url, desk.email))
  assert.equal((await desk.send('PUT', '/api/account/password', { password })).status, 200)
  assert.equal((await fetch(`${site.url}/api/session`, { headers: { cookie: other } })).status, 401)
  assert.equal((await desk.get('/api/session')).status, 200)
  assert.equal((await signInWith(site, desk.email, password)).status, 200)

  const next = 'another password, longer'
  const wrong = await desk.send('PUT', '/api/account/password', { current: 'no', password: next })
  assert.equal(wrong.status, 422)
  const right = await desk.send('PUT', '/api/account/password', { current: password, password: next })
  assert.equal(right.status, 200)
  assert.equal((await signInWith(site, desk.email, next)).status, 200)
  assert.equal((await signInWith(site, desk.email, password)).status, 401)
})

test('a password alone opens nothing once there is a second factor; a code or a backup code does, once', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const { totp, backupCodes } = await withSecondFactor(desk)
  const [backup = ''] = backupCodes
  const prove = async (path: string, code: string) => {
    await db.deleteFrom('rate_limit').execute()
    const first = await signInWith(site, desk.email, password)
    assert.equal(((await first.json()) as { twoFactorRedirect?: boolean }).twoFactorRedirect, true)
    const cookie = cookiesOf(first)
    assert.equal((await fetch(`${site.url}/api/session`, { headers: { cookie } })).status, 401)
    const answer = await fetch(`${site.url}/api/auth/two-factor/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site.url, cookie },
      body: JSON.stringify({ code }),
    })
    if (!answer.ok) return answer.status
    return (await fetch(`${site.url}/api/session`, { headers: { cookie: cookiesOf(answer) } })).status
  }
  assert.equal(await prove('verify-totp', totp.generate()), 200)
  assert.equal(await prove('verify-totp', '000000'), 401)
  assert.equal(await prove('verify-backup-code', backup), 200)
  assert.equal(await prove('verify-backup-code', backup), 401)
})

test('where an organisation asks for a second factor, who has none reaches only their account', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const analyst = await aMember(db, site, owner.organisation, 'analyst')
  await owner.send('PUT', '/api/sign-in-rules', { secondFactorRequired: true })
  for (const path of ['/api/session', '/api/alerts', '/api/members', '/outbox', '/api/events']) {
    const refused = await analyst.get(path)
    assert.equal(refused.status, 403, path)
    assert.match(await refused.text(), /second-factor-needed/, path)
  }
  const shown = await analyst.get('/api/account')
  const account = (await shown.json()) as Account
  assert.deepEqual([account.strong, account.secondFactor], [false, false])

  const { cookie } = await withSecondFactor(analyst)
  assert.equal((await fetch(`${site.url}/api/session`, { headers: { cookie } })).status, 200)
})

test('sessions are listed with the one in use, and one of them is ended', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const other = await cookieOf(await signInLink({ db, secret: site.secret }, site.url, desk.email))
  const { sessions } = (await (await desk.get('/api/account')).json()) as Account
  const unused = sessions.find(({ current }) => !current)
  assert.deepEqual([sessions.length, sessions.filter(({ current }) => current).length], [2, 1])
  const stranger = await aDesk(db, site)
  assert.equal((await stranger.send('DELETE', `/api/account/sessions/${unused?.id}`)).status, 404)
  assert.equal((await desk.send('DELETE', `/api/account/sessions/${unused?.id}`)).status, 200)
  assert.equal((await fetch(`${site.url}/api/session`, { headers: { cookie: other } })).status, 401)
})

test('the sixth wrong password of an account within a minute is told to wait, on every server', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  await using beside = await served(db)
  const { email } = await aDesk(db, site)
  while (Date.now() % 60_000 > 50_000) await new Promise((done) => setTimeout(done, 500))
  const statuses: number[] = []
  for (let guess = 0; guess < 6; guess++)
    statuses.push((await signInWith(guess % 2 ? site : beside, email, `guess number ${guess}`)).status)
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429])
  const { rows } = await sql<{ count: number }>`
    select count from rate_limit where key like 'sign-in account %'`.execute(db)
  assert.deepEqual(rows, [{ count: 6 }])
})

test('cookies are for the server alone, and travel only over https where the site does', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { email } = await aDesk(db, site)
  const link = await signInLink({ db, secret: site.secret }, 'https://alarum.example.org', email)
  const auth = signIn({ db, url: 'https://alarum.example.org', secret: site.secret })
  const answer = await auth.handler(new Request(link))
  assert.match(
    answer.headers.getSetCookie().join('\n'),
    /__Secure-alarum\.session_token=.*HttpOnly; Secure; SameSite=Lax/i,
  )
})

test('counts of attempts and sessions that have ended are swept, those of this minute stay', async () => {
  const { db, organisation, act } = await aScene()
  const now = new Date()
  const rows = [
    {
      id: crypto.randomUUID(),
      key: 'sign-in account old',
      count: 9,
      last_request: `${now.getTime() - 7_200_000}`,
    },
    { id: crypto.randomUUID(), key: 'sign-in account new', count: 1, last_request: `${now.getTime()}` },
  ]
  await db.insertInto('rate_limit').values(rows).execute()
  await act((tx) => tx.insertInto('step_due').values({ organisation, step: sweepStep, at: now }).execute())
  assert.ok((await sweepSignIn(db, organisation, now)) >= 1)
  assert.equal(await sweepSignIn(db, organisation, now), 0)
  const left = await db
    .selectFrom('rate_limit')
    .select('key')
    .where('key', 'like', 'sign-in account _l%')
    .execute()
  const kept = await db
    .selectFrom('rate_limit')
    .select('key')
    .where('key', '=', 'sign-in account new')
    .execute()
  assert.deepEqual([left.length, kept.length], [0, 1])
})
