import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAll, readOne } from '../read-one.ts'

test('International SOS: an imperative headline, a mail date, one paragraph', () => {
  const draft = readOne(`Bolivia: La Paz: Avoid the centre because of blockades (Revised)
Thu, 21 Nov 2019 17:47:11 EST
Groups have blocked streets in La Paz since 20 November. Fuel may run short in the coming days. Follow local media.`)

  assert.equal(draft.layout, 'international-sos')
  assert.equal(draft.publishedAt, '2019-11-21T22:47:11Z')
  assert.deepEqual(draft.countries, ['BO'])
  assert.equal(draft.places.find((place) => place.name === 'La Paz')?.country, 'BO')
  assert.deepEqual(draft.actions, ['Avoid', 'Monitor'])
})

test('red24: the rating is the country risk, not the severity', () => {
  const draft = readOne(`NIGERIA (Country risk rating: High); 12-14 April 2015; Rallies planned in Lagos
Parties have announced rallies in Lagos between 12 and 14 April. Travellers should avoid them.`)

  assert.equal(draft.layout, 'red24')
  assert.deepEqual(draft.countries, ['NG'])
  assert.equal(draft.headline, 'Nigeria: Rallies planned in Lagos')
  assert.match(draft.publisherLevel ?? '', /High/)
  assert.notEqual(draft.severity, 'Severe')
  assert.deepEqual(draft.eventDate, { from: '2015-04-12', to: '2015-04-14' })
})

test('HTH: category, severity, month-first date with the country in brackets', () => {
  const draft = readOne(`Category: Civil Unrest
Severity: 4 (High)
08/09/2020 (Lebanon) - Crowds entered ministries in Beirut on Saturday night. Police fired tear gas.`)

  assert.equal(draft.layout, 'hth')
  assert.equal(draft.publishedAt?.slice(0, 10), '2020-08-09')
  assert.deepEqual(draft.countries, ['LB'])
  assert.equal(draft.publisherLevel, '4 (High)')
  assert.equal(draft.severity, 'Severe')
  assert.match(draft.event ?? '', /^Crowds entered/)
})

test('WorldAware: labelled facts, its begin and its expiry', () => {
  const draft = readOne(`UPDATE 2
Warning Alert
Dockers strike in Santos, Brazil
This alert began 07 Jan 2020 03:00 GMT and is scheduled to expire 09 Jan 2020 03:00 GMT.
Incident: Strike
Location: Santos, Brazil
Time: From 7 January
Impact: Port operations
Summary
Dockers in Santos, Brazil, have begun a strike over pay.
Background and Analysis
The last strike lasted two days.
Advice
Avoid the port.`)

  assert.equal(draft.layout, 'worldaware')
  assert.equal(draft.headline, 'Dockers strike in Santos, Brazil')
  assert.equal(draft.publishedAt, '2020-01-07T03:00:00Z')
  assert.equal(draft.dates[0]?.to, '2020-01-09T03:00:00Z')
  assert.deepEqual(draft.countries, ['BR'])
  assert.equal(draft.publisherLevel, 'Warning Alert')
  assert.equal(draft.severity, 'Severe')
  assert.equal(draft.advice, 'Avoid the port.')
  assert.equal(draft.context, 'The last strike lasted two days.')
})

test('Constellis: capitals for regions; the UTC time in brackets is the one that counts', () => {
  const drafts = readAll(`Daily report of 12 March 2019
AFRICA
MALI: Convoy attacked near Gao
As of 1600 local time (1500 UTC), a convoy was attacked near Gao. Two soldiers were killed.
NIGER: Flights suspended at Diffa
As of 0900 local time (0800 UTC), Diffa Airport (DRZM/DIF) suspended flights.`)

  assert.deepEqual(
    drafts.map((draft) => draft.countries),
    [['ML'], ['NE']],
  )
  assert.equal(drafts[0]?.publishedAt, '2019-03-12T15:00:00Z')
  assert.equal(drafts[0]?.severity, 'Severe')
})

test('an airport as ICAO/IATA pair is the airport', () => {
  const draft = readOne(
    'Flights to CZFD/ZFD are suspended until further notice because of smoke over northern Canada.',
  )

  assert.equal(draft.places.find((place) => place.iata === 'ZFD')?.country, 'CA')
})

test('ECHO daily flash: sources and date stand in the title', () => {
  const draft = readOne(`Mozambique – Floods (DG ECHO, INGC, media) (ECHO Daily Flash of 21 January 2020)
- Heavy rain has hit Zambezia and Sofala. 50 882 people are affected as of 20 January at 0.00 UTC.
- More rain is forecast over the next 48 hours.`)

  assert.equal(draft.layout, 'echo-flash')
  assert.equal(draft.publishedAt?.slice(0, 10), '2020-01-21')
  assert.deepEqual(draft.countries, ['MZ'])
  assert.equal(draft.headline, 'Mozambique – Floods')
  assert.ok(draft.forecasts.some((one) => one.to === '2020-01-23'))
})

test('an agency dateline names the scene; its year comes from outside', () => {
  const draft = readOne(
    `BAGHDAD, Jan 5 (Reuters) - Lawmakers met in Baghdad on Sunday to debate a motion. The session lasted two hours.`,
    { now: '2020-01-06T08:00:00Z' },
  )

  assert.equal(draft.layout, 'agency-dateline')
  assert.equal(draft.publishedAt?.slice(0, 10), '2020-01-05')
  assert.deepEqual(draft.countries, ['IQ'])
  assert.match(draft.event ?? '', /^Lawmakers met/)
  assert.equal(draft.places.find((place) => place.name === 'Baghdad')?.role, 'scene')
})

test('a digest of countries, each with a headline and prose, is split', () => {
  const drafts = readAll(`Morning digest, 4 May 2021

Colombia: Protests continue in Cali
Marchers blocked three roads in Cali on Monday, and shops in the centre stayed shut all day long.

Chad: Curfew eased in N'Djamena
The military council shortened the curfew in N'Djamena by two hours from Tuesday, a statement says.`)

  assert.deepEqual(
    drafts.map((draft) => draft.countries),
    [['CO'], ['TD']],
  )
  assert.deepEqual(
    drafts.map((draft) => draft.publishedAt?.slice(0, 10)),
    ['2021-05-04', '2021-05-04'],
  )
})
