import { html, raw } from 'hono/html'
import type { Outlet } from './document.ts'
import type { DueItem } from './due.ts'
import { linkOf, nameOf, siteOf } from './names.ts'

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n'

/** RSS 2.0. */
export function rssOf({ key, name, language }: Outlet, items: readonly DueItem[]): string {
  const entries = items.map(
    ({ id, title, text, published }) =>
      html`<item><guid isPermaLink="false">${nameOf(key, id)}</guid><link>${linkOf(key, id)}</link><title>${title}</title><description>${text}</description><pubDate>${published.toUTCString()}</pubDate></item>
`,
  )
  return `${declaration}${html`<rss version="2.0"><channel><title>${name}</title><link>${siteOf(key)}/</link><description>Invented for a demonstration</description><language>${language}</language>
${entries}</channel></rss>`}`
}

/** Atom (RFC 4287). */
export function atomOf(outlet: Outlet, items: readonly DueItem[]): string {
  const { key } = outlet
  return atomFeed(
    outlet,
    items,
    ({ id, text }) => `${html`<link href="${linkOf(key, id)}"/><content type="text">${text}</content>`}`,
  )
}

/** An Atom feed whose entries hold what `inside` writes, as XML. */
export function atomFeed(
  { key, name, language, url }: Outlet,
  items: readonly DueItem[],
  inside: (item: DueItem) => string,
): string {
  const changed = items[0]?.updated ?? new Date(0)
  const entries = items.map(
    (item) =>
      html`<entry><id>${nameOf(key, item.id)}</id><title>${item.title}</title><published>${item.published.toISOString()}</published><updated>${item.updated.toISOString()}</updated>${raw(inside(item))}</entry>
`,
  )
  return `${declaration}${html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><id>${nameOf(key, 'feed')}</id><title>${name}</title><updated>${changed.toISOString()}</updated><link rel="self" href="${url}"/><author><name>${name}</name></author>
${entries}</feed>`}`
}
