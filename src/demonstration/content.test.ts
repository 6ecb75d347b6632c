import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { AlertContent } from '../alerts/alert.ts'
import { readiness } from '../alerts/readiness.ts'
import { distanceKm } from '../geography/measure.ts'
import { severities } from '../vocabulary/severity.ts'
import { demonstrationAlerts } from './alerts.ts'
import { calendar } from './calendar.ts'
import { demonstrationPeople, demonstrationSites } from './people.ts'
import { demonstrationProfiles } from './profiles.ts'

const start = new Date('2026-05-20T10:00:00Z')
const alerts = demonstrationAlerts(calendar(start))
const revisions = alerts.flatMap(({ key, revisions }) => revisions.map((revision) => ({ key, ...revision })))

test('twelve alerts cover eight countries, each with a profile, and every severity', () => {
  const countries = new Set(revisions.flatMap(({ content }) => content.countries))
  assert.equal(alerts.length, 12)
  assert.equal(countries.size, 8)
  assert.deepEqual([...countries].sort(), demonstrationProfiles.map(({ country }) => country).sort())
  assert.deepEqual(
    severities.filter((severity) => !revisions.some(({ content }) => content.severity === severity)),
    [],
  )
})

for (const { key, kind, content, issuedAt } of revisions)
  test(`${key} (${kind}) is valid, public, in our own words and ready when it is issued`, () => {
    const holds = readiness({
      ...{ content, kind, exercise: true, asOf: null, releaseReason: null, areaFault: null },
      ...{ audienceSize: 20, reviewersNeeded: 1, approvals: 1, now: issuedAt },
      before: kind === 'alert' ? null : { state: 'issued' },
    })
    assert.deepEqual(AlertContent.parse(content), content)
    assert.deepEqual([content.sharing, content.wording, holds], ['CLEAR', 'own', []])
    assert.ok(issuedAt < start && issuedAt < new Date(content.timeframe.to))
  })

test('every claim that was replaced names the one that stands', () => {
  const claims = revisions.flatMap(({ content }) =>
    content.claims.map((claim) => ({ claim, all: content.claims })),
  )
  const replaced = claims.filter(({ claim }) => claim.replacedBy !== undefined)
  assert.equal(replaced.length, 1)
  for (const { claim, all } of replaced)
    assert.deepEqual([claim.stands, all[claim.replacedBy ?? -1]?.stands], [false, true])
})

test('the days in the texts follow the day of the first start', () => {
  assert.equal(
    alerts[0]?.revisions[0]?.content.headline,
    'Iraq: Advisory mission denies it is leaving May 19',
  )
  const later = demonstrationAlerts(calendar(new Date('2027-01-01T00:30:00Z')))
  assert.equal(
    later[0]?.revisions[0]?.content.headline,
    'Iraq: Advisory mission denies it is leaving December 31',
  )
})

test('the near miss sleeps two kilometres outside the first alert', () => {
  const places = alerts[0]?.revisions[0]?.content.places ?? []
  const words = demonstrationPeople.find(({ name }) => name === 'Haruto Mori')?.stays[0]?.words
  const point = { lat: words?.lat ?? 0, lon: words?.lon ?? 0 }
  const km = places.map((place) => Math.round(distanceKm(place, point)))
  assert.deepEqual(km, [24, 46, 22])
})

test('sixty-one people have addresses of their own that lead nowhere, and sites have somebody who answers', () => {
  const addresses = new Set(demonstrationPeople.map(({ email }) => email))
  assert.equal(addresses.size, 61)
  for (const email of addresses) assert.match(email ?? '', /^[a-z]+\.[a-z]+@example\.org$/)
  for (const { contact } of demonstrationSites) assert.ok(addresses.has(contact))
})

const seed = new URL('../../../shared/seed/alert.txt', import.meta.url)
test('no sentence is taken from the published alert it is modelled on', {
  skip: existsSync(seed) ? false : 'the published alert is not here',
}, () => {
  const theirs = new Set(sentencesOf(readFileSync(seed, 'utf8')))
  const ours = [
    ...revisions.flatMap(({ content }) => [
      ...[content.headline, content.summary, content.event],
      ...[content.context ?? '', content.advice ?? '', content.standingAdvice ?? ''],
    ]),
    ...demonstrationProfiles.flatMap(({ environment, advice }) => [environment, advice]),
  ].flatMap(sentencesOf)
  assert.ok(theirs.size > 10 && ours.length > 100)
  assert.deepEqual(
    ours.filter((sentence) => theirs.has(sentence)),
    [],
  )
})

function sentencesOf(text: string): string[] {
  return text
    .split(/[.;!?]\s|\n/)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replaceAll(/[^a-z ]/g, '')
        .replaceAll(/ +/g, ' ')
        .trim(),
    )
    .filter((sentence) => sentence.length > 0)
}
