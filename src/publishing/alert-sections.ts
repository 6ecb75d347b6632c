import { html } from 'hono/html'
import { countryName, countrySlug } from '../geography/countries.ts'
import { actionPhrase } from '../vocabulary/action.ts'
import { credibilityPhrase, reliabilityPhrase } from '../vocabulary/grading.ts'
import { likelihoodPercent } from '../vocabulary/likelihood.ts'
import type { PublicContent } from './publication.ts'
import { dayOrInstant } from './times.ts'
import { words } from './words.ts'

export function whatHappened(content: PublicContent) {
  return section(content.phase === 'planned' ? 'What is coming' : 'What happened', content, content.event)
}

export function context(content: PublicContent) {
  return content.context ? section('Context', content, content.context) : ''
}

/** Forecasts, each with its likelihood as a word, a range and a bar, and how far it looks ahead. */
export function expectations({ forecasts, language }: PublicContent) {
  if (forecasts.length === 0) return ''
  return html`<section><h2>What to expect</h2><ul class="list prose">${forecasts.map(
    (forecast) => html`<li><p lang="${language}" dir="auto">${forecast.text}</p>${odds(forecast)}</li>`,
  )}</ul></section>`
}

type Forecast = PublicContent['forecasts'][number]

function odds({ likelihood, to, horizon, place, target }: Forecast) {
  const [low, high] = likelihoodPercent[likelihood]
  const reach = horizon ?? (to && `until ${dayOrInstant(to)}`)
  const more = [reach, place, target && `target: ${target}`].filter(Boolean).join(' · ')
  return html`<div class="odds"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6"/><rect class="part" x="${low}" width="${high - low}" height="6"/></svg><span><strong>${likelihood}</strong>, ${low}–${high} %</span></div>${more ? html`<p class="small quiet">${more}</p>` : ''}`
}

/** Claims in the order in which they were made; one that fell says so in words and by what it was replaced. */
export function claims({ claims: said, language }: PublicContent) {
  if (said.length === 0) return ''
  return html`<section><h2>Who said what</h2>${said.map((claim) => {
    const by = claim.replacedBy === undefined ? undefined : said[claim.replacedBy]?.speaker
    return html`<div class="claim${claim.stands ? '' : ' fell'}"><p class="small"><strong>${claim.stands ? '✓ Stands' : '✕ No longer stands'}</strong>${by ? `, replaced by ${by}` : ''}</p>
<p lang="${language}" dir="auto">${claim.stands ? claim.text : html`<del>${claim.text}</del>`}</p><p class="small quiet">${claim.speaker}${claim.at ? `, ${dayOrInstant(claim.at)}` : ''} · ${grading(claim)}</p></div>`
  })}</section>`
}

function grading({ reliability, credibility }: PublicContent['claims'][number]) {
  if (reliability === 'F' && credibility === '6') return 'not graded'
  return `graded ${reliability}${credibility}: source ${reliabilityPhrase[reliability]}, statement ${credibilityPhrase[credibility]}`
}

export function whatToDo({ actions, advice, language }: PublicContent) {
  if (!advice && actions.length === 0) return ''
  const phrases = html`<ul class="acts">${actions.map((action) => html`<li>${actionPhrase[action]}</li>`)}</ul>`
  return html`<section><h2 id="what-to-do">What to do</h2><div class="box do prose">${actions.length ? phrases : ''}${advice ? html`<div lang="${language}" dir="auto">${words(advice)}</div>` : ''}</div></section>`
}

/** What always holds for the country, and where more of it stands. */
export function standingAdvice(content: PublicContent) {
  const [code] = content.countries
  if (!content.standingAdvice) return ''
  return html`${section('Standing advice', content, content.standingAdvice)}${code ? html`<p class="small"><a href="/countries/${countrySlug(code)}">Risk and advice for ${countryName(code)}</a></p>` : ''}`
}

function section(title: string, { language }: PublicContent, markdown: string) {
  return html`<section><h2>${title}</h2><div class="prose" lang="${language}" dir="auto">${words(markdown)}</div></section>`
}
