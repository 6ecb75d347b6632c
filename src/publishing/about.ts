import { html } from 'hono/html'
import { page } from '../http/page.ts'

/** What this site is, how to check an alert's chain, and whose data it stands on. */
export function aboutPage() {
  return page({
    title: 'About – Alarum',
    path: '/about',
    body: html`<div class="prose"><h1>About this site</h1>
<p>Alarum turns reports of events into security alerts that people act on. It is open software, run by whoever publishes here.</p>
<h2>Levels</h2><p>Each alert has a level: <strong>Notice</strong>, <strong>Caution</strong>, <strong>Warning</strong> or <strong>Critical</strong> (Minor, Moderate, Severe and Extreme in the Common Alerting Protocol). A country’s standing risk is another scale, from Low to Extreme.</p>
<p>Likelihood words mean what analysts agreed on (ICD 203): <em>unlikely</em> is 20 to 45 per cent, <em>likely</em> 55 to 80, <em>very likely</em> 80 to 95.</p>
<h2>Nothing issued is changed</h2><p>An alert is a chain of revisions. Each revision’s hash is the SHA-256 of the hash before it, the canonical bytes of the public text (RFC 8785) and a digest of its private fields; the feeds carry the head of every chain. A changed word would break the chain.</p>
<h2>Re-use</h2><p>Feeds: <a href="/alerts.atom">Atom</a>, <a href="/alerts.rss">RSS</a>, <a href="/alerts.json">JSON Feed</a>, <a href="/alerts.geojson">GeoJSON</a>. Every alert is a CAP 1.2 message too. Add <code>?country=IQ</code>, <code>?category=unrest</code> or <code>?severity=Severe</code> to any feed.</p>
<h2>Sources of the maps and places</h2><ul><li>Places: GeoNames, CC BY 4.0, changed (condensed).</li><li>Outlines: Natural Earth, public domain.</li><li>Airports: OurAirports, public domain; OPTD, CC BY.</li><li>Country of a point: country-coder, ISC; time zones: tz-lookup, CC0.</li></ul></div>`,
  })
}
