import { html } from 'hono/html'
import { isReviewOverdue, type Profile } from '../briefings/profile.ts'
import { countryName, countrySlug } from '../geography/countries.ts'
import { page } from '../http/page.ts'
import { list } from './lists.ts'
import type { Headline } from './publication.ts'
import { dayOrInstant } from './times.ts'
import { words } from './words.ts'

/** A country: its standing risk and advice with the day of review, and its alerts. */
export function countryPage(code: string, profile: Profile | undefined, alerts: Headline[], now: Date) {
  const name = countryName(code)
  return page({
    title: `${name} – Alarum`,
    path: `/countries/${countrySlug(code)}`,
    ...(profile?.demonstration || alerts.some(({ exercise }) => exercise)
      ? { banner: 'Exercise. Demonstrations and drills stand on this page.' }
      : {}),
    head: html`<link rel="alternate" type="application/atom+xml" title="Alerts for ${name}" href="/alerts.atom?country=${code}">`,
    body: html`<p class="when"><a href="/countries">Countries</a></p><h1>${name}</h1>${
      profile
        ? html`<p><strong>Standing risk: ${profile.risk}</strong> <span class="quiet">of Low, Moderate, Elevated, High, Extreme</span></p>
<div class="prose">${words(profile.environment)}<h2>Advice</h2>${words(profile.advice)}</div>
<p class="small quiet">Reviewed ${dayOrInstant(profile.reviewedOn)}. ${isReviewOverdue(profile, now) ? html`<strong>Review overdue since ${dayOrInstant(profile.reviewDue)}.</strong>` : `Next review ${dayOrInstant(profile.reviewDue)}.`}</p>`
        : html`<p class="quiet">No standing advice has been written for ${name} yet.</p>`
    }<h2>Alerts</h2>${alerts.length ? list(alerts) : html`<p>No public alert for ${name}.</p>`}`,
  })
}

/** Countries that have a profile, by name. */
export function countriesPage(profiles: Profile[]) {
  const sorted = profiles
    .map((profile) => ({ ...profile, name: countryName(profile.country) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return page({
    title: 'Countries – Alarum',
    path: '/countries',
    body: html`<h1>Countries</h1>${
      sorted.length
        ? html`<div class="scroll"><table><thead><tr><th>Country</th><th>Standing risk</th><th>Reviewed</th></tr></thead><tbody>${sorted.map(({ country, name, risk, reviewedOn }) => html`<tr><td><a href="/countries/${countrySlug(country)}">${name}</a></td><td>${risk}</td><td>${dayOrInstant(reviewedOn)}</td></tr>`)}</tbody></table></div>`
        : html`<p>No country profile yet.</p>`
    }`,
  })
}
