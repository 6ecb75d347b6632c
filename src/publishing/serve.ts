import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { type Html, page, pageHeaders } from '../http/page.ts'

/** Answers with a page; `changed` is when what it shows was issued. */
export async function show(c: Context, body: Html, changed?: Date) {
  return serve(c, String(await body), 'text/html; charset=utf-8', changed)
}

/** Answers with an ETag of the bytes, so that anyone between us and the reader may keep them and ask again cheaply. */
export function serve(c: Context, body: string, type: string, changed?: Date) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    ...pageHeaders,
    'content-type': type,
    etag,
    'cache-control': 'public, max-age=30, stale-while-revalidate=300',
    ...(changed ? { 'last-modified': changed.toUTCString() } : {}),
  }
  return knows(c.req.header('if-none-match'), etag) ? c.body(null, 304, headers) : c.body(body, 200, headers)
}

/** Weak comparison (RFC 9110 §13.1.2): a proxy that compresses weakens the tag. */
function knows(ifNoneMatch: string | undefined, etag: string) {
  const known = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}

/** Not found, and the same for what is not public. Nobody keeps it: the address may be published in a moment. */
export function missing(c: Context) {
  const body = page({
    title: 'Not found – Alarum',
    path: c.req.path,
    head: html`<meta name="robots" content="noindex">`,
    body: html`<h1>Nothing is here</h1><p class="lead">The address may be wrong, or what stood here is not public.</p><p><a href="/">The latest alerts</a> · <a href="/archive">The archive of all public alerts</a></p>`,
  })
  return c.html(body, 404, { ...pageHeaders, 'cache-control': 'no-store' })
}
