import { html } from 'hono/html'
import { page } from '../http/page.ts'
import { likelihoodPercent } from '../vocabulary/likelihood.ts'
import { severities } from '../vocabulary/severity.ts'
import { level } from './level.ts'

/** What this site is, how to read and check an alert, and whose data it stands on. */
export function aboutPage() {
  return page({
    title: 'About – Alarum',
    path: '/about',
    description: 'What this site is, how to read an alert, how to check it, and whose data it stands on.',
    body: html`<div class="prose"><h1>About this site</h1>
<p class="lead">Alarum turns reports of events into security alerts that people act on. It is open software, run by whoever publishes here.</p>
${levels()}${likelihood()}${chain}${reuse}${sources}</div>`,
  })
}

const meanings = {
  Extreme: 'Life is in danger now. Act at once.',
  Severe: 'Serious harm or disruption is likely for those who do not act.',
  Moderate: 'Harm is possible. Take care and prepare.',
  Minor: 'Good to know; little harm is expected.',
  Unknown: 'Too little is known yet to say.',
}

function levels() {
  return html`<h2>Levels</h2><dl>${[...severities.slice(0, 4).toReversed(), 'Unknown' as const].map((severity) => html`<dt>${level(severity)}</dt><dd class="plainly">${meanings[severity]} <span class="small quiet">CAP severity ${severity}</span></dd>`)}</dl>
<p>A country’s standing risk is a scale of its own: Low, Moderate, Elevated, High and Extreme. It says what always holds there, not what has just happened.</p>`
}

function likelihood() {
  return html`<h2>Likelihood</h2><p>Words of likelihood mean what analysts agreed on (ICD 203):</p><table><thead><tr><th scope="col">Word</th><th scope="col">Chance in per cent</th></tr></thead><tbody>${Object.entries(likelihoodPercent).map(([word, [low, high]]) => html`<tr><td>${word}</td><td>${low} to ${high}</td></tr>`)}</tbody></table>`
}

const chain = html`<h2 id="chain">Nothing issued is changed</h2><p>An alert is a chain of revisions. What has been issued stays as it was; an update, a correction or an all-clear is a new revision behind it. Each has a hash: the SHA-256 of the hash before it, a digest of its private fields, and the canonical bytes of its public text (RFC 8785). A changed word anywhere breaks every hash after it.</p>
<p>To check: note the hashes of an alert’s page or of a feed today, and compare them whenever you like. The feeds carry the latest hash of every alert, so that anyone who keeps them holds a witness.</p>`

const reuse = html`<h2>Follow and re-use</h2><p>Feeds: <a href="/alerts.atom">Atom</a>, <a href="/alerts.rss">RSS</a>, <a href="/alerts.json">JSON Feed</a> and <a href="/alerts.geojson">GeoJSON</a>. Narrow any of them with <code>?country=IQ</code>, <code>?category=unrest</code>, <code>?severity=Severe</code> or <code>?q=airport</code>. Each alert is also a message of the Common Alerting Protocol 1.2, linked from its page and its feed entry.</p>`

const sources = html`<h2 id="sources">Places and maps</h2><ul><li>Towns and their names: <a href="https://www.geonames.org/" rel="noopener">GeoNames</a>, CC BY 4.0, condensed.</li><li>Outlines: <a href="https://www.naturalearthdata.com/" rel="noopener">Natural Earth</a>, public domain, simplified.</li><li>Airports: <a href="https://ourairports.com/data/" rel="noopener">OurAirports</a>, public domain; Open Travel Data, CC BY 4.0.</li><li>Counties of the United States: Census Bureau, public domain.</li><li>Country of a point: country-coder, ISC. Time zones: tz-lookup, CC0.</li></ul>
<p class="small quiet">Borders on these maps show where advice differs. They take no side in any dispute.</p>`
