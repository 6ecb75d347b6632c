import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { fetchGuarded, type Resolve } from './egress.ts'
import { addressFault } from './egress-address.ts'

async function aServer(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return { port, url: `http://127.0.0.1:${port}/`, [Symbol.asyncDispose]: close }
}

const fault = async (...given: Parameters<typeof fetchGuarded>) => {
  const answer = await fetchGuarded(...given)
  return answer.ok ? 'ok' : answer.fault
}

test('private, loopback, link-local, shared, mapped, multicast and unspecified addresses are refused', () => {
  const forbidden =
    '127.0.0.1 127.9.9.9 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 240.0.0.1 198.18.0.1 192.0.2.1 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 2002:7f00:0001:: ::127.0.0.1 2001:db8::1'
  for (const address of forbidden.split(' ')) assert.notEqual(addressFault(address), null, address)
  for (const address of ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:93.184.215.14'])
    assert.equal(addressFault(address), null, address)
})

test('what was asked for comes back with its type and where it was found in the end', async () => {
  await using server = await aServer((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: '/there' }).end()
    else
      response
        .writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })
        .end(gzipSync('a text'))
  })
  const answer = await fetchGuarded(server.url, { allowPrivate: true })
  assert.ok(answer.ok)
  assert.deepEqual(
    [answer.bytes.toString(), answer.type, answer.finalUrl],
    ['a text', 'text/plain', `${server.url}there`],
  )
})

test('an address of this machine is refused in every spelling, before anything is connected', async () => {
  let asked = 0
  await using server = await aServer((_request, response) => {
    asked++
    response.end('secret')
  })
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '127.1',
    '[::1]',
    '[::ffff:7f00:1]',
    'localhost',
    '0.0.0.0',
  ])
    assert.equal(await fault(`http://${host}:8080/`), 'forbidden-address', host)
  assert.equal(await fault(server.url), 'bad-address')
  assert.equal(asked, 0)
})

test('a name that stands for a private address, even beside a public one, is refused', async () => {
  const resolve: Resolve = async () => [
    { address: '93.184.215.14', family: 4 },
    { address: '10.0.0.7', family: 4 },
  ]
  assert.equal(await fault('http://two-faced.example/', { resolve }), 'forbidden-address')
})

test('a redirect into the private network is refused, though the first address was let through', async () => {
  let reached = 0
  await using inside = await aServer((_request, response) => {
    reached++
    response.end('secret')
  })
  const leadingTo = (location: string) =>
    aServer((_request, response) => response.writeHead(302, { location }).end())
  for (const location of [
    'http://127.0.0.1:8080/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
  ]) {
    await using outside = await leadingTo(location)
    assert.equal(await fault(outside.url, { allowPrivate: `127.0.0.1:${outside.port}` }), 'forbidden-address')
  }
  await using outside = await leadingTo(inside.url)
  assert.equal(await fault(outside.url, { allowPrivate: `127.0.0.1:${outside.port}` }), 'bad-address')
  await using odd = await leadingTo('file:///etc/passwd')
  assert.equal(await fault(odd.url, { allowPrivate: true }), 'bad-address')
  assert.equal(reached, 0)
})

test('the connection goes to the address that was checked, not to what the name means a moment later', async () => {
  await using server = await aServer((_request, response) => response.end('checked'))
  let asked = 0
  const resolve: Resolve = async () => {
    asked++
    return [{ address: asked === 1 ? '127.0.0.1' : '10.255.255.1', family: 4 }]
  }
  const answer = await fetchGuarded(`http://rebinding.example:${server.port}/`, {
    resolve,
    allowPrivate: true,
    timeoutMs: 2_000,
  })
  assert.deepEqual([answer.ok && answer.bytes.toString(), asked], ['checked', 1])
})

test('an endless body ends at the size that is allowed', async () => {
  await using server = await aServer((_request, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', more)
    more()
  })
  assert.equal(await fault(server.url, { allowPrivate: true }), 'too-large')
})

test('a small answer that unpacks into a large one ends there too', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  await using server = await aServer((_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  )
  assert.ok(bomb.length < 100_000)
  assert.equal(await fault(server.url, { allowPrivate: true }), 'too-large')
})

test('a server that drips one byte at a time is left after the time for everything', async () => {
  await using server = await aServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    const drip = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(drip))
  })
  const started = performance.now()
  assert.equal(await fault(server.url, { allowPrivate: true, timeoutMs: 400 }), 'too-slow')
  assert.ok(performance.now() - started < 1_500)
})

test('so is one that never answers, and a chain of redirects that never ends', async () => {
  const silent = createSocketServer(() => {})
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  const { port } = silent.address() as AddressInfo
  assert.equal(await fault(`http://127.0.0.1:${port}/`, { allowPrivate: true, timeoutMs: 300 }), 'too-slow')
  silent.close()
  await using round = await aServer((_request, response) => response.writeHead(302, { location: '/' }).end())
  assert.equal(await fault(round.url, { allowPrivate: true }), 'too-many-redirects')
})

test('odd schemes, passwords and ports are refused with what to do', async () => {
  for (const url of [
    'ftp://a.example/',
    'file:///etc/passwd',
    'http://u:p@a.example/',
    'http://a.example:22/',
    'x',
  ])
    assert.equal(await fault(url), 'bad-address', url)
  const resolve: Resolve = async () => []
  assert.equal(await fault('http://nowhere.example/', { resolve }), 'unknown-name')
})

test('an answer that is no success, or packed in a way nobody knows, is a fault and no text', async () => {
  await using server = await aServer((request, response) =>
    request.url === '/odd'
      ? response.writeHead(200, { 'content-encoding': 'zippy' }).end('x')
      : response.writeHead(404).end('not here'),
  )
  assert.equal(await fault(server.url, { allowPrivate: true }), 'refused')
  assert.equal(await fault(`${server.url}odd`, { allowPrivate: true }), 'refused')
})

test('large bodies take turns, and those whose time ends while they wait keep no turn from those after them', async () => {
  const held: (() => void)[] = []
  await using server = await aServer(({ url }, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    response.write(Buffer.alloc(1_500_000))
    if (url === '/held') held.push(() => response.end())
    else response.end()
  })
  const get = (path: string, timeoutMs: number) =>
    fault(server.url + path, { allowPrivate: true, timeoutMs, maxBytes: 2_000_000 })
  const holding = Promise.all(
    Array(6)
      .fill('held')
      .map((path) => get(path, 10_000)),
  )
  while (held.length < 6) await pause(10)
  await pause(200)
  const late = await Promise.all(['a', 'b', 'c'].map((path) => get(path, 1_000)))
  assert.deepEqual(late, ['too-slow', 'too-slow', 'too-slow'])
  for (const release of held) release()
  assert.deepEqual(await holding, Array(6).fill('ok'))
  const after = await Promise.all(['a', 'b', 'c', 'd'].map((path) => get(path, 10_000)))
  assert.deepEqual(after, ['ok', 'ok', 'ok', 'ok'])
})
