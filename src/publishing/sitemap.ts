import { xml } from './feed.ts'
import type { Headline } from './publication.ts'

/** Every public address for search engines (sitemaps.org 0.9), alerts with their last change. */
export function sitemap(url: string, alerts: Headline[], countryPaths: string[]): string {
  const fixed = ['/', '/archive', '/countries', '/about', ...countryPaths].map((path) => entry(url + path))
  const dated = alerts.map(({ slug, issuedAt }) => entry(`${url}/alerts/${slug}`, issuedAt))
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[...fixed, ...dated].join('')}</urlset>
`
}

function entry(address: string, changed?: Date) {
  return `<url><loc>${xml(address)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}</url>`
}
