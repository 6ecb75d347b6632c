import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AlertContent } from '../alerts/alert.ts'
import { issue } from '../issuing/issue.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'

const secret = 'Quagmire'
const amber: AlertContent = someContent({
  headline: `Iraq: ${secret} March 3`,
  summary: `${secret} in Baghdad.`,
  event: secret,
  sharing: 'AMBER',
  area: [{ type: 'country', country: 'IQ' }],
})

test('no anonymous address shows a trace of an AMBER alert', async () => {
  const { db, organisation } = await aScene()
  await using site = await served(db)
  const actor = { email: 'owner@example.org', through: 'command' as const }
  const request = { kind: 'alert' as const, exercise: true, actor, now: new Date() }
  const hidden = await issue(db, organisation, { ...request, content: amber })
  const open = await issue(db, organisation, {
    ...request,
    content: someContent({ sharing: 'CLEAR', area: amber.area }),
  })
  assert.ok(hidden.ok && open.ok)
  await site.work()

  const spec = (await (await fetch(`${site.url}/api/openapi.json`)).json()) as {
    paths: Record<string, unknown>
  }
  const routes = new Set(site.app.routes.map(({ path }) => path))
  const fill = (path: string) =>
    path.replace(/:\w+(\{[^}]*\})?|\{\w+\}/g, (name) =>
      /cap/.test(name) ? `${hidden.alert}.cap.xml` : hidden.slug,
    )
  const paths = [
    ...[...routes].filter((path) => !path.includes('*')).map(fill),
    ...Object.keys(spec.paths).map((path) => `/api${fill(path)}`),
    ...[hidden.alert, hidden.slug].flatMap((name) => [`/alerts/${name}`, `/alerts/${name}.cap.xml`]),
    ...['', '?country=IQ', '?category=infrastructure', '?severity=Severe'].flatMap((query) =>
      ['/', '/archive', '/alerts.atom', '/alerts.rss', '/alerts.json', '/alerts.geojson'].map(
        (path) => path + query,
      ),
    ),
    `/search?q=${secret}`,
    '/countries/iraq',
  ]
  let seen = 0
  for (const path of new Set(paths)) {
    const answer = await fetch(site.url + path, { redirect: 'manual' })
    const text = await answer.text()
    assert.doesNotMatch(withoutQuestion(text, path), new RegExp(secret, 'i'), `${path} shows it`)
    if (text.includes('Bridge closed')) seen++
  }
  assert.ok(seen >= 6, `the public alert is seen on ${seen} addresses, so the walk reads what it walks`)
})

/** A page repeats what it was asked: its own address, and the words searched for. That is no trace of an alert. */
function withoutQuestion(text: string, path: string) {
  return text.replaceAll(path, '').replaceAll(`q=${secret}`, '').replaceAll(`value="${secret}"`, '')
}
