import { html } from 'hono/html'
import { countryName, countrySlug } from '../geography/countries.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { zoneAt } from '../geography/zones.ts'
import { page } from '../http/page.ts'
import { actionPhrase } from '../vocabulary/action.ts'
import { categoryKind } from '../vocabulary/category.ts'
import { credibilityPhrase, reliabilityPhrase } from '../vocabulary/grading.ts'
import { likelihoodPercent } from '../vocabulary/likelihood.ts'
import { placeRolePhrase } from '../vocabulary/place-role.ts'
import { level, stateWords } from './level.ts'
import { locatorMap } from './map.ts'
import type { Publication, PublicContent } from './publication.ts'
import { dayOrInstant, issueStamp, localTime } from './times.ts'
import { plainWords, words } from './words.ts'

/** The alert page, in the order in which a reader needs it: when, where, how serious, what happened, what to expect, what to do. */
export function alertPage(alert: Publication, { internal = false }: { internal?: boolean } = {}) {
  const { content, slug } = alert
  return page({
    title: `${content.headline} – Alarum`,
    path: `/alerts/${slug}`,
    description: plainWords(content.summary).slice(0, 200),
    language: content.language,
    ...bannerOf(alert),
    head: internal
      ? html`<meta name="robots" content="noindex">`
      : html`<link rel="alternate" type="application/cap+xml" href="/alerts/${alert.alert}.cap.xml">`,
    desk: internal,
    body: html`<article>${heading(alert, internal)}<div class="cols"><div class="where">${locatorMap(content)}</div><div class="rest">
${section('What happened', content.event)}${expect(content)}${content.context ? section('Context', content.context) : ''}${claims(content)}
${whatToDo(content)}${standing(content)}</div><aside class="side" aria-label="Places and history">${places(content)}${follows(alert)}${history(alert)}</aside></div></article>`,
  })
}

function bannerOf({ exercise, demonstration }: Publication) {
  if (demonstration) return { banner: 'Exercise. This is a demonstration: the event is invented.' }
  return exercise ? { banner: 'Exercise: this is a drill. Nothing here calls for action outside it.' } : {}
}

function heading(
  { content, issuedAt, firstIssuedAt, state, number, revisions }: Publication,
  internal: boolean,
) {
  const [first] = content.places
  const zone = first ? (placeByRef(first.ref)?.zone ?? zoneAt(first.lat, first.lon)) : null
  const note = revisions.at(-1)?.note
  const original =
    content.publishedAt && Math.abs(Date.parse(content.publishedAt) - firstIssuedAt.getTime()) > 86_400_000
  return html`<p class="when"><time datetime="${issuedAt.toISOString()}">${issueStamp(issuedAt)}</time>${first && zone ? html` · ${localTime(issuedAt, zone, first.name)}` : ''}</p>
${stateWords[state] ? html`<div class="state"><p><strong>${stateWords[state]}.</strong> ${note ?? ''}</p></div>` : ''}
<h1>${content.headline}</h1>
<p class="meta">${level(content.severity)}<span>${categoryKind[content.category].label}</span>${content.countries.map((code) => html`<a href="/countries/${countrySlug(code)}">${countryName(code)}</a>`)}<span>${content.certainty === 'Unknown' ? '' : content.certainty}</span>${number > 1 ? html`<span class="tag">Revision ${number}</span>` : ''}${internal ? html`<span class="tag">Internal: TLP:${content.sharing}</span>` : ''}</p>
<p class="lead">${words(content.summary.replace(/\s+/g, ' '))}</p>
<p class="meta"><span>Event: ${dayOrInstant(content.eventTime.from)}${content.eventTime.to && content.eventTime.to !== content.eventTime.from ? ` to ${dayOrInstant(content.eventTime.to)}` : ''}</span>${original && content.publishedAt ? html`<span>First published ${issueStamp(new Date(content.publishedAt))}</span>` : ''}<span>In force until ${dayOrInstant(content.timeframe.to)}</span></p>`
}

