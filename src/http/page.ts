import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>

const style = ['tokens', 'style']
  .map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'))
  .join('')
const stylePath = `/style.${createHash('sha256').update(style).digest('hex').slice(0, 10)}.css`

/** No script, no frame, nothing from elsewhere: what every page of ours is served with. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export type PageParts = {
  title: string
  /** Path of the page for the canonical link. */
  path: string
  description?: string
  language?: string
  /** Shown above everything: an exercise, a demonstration. */
  banner?: string
  /** More for the head: feeds, a refresh. */
  head?: Html
  /** Signed in: the desk’s links stand in the navigation. */
  desk?: boolean
  body: Html
}

/** The frame that all pages share: skip link, navigation, banner, main, foot. */
export function page({
  title,
  path,
  description,
  language = 'en',
  banner,
  head,
  desk = false,
  body,
}: PageParts) {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>${description ? html`<meta name="description" content="${description}">` : ''}<link rel="canonical" href="${path}">
<link rel="stylesheet" href="${stylePath}"><link rel="icon" href="/favicon.svg" type="image/svg+xml">${head ?? ''}</head><body>
<a class="skip" href="#main">Skip to main content</a>
<header class="top"><div class="wrap"><a class="brand" href="/">${emblem}Alarum</a><nav aria-label="Main"><ul>${links(desk, path)}</ul></nav></div></header>
${banner ? html`<section class="drill" aria-label="Exercise"><div class="wrap"><p>${banner}</p></div></section>` : ''}
<main id="main" class="wrap" tabindex="-1">${body}</main>
<footer class="foot"><div class="wrap"><nav aria-label="Feeds"><p>Follow by <a href="/alerts.atom">Atom</a>, <a href="/alerts.rss">RSS</a>, <a href="/alerts.json">JSON Feed</a> or <a href="/alerts.geojson">GeoJSON</a></p></nav>
<p>Places by GeoNames (CC BY 4.0), outlines by Natural Earth, airports by OurAirports. <a href="/about#sources">All sources</a></p></div></footer>
</body></html>`
}

const emblem = raw(
  '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 3l9.5 17h-19zM12 10v4.5M12 17.4v.1"/></svg>',
)

const publicLinks = { '/': 'Alerts', '/archive': 'Archive', '/countries': 'Countries', '/about': 'About' }
const deskLinks = { '/console/': 'Desk', '/outbox': 'Outbox', '/': 'Site' }

function links(desk: boolean, path: string) {
  return Object.entries(desk ? deskLinks : publicLinks).map(
    ([to, name]) =>
      html`<li><a href="${to}"${path === to ? raw(' aria-current="page"') : ''}>${name}</a></li>`,
  )
}

/** Serves the stylesheet under a name that changes with it, so that it may be kept for ever. */
export function styleRoutes(): Hono {
  const app = new Hono()
  app.get(stylePath, (c) =>
    c.body(style, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  )
  return app
}
