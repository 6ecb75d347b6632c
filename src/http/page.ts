import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
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
<header class="top"><div class="wrap"><a class="brand" href="/">Alarum</a><nav aria-label="Main"><ul>${
    desk
      ? html`<li><a href="/desk">Desk</a></li><li><a href="/outbox">Outbox</a></li>`
      : html`<li><a href="/archive">Archive</a></li><li><a href="/countries">Countries</a></li><li><a href="/about">About</a></li>`
  }</ul></nav></div></header>
${banner ? html`<aside class="drill" aria-label="Exercise"><div class="wrap"><p>${banner}</p></div></aside>` : ''}
<main id="main" class="wrap" tabindex="-1">${body}</main>
<footer class="foot"><div class="wrap"><nav aria-label="Feeds">Feeds: <a href="/alerts.atom">Atom</a> · <a href="/alerts.rss">RSS</a> · <a href="/alerts.json">JSON</a> · <a href="/alerts.geojson">GeoJSON</a></nav>
Places by GeoNames (CC BY 4.0), outlines by Natural Earth, airports by OurAirports. <a href="/about">About</a></div></footer>
</body></html>`
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
