import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomically } from '../database/database.ts'
import { issue } from '../issuing/issue.ts'
import { importPeople } from '../people/import-people.ts'
import { aDesk } from '../testing/desk.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'

const people = 'key,name,email,post,post country\nA,Ana,ana@example.org,Baghdad,Iraq\n'

/** A page of every kind there is: public, of a link in a mail, of the desk, of the console, of the API. */
async function everyKindOfPage() {
  const { db } = await aScene()
  const site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const now = new Date()
  await importPeople(db, desk.organisation, Buffer.from(people), { dryRun: false, now })
  const content = someContent({
    area: [{ type: 'country', country: 'IQ' }],
    sharing: 'CLEAR',
    eventTime: { from: now.toISOString().slice(0, 10) },
    timeframe: { from: now.toISOString(), to: new Date(now.getTime() + 86_400_000).toISOString() },
    response: { mode: 'safety-check' },
  })
  const actor = { email: 'owner@example.org', through: 'command' as const }
  const issued = await issue(db, desk.organisation, { kind: 'alert', content, exercise: true, actor, now })
  assert.ok(issued.ok)
  await site.work()
  const { id, plain } = await atomically(db, desk.organisation, (tx) =>
    tx.selectFrom('outbox_message').select(['id', 'plain']).executeTakeFirstOrThrow(),
  )
  const link = new URL(plain.match(/https?:\S+\/r\/\S+/)?.[0] ?? '')
  const paths = [
    ...[
      '/',
      '/archive',
      '/countries',
      '/about',
      `/alerts/${issued.slug}`,
      `/alerts/${issued.slug}/1`,
      '/none',
    ],
    ...['/alerts.atom', '/alerts.rss', '/alerts.json', '/alerts.geojson', '/sitemap.xml'],
    ...[link.pathname, `${link.pathname}/preferences`, '/r/none'],
    ...['/desk', '/outbox', `/outbox/${id}`, `/desk/roll-calls/${issued.slug}`],
    ...['/console/', '/console/sign-in', `/console/x/settings`, '/console/invitation/none'],
    ...[
      '/api/session',
      '/api/settings',
      '/api/openapi.json',
      '/api/none',
      '/api/auth/ok',
      '/healthz',
      '/metrics',
    ],
  ]
  return { ...desk, site, paths, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('on every kind of page, signed in or not, nothing inline runs, nobody frames it and its type is what it says', async () => {
  await using world = await everyKindOfPage()
  for (const path of world.paths)
    for (const get of [world.get, (one: string) => fetch(world.site.url + one, { redirect: 'manual' })]) {
      const { headers, status } = await get(path)
      assert.ok(status < 500, `${path}: ${status}`)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'none'/, path)
      assert.match(policy, /frame-ancestors 'none'/, path)
      assert.match(policy, /base-uri 'none'/, path)
      assert.doesNotMatch(policy, /unsafe-|\*|https?:/, path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      assert.match(headers.get('referrer-policy') ?? '', /^(no-referrer|same-origin)$/, path)
    }
})

test('no page holds an inline script, an inline style or a handler, which its policy would refuse', async () => {
  await using world = await everyKindOfPage()
  for (const path of world.paths) {
    const answer = await world.get(path)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const text = await answer.text()
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)[^>]*>[^<]/, path)
    assert.doesNotMatch(text, /<[a-z][^>]*\s(style|on[a-z]+)\s*=/i, path)
    // The reply page carries its few rules with it, named in its policy by their hash.
    if (!path.startsWith('/r/')) assert.doesNotMatch(text, /<style/, path)
    else assert.match(answer.headers.get('content-security-policy') ?? '', /style-src 'sha256-/, path)
  }
})
