import { capAddress, entrySummary, entryText, entryTitle, type FeedHead, pageAddress } from './feed.ts'
import type { Publication } from './publication.ts'

/** JSON Feed 1.1; `_alarum` carries what the format has no word for. */
export function jsonFeed(alerts: Publication[], { url, self, title }: FeedHead): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${url}/`,
    feed_url: self,
    authors: [{ name: 'Alarum', url: `${url}/about` }],
    items: alerts.map((alert) => item(alert, url)),
  })
}

function item(alert: Publication, url: string) {
  const { content } = alert
  return {
    id: `urn:uuid:${alert.alert}`,
    url: pageAddress(url, alert),
    title: entryTitle(alert),
    summary: entrySummary(alert),
    content_text: entryText(alert),
    date_published: alert.firstIssuedAt.toISOString(),
    date_modified: alert.issuedAt.toISOString(),
    tags: [content.category, content.severity, ...content.countries],
    language: content.language,
    _alarum: {
      state: alert.state,
      exercise: alert.exercise,
      severity: content.severity,
      countries: content.countries,
      revision: alert.number,
      hash: alert.hash,
      cap: capAddress(url, alert),
    },
  }
}
