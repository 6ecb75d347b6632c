import { html } from 'hono/html'
import { page } from '../http/page.ts'
import { type Severity, severities } from '../vocabulary/severity.ts'
import { fullFilter, shortFilter } from './filters.ts'
import { level } from './level.ts'
import { list, listBanner, older } from './lists.ts'
import type { Headline, Marked, Wanted } from './publication.ts'
import { worldMap } from './world-map.ts'

type Listing = { alerts: Headline[]; wanted: Wanted; query: Record<string, string>; now: Date }
type InForce = { marks: Marked[]; counts: { severity: Severity; count: number }[]; countries: string[] }

/** Feeds of the same alerts, for readers that look for them. */
export function feedLinks(query: Record<string, string>) {
  const search = new URLSearchParams(query).toString()
  const suffix = search ? `?${search}` : ''
  return html`<link rel="alternate" type="application/atom+xml" title="Alerts (Atom)" href="/alerts.atom${suffix}"><link rel="alternate" type="application/feed+json" title="Alerts (JSON Feed)" href="/alerts.json${suffix}">`
}

/** Home: what is in force and where, then the latest alerts. */
export function homePage({ alerts, wanted, query, now, marks, counts, countries }: Listing & InForce) {
  return page({
    title: 'Alarum: security alerts',
    path: '/',
    head: feedLinks(filtersOf(query)),
    description: 'Security alerts: what happened, what to expect and what to do.',
    ...listBanner(alerts),
    body: html`<div class="cols hero"><div><h1>Security alerts</h1><p class="lead">What happened, what to expect and what to do.</p>${tally(counts)}</div>${worldMap(marks)}</div>
<h2 id="latest">Latest alerts</h2>${shortFilter(query, countries)}${list(alerts, now)}${older(alerts, wanted, query, '/')}`,
  })
}

/** The archive: by words, date, country, category and severity. */
export function archivePage({ alerts, wanted, query, now }: Listing, path: '/archive' | '/search') {
  const title = path === '/search' ? 'Search' : 'Archive'
  return page({
    title: `${title} – Alarum`,
    path,
    head: feedLinks(filtersOf(query)),
    ...listBanner(alerts),
    body: html`<h1>${title}</h1>${fullFilter(query, path)}<h2 class="vh">Alerts found</h2>${list(alerts, now)}${older(alerts, wanted, query, path)}`,
  })
}

/** Alerts in force by level, the worst first; each leads to its alerts. */
function tally(counts: InForce['counts']) {
  const found = new Map(counts.map(({ severity, count }) => [severity, count]))
  const order = [...severities.filter((severity) => severity !== 'Unknown').toReversed(), 'Unknown' as const]
  const lines = order.filter((severity) => found.has(severity))
  if (lines.length === 0) return html`<p class="quiet">No alert is in force.</p>`
  return html`<h2 class="eyebrow">In force now</h2><ul class="tally">${lines.map((severity) => html`<li><a href="/?severity=${severity}#latest">${level(severity)}<b>${found.get(severity)}<span class="vh"> in force</span></b></a></li>`)}</ul>`
}

/** A feed has no pages. */
function filtersOf({ before: _, ...filters }: Record<string, string>) {
  return filters
}
