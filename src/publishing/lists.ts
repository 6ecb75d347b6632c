import { html } from 'hono/html'
import { allCountries, countryName, countrySlug } from '../geography/countries.ts'
import { page } from '../http/page.ts'
import { categories, categoryKind } from '../vocabulary/category.ts'
import { severities, severityLevel } from '../vocabulary/severity.ts'
import { level, stateWords } from './level.ts'
import { worldMap } from './map.ts'
import type { Headline, Wanted } from './publication.ts'
import { issueStamp } from './times.ts'
import { plainWords } from './words.ts'

export type Listing = {
  alerts: Headline[]
  wanted: Wanted
  query: Record<string, string>
  hasExercises: boolean
}

const feeds = html`<link rel="alternate" type="application/atom+xml" title="Alerts" href="/alerts.atom"><link rel="alternate" type="application/feed+json" title="Alerts" href="/alerts.json">`

/** Home: the latest alerts and where they are. */
export function homePage({ alerts, wanted, query, hasExercises }: Listing) {
  return page({
    title: 'Alarum: security alerts',
    path: '/',
    head: feeds,
    description: 'Security alerts: what happened, what to expect and what to do.',
    ...(hasExercises ? { banner: 'Exercise. Alerts marked Exercise are drills.' } : {}),
    body: html`<h1>Security alerts</h1>${alerts.length ? worldMap(alerts) : ''}<h2 id="latest">Latest</h2>${filters(query, '/', false)}${list(alerts)}${older(alerts, wanted, query, '/')}`,
  })
}

/** The archive: by words, date, country, category and severity. */
export function archivePage({ alerts, wanted, query, hasExercises }: Listing, path: '/archive' | '/search') {
  return page({
    title: path === '/search' ? 'Search – Alarum' : 'Archive – Alarum',
    path,
    head: feeds,
    ...(hasExercises ? { banner: 'Exercise. Alerts marked Exercise are drills.' } : {}),
    body: html`<h1>${path === '/search' ? 'Search' : 'Archive'}</h1>${filters(query, path, true)}${list(alerts)}${older(alerts, wanted, query, path)}`,
  })
}

/** Alerts one below the other. */
export function list(alerts: Headline[]) {
  if (alerts.length === 0)
    return html`<p>No alert matches. Fewer filters may find one; <a href="/archive">the archive</a> has all.</p>`
  return html`<ul class="list">${alerts.map(
    (
      alert,
    ) => html`<li><p class="when small">${issueStamp(alert.issuedAt)}</p><h3><a href="/alerts/${alert.slug}">${alert.headline}</a></h3>
<p class="meta">${level(alert.severity)}<span>${categoryKind[alert.category].label}</span>${alert.countries.map((code) => html`<a href="/countries/${countrySlug(code)}">${countryName(code)}</a>`)}${stateWords[alert.state] ? html`<span class="tag">${stateWords[alert.state]}</span>` : ''}${alert.exercise ? html`<span class="tag">Exercise</span>` : ''}</p>
<p class="prose">${plainWords(alert.summary)}</p></li>`,
  )}</ul>`
}

function filters(query: Record<string, string>, path: string, whole: boolean) {
  const choice = (name: string, label: string, options: [string, string][]) =>
    html`<label>${label}<select name="${name}"><option value="">All</option>${options.map(([value, text]) => html`<option value="${value}" ${query[name] === value ? 'selected' : ''}>${text}</option>`)}</select></label>`
  return html`<form class="filter" action="${path}" role="search">${
    whole
      ? html`<label>Words<input type="search" name="q" value="${query.q ?? ''}"></label><label>From<input type="date" name="from" value="${query.from ?? ''}"></label><label>To<input type="date" name="to" value="${query.to ?? ''}"></label>`
      : ''
  }<label>Country<input name="country" list="countries" value="${query.country ?? ''}" autocomplete="off"></label>${
    whole
      ? html`<datalist id="countries">${allCountries().map((code) => html`<option>${countryName(code)}</option>`)}</datalist>`
      : ''
  }${choice(
    'category',
    'Category',
    categories.map((category) => [category, categoryKind[category].label]),
  )}${choice(
    'severity',
    'Level',
    severities.map((severity) => [severity, severityLevel[severity].word]),
  )}<button>Show</button></form>`
}

function older(alerts: Headline[], { limit }: Wanted, query: Record<string, string>, path: string) {
  const last = alerts.length === limit ? alerts.at(-1) : undefined
  if (!last) return ''
  const next = new URLSearchParams({ ...query, before: `${last.issuedAt.toISOString()}_${last.alert}` })
  return html`<p><a rel="next" href="${path}?${next.toString()}">Older alerts</a></p>`
}