function section(title: string, markdown: string) {
  return html`<h2>${title}</h2><div class="prose">${words(markdown)}</div>`
}

function expect({ forecasts }: PublicContent) {
  if (forecasts.length === 0) return ''
  return html`<h2>What to expect</h2><ul class="list prose">${forecasts.map(
    ({ text, likelihood, to, horizon, target }) => {
      const [low, high] = likelihoodPercent[likelihood]
      return html`<li>${text}<br><span class="small quiet"><strong>${likelihood}</strong> (${low}–${high} %)${horizon ? `, ${horizon}` : to ? `, until ${dayOrInstant(to)}` : ''}${target ? `; target: ${target}` : ''}</span></li>`
    },
  )}</ul>`
}

function claims({ claims: said }: PublicContent) {
  if (said.length === 0) return ''
  return html`<h2>Who said what</h2><ul class="list prose">${said.map(
    ({
      text,
      speaker,
      stands,
      at,
      reliability,
      credibility,
      replacedBy,
    }) => html`<li><strong>${speaker}</strong>${at ? html` <span class="small quiet">${dayOrInstant(at)}</span>` : ''}: ${stands ? text : html`<del>${text}</del>`}<br>
<span class="small quiet">${stands ? '✓ Stands' : `✕ No longer stands${replacedBy !== undefined && said[replacedBy] ? `; replaced by ${said[replacedBy].speaker}` : ''}`} · source ${reliabilityPhrase[reliability]} (${reliability}), statement ${credibilityPhrase[credibility]} (${credibility})</span></li>`,
  )}</ul>`
}

function whatToDo({ actions, advice }: PublicContent) {
  if (!advice && actions.length === 0) return ''
  return html`<h2>What to do</h2><div class="box do prose">${actions.length ? html`<p><strong>${actions.map((action) => actionPhrase[action]).join(' · ')}</strong></p>` : ''}${advice ? words(advice) : ''}</div>`
}

function standing({ standingAdvice, countries }: PublicContent) {
  if (!standingAdvice) return ''
  const [code] = countries
  return html`<h2>Standing advice</h2><div class="prose">${words(standingAdvice)}${code ? html`<p class="small"><a href="/countries/${countrySlug(code)}">More on ${countryName(code)}</a></p>` : ''}</div>`
}

function places({ places: said }: PublicContent) {
  const all = said.filter(({ kind }) => kind !== 'country')
  if (all.length === 0) return ''
  return html`<h2>Places</h2><ul class="small">${all.map(({ name, iata, role, lat, lon }) => html`<li><strong>${name}</strong>${iata && iata !== name ? ` (${iata})` : ''}: ${placeRolePhrase[role]} <span class="quiet">${lat.toFixed(2)}, ${lon.toFixed(2)}</span></li>`)}</ul>`
}

function follows({ follows: earlier }: Publication) {
  if (earlier.length === 0) return ''
  return html`<h2>Follows</h2><ul class="small">${earlier.map(({ slug, headline, issuedAt }) => html`<li><a href="/alerts/${slug}">${headline}</a> <span class="quiet">${issueStamp(new Date(issuedAt))}</span></li>`)}</ul>`
}

const kindWords = {
  alert: 'Issued',
  update: 'Updated',
  correction: 'Corrected',
  cancel: 'Cancelled',
  'all-clear': 'All clear',
}

function history({ revisions, alert }: Publication) {
  return html`<h2>History</h2><ol class="small">${revisions.map(
    ({ kind, issuedAt, note, hash }) =>
      html`<li>${kindWords[kind]} ${issueStamp(new Date(issuedAt))}${note ? html`: ${note}` : ''}<br><span class="hash quiet">${hash.slice(0, 16)}</span></li>`,
  )}</ol><p class="small noprint"><a href="/alerts/${alert}.cap.xml">CAP message</a></p>`
}
