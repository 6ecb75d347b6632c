import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { atomically } from '../../database/database.ts'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import { pageHeaders } from '../../http/page.ts'
import { Preview } from './contract.ts'
import { mailPage, type Previewed, previewed, previewOf } from './preview.ts'
import { DraftParam } from './routes.ts'

/** The public page of a draft, handed in by the server: the desk knows nothing of publishing. */
export type DraftPage = (draft: Previewed, now: Date) => string | Promise<string>

const Language = z.object({ language: z.string().max(35).default('en') })

const previewRoute = keyed({
  method: 'get',
  path: '/drafts/{draft}/preview',
  summary: 'Mail, text message and CAP as a recipient of this language would get them',
  request: { params: DraftParam, query: Language },
  responses: { 200: json(Preview, 'The previews') },
})
const pageRoute = keyed({
  method: 'get',
  path: '/drafts/{draft}/preview/page',
  summary: 'The page as readers would see it, for a frame of the console',
  request: { params: DraftParam },
  responses: { 200: { description: 'The page', content: { 'text/html': { schema: z.string() } } } },
})

const mailRoute = keyed({
  method: 'get',
  path: '/drafts/{draft}/preview/mail',
  summary: 'The mail as a mail program would show it, for a frame of the console',
  request: { params: DraftParam, query: Language },
  responses: { 200: { description: 'The mail', content: { 'text/html': { schema: z.string() } } } },
})

/** What recipients would read, before anything is issued. */
export function previewRoutes(api: Api, page: DraftPage) {
  const { db, callers, clock, config } = api
  const app = newRoutes()
  app.openapi(previewRoute, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { language } = c.req.valid('query')
    return c.json(await previewOf(api, caller, c.req.valid('param').draft, language), 200)
  })
  app.openapi(pageRoute, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { draft } = c.req.valid('param')
    const now = clock()
    const found = await atomically(db, caller.organisation, (tx) => previewed(tx, caller, draft, now))
    return c.html(await page(found, now), 200, framed(new URL(config.url).origin))
  })
  app.openapi(mailRoute, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { language } = c.req.valid('query')
    const page = await mailPage(api, caller, c.req.valid('param').draft, language)
    return c.html(page, 200, framedMail(page))
  })
  return app
}

/** As `framed`; a mail's styles stand in it, so exactly those are named by their hashes and no other would apply. */
function framedMail(page: string) {
  const styles = new Set([...page.matchAll(/ style="([^"]*)"/g)].map(([, style = '']) => style))
  const hashes = [...styles].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  const policy = `default-src 'none'; style-src 'unsafe-hashes' ${hashes.join(' ')}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`
  return { ...pageHeaders, 'content-security-policy': policy, 'cache-control': 'private, no-store' }
}

/** Only our own console may frame it, and in the frame it can do nothing: no script, no form, no way out. */
function framed(origin: string) {
  const policy = pageHeaders['content-security-policy']
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    .replace("style-src 'self'", `style-src 'self' ${origin}`)
  return {
    ...pageHeaders,
    'content-security-policy': `${policy}; sandbox`,
    'cache-control': 'private, no-store',
  }
}
