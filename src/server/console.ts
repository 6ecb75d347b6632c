import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { page, pageHeaders } from '../http/page.ts'
import { Problem } from '../http/problem.ts'

/** One file of the built console, whole and packed by Brotli. Few and small enough to be kept in memory. */
type Asset = { bytes: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer> | null; type: string }
export type Console = Map<string, Asset>

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Script and styles from this server only, none inline; MapLibre's worker may be a blob; previews are framed from here. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Reads a built console. */
export async function readConsole(folder: string): Promise<Console> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => types[extname(name)])
  const assets = await Promise.all(
    files.map(async (name): Promise<[string, Asset]> => {
      const bytes = new Uint8Array(await readFile(join(folder, name)))
      const packed = await readFile(join(folder, `${name}.br`)).then(
        (found) => new Uint8Array(found),
        () => null,
      )
      return [name, { bytes, packed, type: types[extname(name)] ?? 'application/octet-stream' }]
    }),
  )
  return new Map(assets)
}

/** /console and everything below: files by name, kept for ever; every other path is the app, which reads it itself. */
export function consoleRoutes(built: () => Console | undefined): Hono {
  const app = new Hono()
  app.get('/console', (c) => c.redirect('/console/', 301))
  app.get('/console/assets/*', (c) => {
    const asset = built()?.get(c.req.path.slice('/console/'.length))
    if (!asset) throw new Problem('not-found', 'There is no such file of the console; reload the page.')
    return send(c, asset, 'public, max-age=31536000, immutable')
  })
  app.get('/console/*', (c) => {
    const index = built()?.get('index.html')
    return index
      ? send(c, index, 'no-cache')
      : c.html(beingBuilt(), 503, { ...pageHeaders, 'retry-after': '2' })
  })
  return app
}

function send(c: Context, { bytes, packed, type }: Asset, caching: string) {
  const squeezed = packed && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
  return c.body(squeezed ? packed : bytes, 200, {
    'content-type': type,
    'cache-control': caching,
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    vary: 'accept-encoding',
    ...(squeezed ? { 'content-encoding': 'br' } : {}),
  })
}

/** In the seconds after a start from changed sources. */
function beingBuilt() {
  return page({
    title: 'The console is being made',
    path: '/console/',
    head: html`<meta http-equiv="refresh" content="2">`,
    body: html`<h1>The console is being made</h1><p>It is built once from its sources and takes some seconds. This page looks again by itself.</p>`,
  })
}
