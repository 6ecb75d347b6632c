import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** Items that a good source shows; each time it is asked two are new. */
const shown = 20

/** Ways to misbehave, each with what a source in the wild does so. */
export const misdeeds: Record<string, Answer> = {
  'never answers': () => {},
  'breaks off the connection': (response) => response.socket?.destroy(),
  'answers 500': (response) => response.writeHead(500).end('no'),
  'answers 429, Retry-After 60': (response) => response.writeHead(429, { 'retry-after': '60' }).end(),
  'redirects in a circle': (response, { url }) => response.writeHead(302, { location: url }).end(),
  'trickles a byte a second': (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    const timer = setInterval(() => response.write('<'), 1000)
    response.on('close', () => clearInterval(timer))
  },
  'sends 100 MB': (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    pour(response, 100_000_000)
  },
  'never ends': (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    pour(response, Number.POSITIVE_INFINITY)
  },
  'is a gzip bomb': (response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' }).end(bomb),
  'is garbage': (response) => response.writeHead(200).end(Buffer.alloc(200_000, 0x9d)),
  'is a web page': (response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><html><body>Sign in</body></html>'),
  'is cut off': (response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed(0, 0).slice(0, 700)),
  'is an entity bomb': (response) =>
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
      ),
}

const bomb = gzipSync(Buffer.alloc(200_000_000, 0x20))
const chunk = Buffer.alloc(64_000, 0x20)

function pour(response: ServerResponse, bytes: number) {
  let sent = 0
  const more = () => {
    while (sent < bytes) {
      sent += chunk.length
      if (!response.write(chunk)) return response.once('drain', more)
    }
    return response.end()
  }
  more()
}

/** The document of source `at` the `asked`th time. */
function feed(at: number, asked: number): string {
  const newest = asked * 2 + shown
  const items = Array.from({ length: shown }, (_, i) => newest - i).map(
    (n) =>
      `<item><guid>s${at}-${n}</guid><title>Notice ${n} of office ${at}</title><description>The road ${n} of district ${at} is closed.</description></item>`,
  )
  return `<rss version="2.0"><channel><title>Office ${at}</title>${items.join('')}</channel></rss>`
}

/**
 * A server that is `sources` servers, each at an address of its own in 127.0.0.0/8; source `at` misbehaves as `deed` says, or shows its
 * feed. `asked` has the times at which each was asked, `served` how many items it showed.
 */
export async function aMisbehavingServer(deedOf: (at: number) => Answer | null) {
  const asked = new Map<number, number[]>()
  const server = createServer((request, response) => {
    response.on('error', () => {})
    const at = Number(request.url?.slice(1))
    const times = asked.get(at) ?? []
    asked.set(at, [...times, performance.now()])
    const deed = deedOf(at)
    if (deed) return deed(response, request)
    return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed(at, times.length))
  })
  server.listen(0, '0.0.0.0')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    addressOf: (at: number) => `http://127.${1 + Math.floor(at / 250)}.0.${1 + (at % 250)}:${port}/${at}`,
    shownBy: (at: number) => (asked.get(at)?.length ?? 0) * shown,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
