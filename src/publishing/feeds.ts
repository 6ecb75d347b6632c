import { areaShape } from '../geography/shapes.ts'
import type { Publication } from './publication.ts'
import { plainWords } from './words.ts'

type Head = { url: string; self: string; updated: Date }

/** Atom (RFC 4287), with the CAP message of each alert and the head of its chain. */
export function atom(alerts: Publication[], { url, self, updated }: Head): string {
  const entries = alerts.map(
    (alert) => `<entry><id>urn:uuid:${alert.alert}</id><title>${x(title(alert))}</title>
<link rel="alternate" type="text/html" href="${x(`${url}/alerts/${alert.slug}`)}"/>
<link rel="related" type="application/cap+xml" href="${x(`${url}/alerts/${alert.alert}.cap.xml`)}"/>
<published>${alert.firstIssuedAt.toISOString()}</published><updated>${alert.issuedAt.toISOString()}</updated>
${[alert.content.category, alert.content.severity, ...alert.content.countries].map((term) => `<category term="${x(term)}"/>`).join('')}
<summary>${x(plainWords(alert.content.summary))}</summary><content type="text">${x(text(alert))}</content><rights>chain-head sha-256 ${alert.hash}</rights></entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${x(self)}</id><title>Alarum: security alerts</title><updated>${updated.toISOString()}</updated>
<author><name>Alarum</name></author><link rel="self" type="application/atom+xml" href="${x(self)}"/><link rel="alternate" type="text/html" href="${x(`${url}/`)}"/>
${entries.join('\n')}
</feed>
`
}

/** RSS 2.0. */
export function rss(alerts: Publication[], { url, self, updated }: Head): string {
  const items = alerts.map(
    (
      alert,
    ) => `<item><title>${x(title(alert))}</title><link>${x(`${url}/alerts/${alert.slug}`)}</link><guid isPermaLink="false">urn:uuid:${alert.alert}</guid>
<pubDate>${alert.issuedAt.toUTCString()}</pubDate><category>${x(alert.content.category)}</category><description>${x(plainWords(alert.content.summary))}</description></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Alarum: security alerts</title><link>${x(`${url}/`)}</link>
<description>What happened, what to expect and what to do</description><lastBuildDate>${updated.toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${x(self)}"/>
${items.join('\n')}
</channel></rss>
`
}

/** JSON Feed 1.1; `_alarum` carries what the format has no word for. */
export function jsonFeed(alerts: Publication[], { url, self }: Head) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Alarum: security alerts',
    home_page_url: `${url}/`,
    feed_url: self,
    items: alerts.map((alert) => ({
      id: `urn:uuid:${alert.alert}`,
      url: `${url}/alerts/${alert.slug}`,
      title: title(alert),
      summary: plainWords(alert.content.summary),
      content_text: text(alert),
      date_published: alert.firstIssuedAt.toISOString(),
      date_modified: alert.issuedAt.toISOString(),
      tags: [alert.content.category, alert.content.severity, ...alert.content.countries],
      language: alert.content.language,
      _alarum: {
        state: alert.state,
        exercise: alert.exercise,
        severity: alert.content.severity,
        countries: alert.content.countries,
        revision: alert.number,
        hash: alert.hash,
        cap: `${url}/alerts/${alert.alert}.cap.xml`,
      },
    })),
  }
}

/** GeoJSON (RFC 7946): the area of each alert; countries are said by code, since their outlines are large. */
export function geoJson(alerts: Publication[], url: string) {
  return {
    type: 'FeatureCollection',
    features: alerts.map((alert) => ({
      type: 'Feature',
      id: alert.alert,
      geometry: geometry(alert),
      properties: {
        url: `${url}/alerts/${alert.slug}`,
        headline: alert.content.headline,
        severity: alert.content.severity,
        category: alert.content.category,
        countries: alert.content.countries,
        state: alert.state,
        exercise: alert.exercise,
        issued: alert.issuedAt.toISOString(),
        from: alert.content.timeframe.from,
        to: alert.content.timeframe.to,
        hash: alert.hash,
      },
    })),
  }
}

function geometry({ content }: Publication) {
  const drawn = (content.area ?? []).filter(({ type }) => type !== 'country' && type !== 'region')
  const made = drawn.length ? areaShape(drawn) : null
  if (made?.ok) return { type: 'MultiPolygon', coordinates: made.shape }
  const [first] = content.places
  return first ? { type: 'Point', coordinates: [first.lon, first.lat] } : null
}

function title({ exercise, state, content }: Publication) {
  const marks = [
    exercise ? 'Exercise' : '',
    state === 'cancelled' ? 'Cancelled' : state === 'all-clear' ? 'All clear' : '',
  ]
  return [...marks.filter(Boolean), content.headline].join(': ')
}

function text({ content }: Publication) {
  return [content.summary, content.event, content.context, content.advice]
    .filter(Boolean)
    .map((part) => plainWords(part as string))
    .join('\n\n')
}

/** XML text: the five signs, and nothing that XML cannot hold. */
function x(value: string) {
  return [...value]
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .join('')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
