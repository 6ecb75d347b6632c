import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomically, type Database } from '../../database/database.ts'
import { aDesk, aMember } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import type { Invited } from './invitations.ts'
import type { Members } from './routes.ts'

async function actions(db: Database, organisation: string) {
  const rows = await atomically(db, organisation, (tx) =>
    tx.selectFrom('audit_entry').select('action').orderBy('at').execute(),
  )
  return rows.map(({ action }) => action)
}

const tokenOf = ({ url }: Invited) => url.split('/').at(-1) ?? ''

test('an owner sees who is a member, and what each role may do', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  await aMember(db, site, owner.organisation, 'analyst')
  const page = (await (await owner.get('/api/members?limit=1')).json()) as Members
  assert.deepEqual(
    page.members.map(({ email, role, you }) => [email, role, you]),
    [[owner.email, 'owner', true]],
  )
  const rest = (await (await owner.get(`/api/members?after=${page.next}`)).json()) as Members
  assert.deepEqual(
    rest.members.map(({ role }) => role),
    ['analyst'],
  )
  assert.ok(page.roles.find(({ role }) => role === 'approver')?.may.includes('alerts.release'))
})

test('a new role holds from the next request on, and nobody raises their own', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const analyst = await aMember(db, site, owner.organisation, 'analyst')
  const role = `/api/members/${analyst.user}/role`
  assert.equal((await analyst.send('PUT', role, { role: 'owner' })).status, 403)
  for (const path of ['update-member-role', 'invite-member', 'add-member', 'accept-invitation', 'update'])
    assert.equal(
      (await analyst.send('POST', `/api/auth/organization/${path}`, { memberId: 'x', role: 'owner' })).status,
      404,
    )
  assert.equal((await analyst.send('POST', '/api/auth/update-session', { proven: 'passkey' })).status, 404)

  assert.equal((await owner.send('PUT', role, { role: 'owner' })).status, 200)
  assert.equal((await analyst.get('/api/members')).status, 200)
  assert.equal((await owner.send('PUT', role, { role: 'viewer' })).status, 200)
  assert.equal((await analyst.get('/api/members')).status, 403)
  assert.deepEqual(await actions(db, owner.organisation), ['member.role-changed', 'member.role-changed'])
})

test('a removed member is out with their next request', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const analyst = await aMember(db, site, owner.organisation, 'analyst')
  assert.equal((await analyst.get('/api/session')).status, 200)
  assert.equal((await owner.send('DELETE', `/api/members/${analyst.user}`)).status, 200)
  assert.equal((await analyst.get('/api/session')).status, 401)
  assert.deepEqual(await actions(db, owner.organisation), ['member.removed'])
  const stranger = await aDesk(db, site)
  const { user } = await aMember(db, site, stranger.organisation, 'viewer')
  const back = (who: string) => owner.send('POST', `/api/members/${who}/return`, { role: 'analyst' })
  assert.deepEqual([(await back(user)).status, (await back(analyst.user)).status], [404, 200])
  assert.equal((await analyst.get('/api/session')).status, 200)
})

test('a removed member’s open stream of changes ends', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const analyst = await aMember(db, site, owner.organisation, 'analyst')
  const stream = await analyst.get('/api/events')
  const reader = stream.body?.getReader()
  await reader?.read()
  assert.equal((await owner.send('DELETE', `/api/members/${analyst.user}`)).status, 200)
  const ended = async () => {
    while (!(await reader?.read())?.done);
    return true
  }
  assert.equal(await ended(), true)
})

test('the last owner stays, also when two owners demote each other at once', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const first = await aDesk(db, site)
  const second = await aMember(db, site, first.organisation, 'owner')
  const { members } = (await (await first.get('/api/members')).json()) as Members
  const firstUser = members.find(({ email }) => email === first.email)?.user
  const both = await Promise.all([
    first.send('PUT', `/api/members/${second.user}/role`, { role: 'viewer' }),
    second.send('PUT', `/api/members/${firstUser}/role`, { role: 'viewer' }),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  const left = await db
    .selectFrom('member')
    .select('role')
    .where('organisation', '=', first.organisation)
    .where('role', '=', 'owner')
    .execute()
  assert.equal(left.length, 1)
})

test('an owner ends a member’s sessions', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const analyst = await aMember(db, site, owner.organisation, 'analyst')
  const answer = await owner.send('DELETE', `/api/members/${analyst.user}/sessions`)
  assert.deepEqual(await answer.json(), { ended: 1 })
  assert.equal((await analyst.get('/api/session')).status, 401)
  const elsewhere = await aDesk(db, site)
  assert.equal((await elsewhere.send('DELETE', `/api/members/${analyst.user}/sessions`)).status, 404)
})

