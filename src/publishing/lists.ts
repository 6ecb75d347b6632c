import { html, raw } from 'hono/html'
import { countryName, countrySlug } from '../geography/countries.ts'
import { categoryKind } from '../vocabulary/category.ts'
import { level, stateAt, stateWords } from './level.ts'
import type { Headline, Wanted } from './publication.ts'
import { issueStamp } from './times.ts'
import { pageAfter } from './wanted.ts'
import { plainWords } from './words.ts'

/** Alerts one below the other; those that no longer hold are paler and say why. */
export function list(alerts: Headline[], now: Date) {
  if (alerts.length === 0)
    return html`<p>No alert matches. Fewer filters may find one; <a href="/archive">the archive</a> has all of them.</p>`
  return html`<ul class="list alerts">${alerts.map((alert) => item(alert, stateWords[stateAt(alert, now)]))}</ul>`
}

function item(
  { issuedAt, slug, headline, summary, severity, category, countries, exercise }: Headline,
  ended?: string,
) {
  return html`<li${ended ? raw(' class="done"') : ''}><p class="when"><time datetime="${issuedAt.toISOString()}">${issueStamp(issuedAt)}</time>${level(severity)}</p><div><h3><a href="/alerts/${slug}">${headline}</a></h3>
<p class="prose">${plainWords(summary)}</p><p class="meta">${countries.map((code) => html`<a href="/countries/${countrySlug(code)}">${countryName(code)}</a>`)}<span>${categoryKind[category].label}</span>${ended ? html`<span class="tag">${ended}</span>` : ''}${exercise ? html`<span class="tag">Exercise</span>` : ''}</p></div></li>`
}

/** What a list of alerts must say above it. */
export function listBanner(alerts: Headline[]) {
  if (alerts.some(({ demonstration }) => demonstration))
    return { banner: 'Exercise. This is a demonstration: the events are invented.' }
  return alerts.some(({ exercise }) => exercise)
    ? { banner: 'Exercise. Alerts marked Exercise are drills.' }
    : {}
}

/** The way to the next page, where there is one. */
export function older(alerts: Headline[], { limit }: Wanted, query: Record<string, string>, path: string) {
  const last = alerts.length === limit ? alerts.at(-1) : undefined
  return last ? html`<p><a rel="next" href="${pageAfter(path, query, last)}">Older alerts</a></p>` : ''
}
