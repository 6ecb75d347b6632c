import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { edge } from './edge.ts'
import { openLog } from './log.ts'

/** The edge with a route that fails as PostgreSQL does, and the lines it logs. */
function aFailingEdge() {
  const lines: string[] = []
  const log = openLog('info', { write: (line: string) => void lines.push(line) })
  const app = edge(log)
  app.get('/r/:token', () => {
    throw Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(ana@example.org)',
    })
  })
  return { app, lines }
}

test('a fault is logged without the token of the address and without what a row holds', async () => {
  const { app, lines } = aFailingEdge()
  const answer = await app.request('/r/a-secret-token')
  assert.equal(answer.status, 500)
  assert.doesNotMatch(await answer.text(), /ana@example|duplicate/)
  assert.match(lines.join(), /duplicate key/)
  assert.doesNotMatch(lines.join(), /ana@example|a-secret-token/)
})

test('a mistyped address in front of a token does not log it', async () => {
  const { app, lines } = aFailingEdge()
  await app.request('//r/a-secret-token')
  assert.doesNotMatch(lines.join(), /a-secret-token/)
})

test('a stranger sends no more than 4 MB', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const large = {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: 'x'.repeat(4_200_000),
  }
  assert.equal((await fetch(`${site.url}/api/check`, large)).status, 413)
})

test('every answer names its policy, refusals, health and metrics too', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  for (const path of [
    '/',
    '/outbox',
    '/r/none',
    '/healthz',
    '/metrics',
    '/api/alerts',
    '/api/auth/ok',
    '/none',
  ]) {
    const { headers } = await fetch(site.url + path)
    assert.match(
      headers.get('content-security-policy') ?? '',
      /default-src 'none'.*frame-ancestors 'none'/,
      path,
    )
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
  }
})

test('health and metrics name nobody', async () => {
  const { db } = await aScene({ name: 'Quagmire' })
  await using site = await served(db)
  await fetch(`${site.url}/r/a-secret-token`)
  for (const path of ['/healthz', '/metrics'])
    assert.doesNotMatch(await (await fetch(site.url + path)).text(), /Quagmire|@|a-secret-token/, path)
})
