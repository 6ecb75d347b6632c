import {
  capAddress,
  chainHead,
  entrySummary,
  entryTitle,
  type FeedHead,
  feedNamespace,
  pageAddress,
  xml,
} from './feed.ts'
import type { Publication } from './publication.ts'

/** RSS 2.0. The link of an item is the page; its CAP message stands beside it. */
export function rss(alerts: Publication[], { url, self, updated, title }: FeedHead): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:alarum="${feedNamespace}"><channel>
<title>${xml(title)}</title>
<link>${xml(url)}/</link>
<description>What happened, what to expect and what to do</description>
<lastBuildDate>${updated.toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${xml(self)}"/>
${alerts.map((alert) => item(alert, url)).join('\n')}
</channel></rss>
`
}

function item(alert: Publication, url: string) {
  return `<item><title>${xml(entryTitle(alert))}</title>
<link>${xml(pageAddress(url, alert))}</link><guid isPermaLink="false">urn:uuid:${alert.alert}</guid>
<pubDate>${alert.issuedAt.toUTCString()}</pubDate><category>${xml(alert.content.category)}</category>
<description>${xml(entrySummary(alert))}</description>
<atom:link rel="related" type="application/cap+xml" href="${xml(capAddress(url, alert))}"/>
${chainHead(alert)}</item>`
}
