import {
  capAddress,
  chainHead,
  entrySummary,
  entryText,
  entryTitle,
  type FeedHead,
  feedNamespace,
  pageAddress,
  xml,
} from './feed.ts'
import type { Publication } from './publication.ts'

/** Atom (RFC 4287), with the CAP message of each alert and the head of its chain. */
export function atom(alerts: Publication[], { url, self, updated, title }: FeedHead): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:alarum="${feedNamespace}">
<id>${xml(self)}</id>
<title>${xml(title)}</title>
<updated>${updated.toISOString()}</updated>
<author><name>Alarum</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(url)}/"/>
${alerts.map((alert) => entry(alert, url)).join('\n')}
</feed>
`
}

function entry(alert: Publication, url: string) {
  const { content } = alert
  const terms = [content.category, content.severity, ...content.countries]
  return `<entry><id>urn:uuid:${alert.alert}</id>
<title>${xml(entryTitle(alert))}</title>
<link rel="alternate" type="text/html" href="${xml(pageAddress(url, alert))}"/>
<link rel="related" type="application/cap+xml" href="${xml(capAddress(url, alert))}"/>
<published>${alert.firstIssuedAt.toISOString()}</published><updated>${alert.issuedAt.toISOString()}</updated>
${terms.map((term) => `<category term="${xml(term)}"/>`).join('')}
<summary>${xml(entrySummary(alert))}</summary>
<content type="text">${xml(entryText(alert))}</content>
${chainHead(alert)}</entry>`
}