test('whoever is invited takes a name and a password, is signed in, and the link is dead', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const email = `new-${crypto.randomUUID()}@example.org`
  const invited = (await (
    await owner.send('POST', '/api/invitations', { email: email.toUpperCase(), role: 'approver' })
  ).json()) as Invited
  const path = `${site.url}/api/invitation/${tokenOf(invited)}`
  const offer = (await (await fetch(path)).json()) as { email: string; role: string; known: boolean }
  assert.deepEqual([offer.email, offer.role, offer.known], [email, 'approver', false])

  const accept = (body: unknown) =>
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  assert.equal((await accept({ name: 'Kim', password: 'short' })).status, 422)
  assert.equal((await accept({ password: 'long enough a password' })).status, 422)
  const joined = await accept({ name: 'Kim', password: 'long enough a password' })
  assert.equal(joined.status, 200)
  const cookie = joined.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const session = (await (await fetch(`${site.url}/api/session`, { headers: { cookie } })).json()) as {
    role: string
    email: string
  }
  assert.deepEqual([session.email, session.role], [email, 'approver'])
  assert.equal((await accept({ name: 'Kim' })).status, 404)
  assert.deepEqual(await actions(db, owner.organisation), ['member.invited', 'member.joined'])
})

test('an invitation goes out as mail, with the link that the inviter sees', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const asked = { email: 'new@example.org', role: 'viewer' }
  const { url } = (await (await owner.send('POST', '/api/invitations', asked)).json()) as Invited
  await site.work()
  const sent = await atomically(db, owner.organisation, (tx) =>
    tx.selectFrom('outbox_message').selectAll().execute(),
  )
  assert.equal(sent.length, 1)
  assert.ok(JSON.stringify(sent).includes(url))
})

test('an invitation of somebody who has an account joins only when they are signed in', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const owner = await aDesk(db, site)
  const other = await aDesk(db, site, { role: 'analyst' })
  const invited = (await (
    await owner.send('POST', '/api/invitations', { email: other.email, role: 'viewer' })
  ).json()) as Invited
  const path = `/api/invitation/${tokenOf(invited)}`
  const stranger = await fetch(site.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Not them', password: 'a password of a stranger' }),
  })
  assert.equal(stranger.status, 401)
  assert.equal((await owner.send('POST', path, {})).status, 401)
  assert.equal((await other.send('POST', path, {})).status, 200)
  const session = await other.get(`/api/session?organisation=${owner.organisation}`)
  assert.equal(((await session.json()) as { role: string }).role, 'viewer')
})

test('an invitation that is withdrawn, replaced or a week old opens nothing', async () => {
  const { db } = await aScene()
  let now = new Date('2026-03-02T00:00:00Z')
  await using site = await served(db, { clock: () => now })
  const owner = await aDesk(db, site)
  const invite = async () =>
    (await (
      await owner.send('POST', '/api/invitations', { email: 'new@example.org', role: 'viewer' })
    ).json()) as Invited
  const status = async (invited: Invited) =>
    (await fetch(`${site.url}/api/invitation/${tokenOf(invited)}`)).status
  const [replaced, withdrawn] = [await invite(), await invite()]
  assert.deepEqual([await status(replaced), await status(withdrawn)], [404, 200])
  assert.equal((await owner.send('DELETE', `/api/invitations/${withdrawn.id}`)).status, 200)
  assert.equal(await status(withdrawn), 404)
  const old = await invite()
  now = new Date('2026-03-09T00:00:01Z')
  assert.equal(await status(old), 404)
})
