import { html, raw } from 'hono/html'
import { isReviewOverdue, type Profile } from '../briefings/profile.ts'
import { countryName, countrySlug } from '../geography/countries.ts'
import { page } from '../http/page.ts'
import { type CountryRisk, countryRisks } from '../vocabulary/risk.ts'
import { feedLinks } from './list-pages.ts'
import { list, listBanner } from './lists.ts'
import { countryMap } from './locator-map.ts'
import type { Headline } from './publication.ts'
import { dayOrInstant } from './times.ts'
import { words } from './words.ts'

type Country = { code: string; profile: Profile | undefined; alerts: Headline[]; more: boolean; now: Date }

/** A country: its standing risk and advice with the day of review, and its alerts. */
export function countryPage({ code, profile, alerts, more, now }: Country) {
  const name = countryName(code)
  const feed = new URLSearchParams({ country: code })
  return page({
    title: `${name}: risk, advice and alerts – Alarum`,
    path: `/countries/${countrySlug(code)}`,
    description: `Standing risk, advice and security alerts for ${name}.`,
    ...(profile?.demonstration
      ? { banner: 'Exercise. This is a demonstration: the advice and the events are invented.' }
      : listBanner(alerts)),
    head: feedLinks({ country: code }),
    body: html`<div class="cols"><div><p class="when"><a href="/countries">Countries</a></p><h1>${name}</h1>${profile ? advice(profile, now) : html`<p class="quiet">No standing advice has been written for ${name} yet.</p>`}</div>
<div class="side">${countryMap(code)}</div><div><h2>Alerts</h2>${alerts.length ? list(alerts, now) : html`<p>No public alert for ${name}.</p>`}${more ? html`<p><a href="/archive?country=${code}">All alerts for ${name}</a></p>` : ''}<p class="small"><a href="/alerts.atom?${raw(feed.toString())}">Follow ${name} by Atom</a></p></div></div>`,
  })
}

function advice(profile: Profile, now: Date) {
  return html`<h2>Standing risk: ${profile.risk}</h2>${riskScale(profile.risk)}<div class="prose">${words(profile.environment)}</div>
<h2>Standing advice</h2><div class="box do prose">${words(profile.advice)}</div>${review(profile, now)}`
}

/** The five steps with the country's own marked; the words carry it, the bars repeat it. */
function riskScale(risk: CountryRisk) {
  return html`<ol class="scale" aria-label="Scale of standing risk">${countryRisks.map((step) => html`<li${step === risk ? raw(' aria-current="true"') : ''}>${step}</li>`)}</ol>`
}

function review(profile: Profile, now: Date) {
  const due = dayOrInstant(profile.reviewDue)
  return html`<p class="small quiet">Reviewed ${dayOrInstant(profile.reviewedOn)}. ${isReviewOverdue(profile, now) ? html`<strong class="tag">Review overdue since ${due}</strong>` : `Next review by ${due}.`}</p>`
}

/** Countries that have a profile, by name. */
export function countriesPage(profiles: Profile[], now: Date) {
  const named = profiles.map((profile) => ({ ...profile, name: countryName(profile.country) }))
  named.sort((a, b) => a.name.localeCompare(b.name))
  return page({
    title: 'Countries – Alarum',
    path: '/countries',
    description: 'Standing risk and advice by country.',
    ...(profiles.some(({ demonstration }) => demonstration)
      ? { banner: 'Exercise. This is a demonstration: the advice is invented.' }
      : {}),
    body: html`<h1>Countries</h1><p class="lead">What always holds in a country, apart from any one event.</p>${
      named.length
        ? html`<table class="prose"><thead><tr><th scope="col">Country</th><th scope="col">Standing risk</th><th scope="col">Reviewed</th></tr></thead><tbody>${named.map((one) => countryRow(one, now))}</tbody></table>`
        : html`<p class="quiet">No country profile yet. Alerts stand under <a href="/archive">the archive</a>, by country too.</p>`
    }`,
  })
}

function countryRow(profile: Profile & { name: string }, now: Date) {
  const { country, name, risk, reviewedOn } = profile
  return html`<tr><th scope="row"><a href="/countries/${countrySlug(country)}">${name}</a></th><td>${risk}</td><td>${dayOrInstant(reviewedOn)}${isReviewOverdue(profile, now) ? html`<br><span class="tag">Review overdue</span>` : ''}</td></tr>`
}
