import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, TypedResponse } from 'hono'

const [brotlied, gzipped] = [promisify(brotliCompress), promisify(gzip)]
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }

type Kept = { etag: string; plain: Buffer; br?: Promise<Buffer>; gzip?: Promise<Buffer> }
const kept = new Map<string, Kept>()
/** Every layer of the world and of some sixty countries, about 20 MB; the oldest goes first. */
const mostKept = 130

/**
 * A layer that never changes while its version stands: made and compressed once, then answered from memory, and kept
 * by browsers for ever where the address names the version.
 */
export async function encoded(c: Context, version: string, key: string, make: () => unknown) {
  // Bytes that are GeoJSON already: a route's types know only values that are yet to be written as JSON.
  return (await answered(c, version, key, make)) as Response & TypedResponse<never, 200, 'json'>
}

async function answered(c: Context, version: string, key: string, make: () => unknown): Promise<Response> {
  const layer = layerOf(`${version} ${key}`, make)
  const lasting = c.req.query('v') === version ? 'private, max-age=31536000, immutable' : 'private, no-cache'
  const headers = { etag: layer.etag, 'cache-control': lasting, vary: 'accept-encoding, cookie' }
  if (c.req.header('if-none-match')?.includes(layer.etag)) return c.body(null, 304, headers)
  const accepted = c.req.header('accept-encoding') ?? ''
  const type = { ...headers, 'content-type': 'application/geo+json' }
  if (/\bbr\b/.test(accepted)) {
    layer.br ??= brotlied(layer.plain, quality)
    return c.body(new Uint8Array(await layer.br), 200, { ...type, 'content-encoding': 'br' })
  }
  if (/\bgzip\b/.test(accepted)) {
    layer.gzip ??= gzipped(layer.plain)
    return c.body(new Uint8Array(await layer.gzip), 200, { ...type, 'content-encoding': 'gzip' })
  }
  return c.body(new Uint8Array(layer.plain), 200, type)
}

function layerOf(key: string, make: () => unknown): Kept {
  const known = kept.get(key)
  if (known) return known
  const plain = Buffer.from(JSON.stringify(make()))
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const layer = { etag, plain }
  kept.set(key, layer)
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  return layer
}
