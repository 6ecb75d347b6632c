import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceFetch } from '../../sources/poll.ts'
import { aPublisher } from '../../testing/publisher.ts'
import { fetchWithOwn, type Listening } from './own-server.ts'

const url = 'https://alarum.example.org'
const wire = `${url}/demonstration/feeds/demo-morning-wire`

/** A server on this machine that stands for the site, asked as the site asks itself. */
async function aSite(address = '127.0.0.1') {
  const publisher = await aPublisher()
  const port = Number(new URL(publisher.url).port)
  const at: Listening = { address, port }
  const fetch = fetchWithOwn(sourceFetch(false), { url }, () => at)
  const said = async (asked: string) => {
    const answer = await fetch(asked)
    return answer.ok ? [answer.bytes.toString(), answer.finalUrl] : answer.fault
  }
  return { ...publisher, own: publisher.url, said, [Symbol.asyncDispose]: publisher[Symbol.asyncDispose] }
}

for (const address of ['127.0.0.1', '0.0.0.0', 'localhost'])
  test(`an outlet of the demonstration is asked at this very server, which listens on ${address}`, async () => {
    await using site = await aSite(address)
    site.put('/demonstration/feeds/demo-morning-wire', 'news', 'text/plain')
    assert.deepEqual(await site.said(wire), ['news', wire])
  })

test('nothing else of this server is let through, nor any other server of this machine', async () => {
  await using site = await aSite()
  await using other = await aPublisher()
  site.put('/metrics', 'secret', 'text/plain')
  other.put('/demonstration/feeds/demo-morning-wire', 'secret', 'text/plain')
  for (const asked of [
    `${site.own}/metrics`,
    `${site.own}/demonstration/feeds/demo-morning-wire`,
    `${other.url}/demonstration/feeds/demo-morning-wire`,
    'http://127.0.0.1:8080/demonstration/feeds/demo-morning-wire',
  ])
    assert.match(String(await site.said(asked)), /^(bad|forbidden)-address$/, asked)
  assert.deepEqual([site.asked, other.asked], [[], []])
})

test('a redirect from there is not followed, not even to the same server', async () => {
  await using site = await aSite()
  await using other = await aPublisher()
  for (const location of ['/metrics', `${other.url}/secret`]) {
    site.answer('/demonstration/feeds/demo-morning-wire', (_, response) =>
      response.writeHead(302, { location }).end(),
    )
    assert.equal(await site.said(wire), 'too-many-redirects')
  }
  assert.deepEqual([site.asked.map(({ path }) => path).includes('/metrics'), other.asked], [false, []])
})
