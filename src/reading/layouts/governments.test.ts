import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOne } from '../read-one.ts'

test('United Kingdom: the update date counts, the latest update is the summary, boilerplate is dropped', () => {
  const draft = readOne(`Jordan travel advice
Still\u00a0current\u00a0at: 8 January 2020
Updated: 6 January 2020
Latest update: New entry rules at the Wadi Araba crossing (‘Entry requirements’ page)
The FCO advise against all travel to within 3km of the border with Syria.
Demonstrations take place in Amman from time to time. You should avoid large gatherings.
Before you travel, check that your insurance covers you.`)

  assert.equal(draft.layout, 'uk-advice')
  assert.equal(draft.publishedAt?.slice(0, 10), '2020-01-06')
  assert.deepEqual(draft.countries, ['JO'])
  assert.match(draft.summary ?? '', /^New entry rules/)
  assert.match(`${draft.event} ${draft.advice}`, /3km of the border/)
  assert.doesNotMatch(JSON.stringify(draft.advice) + draft.event, /insurance/)
})

test('Australia: level and an undated latest update', () => {
  const draft = readOne(`Sri Lanka
Advice level: Reconsider your need to travel
Latest update
Fuel is short across the country. Expect long queues in Colombo.
Full travel advice
Avoid protests. Follow the advice of local authorities.`)

  assert.equal(draft.layout, 'australia-advice')
  assert.deepEqual(draft.countries, ['LK'])
  assert.equal(draft.publisherLevel, 'Reconsider your need to travel')
  assert.equal(draft.severity, 'Severe')
  assert.equal(draft.publishedAt, null)
  assert.ok(draft.missing.includes('publishedAt'))
  assert.match(draft.summary ?? '', /^Fuel is short/)
})

test('Canada: headings with hashes, prose, bullets', () => {
  const draft = readOne(`## Ecuador travel advice
Last updated: March 3, 2022 10:00 ET
### Civil unrest
Indigenous groups block roads around Quito. Government of Canada services are limited.
- Avoid all gatherings
- Monitor local media`)

  assert.equal(draft.layout, 'canada-advice')
  assert.equal(draft.publishedAt, '2022-03-03T15:00:00Z')
  assert.deepEqual(draft.countries, ['EC'])
  assert.equal(draft.advice, '- Avoid all gatherings\n- Monitor local media')
})

test('Ireland: status, alert and general advice', () => {
  const draft = readOne(`Lebanon travel advice
Security Status
Avoid non-essential travel
Travel Alert
Roads to the airport in Beirut are blocked from time to time. Citizens should allow extra time.
General Travel Advice
Take care near borders.`)

  assert.equal(draft.layout, 'ireland-advice')
  assert.deepEqual(draft.countries, ['LB'])
  assert.equal(draft.publisherLevel, 'Avoid non-essential travel')
  assert.equal(draft.standingAdvice, 'Take care near borders.')
})

test('France: country, title and date in one line', () => {
  const draft = readOne(`Mali – Attaque près de Gao – Publié le 14 mars 2019
Une attaque a visé un convoi près de Gao le 13 mars.
Il est recommandé d'éviter les déplacements hors de Bamako.`)

  assert.equal(draft.layout, 'france-advice')
  assert.deepEqual(draft.countries, ['ML'])
  assert.equal(draft.headline, 'Mali – Attaque près de Gao')
  assert.equal(draft.publishedAt?.slice(0, 10), '2019-03-14')
  assert.deepEqual(draft.eventDate, { from: '2019-03-13', to: '2019-03-13' })
  assert.match(draft.advice ?? '', /^Il est recommandé/)
})

test('US advisory: the level stands in the title only', () => {
  const draft = readOne(`Haiti - Level 4: Do Not Travel
January 3, 2023
C K U
Reissued with updates to health information.
Do not travel to Haiti due to **kidnapping** and civil unrest.
**Country Summary:** Kidnapping is widespread.
**If you decide to travel to Haiti:**
- Avoid demonstrations.
- Have evacuation plans.`)

  assert.equal(draft.layout, 'us-advisory')
  assert.deepEqual(draft.countries, ['HT'])
  assert.equal(draft.publisherLevel, 'Level 4: Do Not Travel (C K U)')
  assert.equal(draft.severity, 'Extreme')
  assert.match(draft.summary ?? '', /^Reissued/)
  assert.match(draft.advice ?? '', /- Avoid demonstrations\.\n- Have evacuation plans\./)
})

test('an older US travel alert expires', () => {
  const draft = readOne(`Travel Alert: Fiji
November 20, 2015
The cyclone season in Fiji runs through April. This Travel Alert will expire on March 1, 2016.
Travelers should follow the instructions of local authorities.`)

  assert.equal(draft.layout, 'us-travel-alert')
  assert.deepEqual(draft.countries, ['FJ'])
  assert.equal(draft.dates[0]?.to, '2016-03-01')
})
