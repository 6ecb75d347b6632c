import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { DateMention, Draft } from './draft.ts'
import { readText } from './read.ts'

const seed = new URL('../../../shared/seed/alert.txt', import.meta.url)
const skip = existsSync(seed) ? false : 'the archetype alert is not beside this checkout'

/** The same structure as the archetype in other words. */
const twin = `Skip to main content
07 Jan 2020 | 03:58 AM UTC

Iraq: France rules out recalling trainers January 6

Paris says that its trainers stay in Iraq after lawmakers asked foreign forces to go January 6; tighter checks possible



French Armed Forces Minister Claire Example stated on Monday, January 6, that France has not ordered its trainers home, despite a note sent by a staff officer to the Iraqi army which seemed to suggest that the trainers would pack up. The Élysée clarified that the note concerned a change of quarters.

The statement follows a vote of lawmakers a day earlier.

Denmark has announced it would move part of its contingent on Monday, which is housed in Baghdad and Taji.

More checkpoints are to be expected in Baghdad, including at Baghdad International Airport (BGW), over the coming days. Rocket fire on foreign bases remains possible over the near term.


A drone strike on January 3 killed two commanders near Baghdad International Airport (BGW).


People in Iraq are advised to closely monitor the news, avoid all gatherings, and adhere to all instructions of the authorities.

The security environment in Iraq remains complex. Professional security advice and support should be sought prior to all travel.
`

test('the archetype alert is split and understood as the contract says', { skip }, () => {
  const text = readFileSync(seed, 'utf8')
  const draft = onlyDraft(text)
  const paragraphs = text.split(/\n+/).map((line) => line.trim())
  const from = (words: string) => paragraphs.findIndex((line) => line.startsWith(words))
  const event = paragraphs.slice(from('US Defense Secretary'), from('The US Department of Defense'))

  assert.equal(draft.publishedAt, '2020-01-07T03:58:00Z')
  assert.deepEqual(draft.countries, ['IQ'])
  assert.equal(draft.headline, paragraphs[2])
  assert.equal(draft.summary, paragraphs[3])
  assert.equal(event.length, 4)
  assert.equal(draft.event, event.join('\n\n'))
  assert.equal(draft.context, paragraphs[from('The US Department of Defense')])
  assert.equal(draft.advice, paragraphs[from('Individuals across Iraq')])
  assert.equal(draft.standingAdvice, paragraphs[from('The security environment')])
  assertUnderstood(draft)
})

test('a twin of the archetype in other words is understood alike', () => {
  const draft = onlyDraft(twin)

  assert.equal(draft.headline, 'Iraq: France rules out recalling trainers January 6')
  assert.match(draft.summary ?? '', /^Paris says .* tighter checks possible$/)
  assert.equal(draft.event?.split('\n\n').length, 4)
  assert.match(draft.context ?? '', /^A drone strike/)
  assert.match(draft.advice ?? '', /^People in Iraq/)
  assert.match(draft.standingAdvice ?? '', /^The security environment/)
  assertUnderstood(draft)
})

test('the same alert with Windows line ends and no-break spaces reads the same', () => {
  const draft = onlyDraft(twin.replaceAll('\n', '\r\n').replaceAll('January 6', 'January\u00a06'))

  const { places, dates, ...rest } = onlyDraft(twin)
  const { places: shifted, dates: moved, ...others } = draft
  assert.deepEqual(others, rest)
  const meaning = ({ text, from, to }: DateMention) => [text, from, to]
  assert.deepEqual(moved.map(meaning), dates.map(meaning))
  assert.deepEqual(
    shifted.map((place) => [place.ref, place.role]),
    places.map((place) => [place.ref, place.role]),
  )
})

test('offsets of places and dates point into the text as given', () => {
  const text = twin.replaceAll('\n', '\r\n')

  const { places, dates } = onlyDraft(text)
  for (const place of places) assert.equal(text.slice(place.start, place.end), place.name)
  for (const date of dates) assert.equal(text.slice(date.start, date.end), date.text)
})

function assertUnderstood(draft: Draft): void {
  assert.deepEqual(draft.eventDate, { from: '2020-01-06', to: '2020-01-06' })
  assert.deepEqual(draft.actions, ['Monitor', 'Avoid', 'Execute'])
  const places = new Map(draft.places.map((place) => [place.name, place]))
  assert.equal(places.get('Baghdad')?.role, 'at-risk')
  assert.equal(places.get('Taji')?.country, 'IQ')
  assert.ok(Math.abs((places.get('Taji')?.lat ?? 0) - 33.52) < 0.1)
  const airport = draft.places.find((place) => place.iata === 'BGW')
  assert.ok(airport && Math.abs(airport.lat - 33.26) < 0.05 && Math.abs(airport.lon - 44.23) < 0.05)
  const dated = draft.forecasts.filter((one) => one.likelihood !== null && one.to !== null)
  assert.ok(dated.length >= 2, JSON.stringify(draft.forecasts))
  const stands = (verb: RegExp) => draft.claims.find((claim) => verb.test(claim.verb))?.stands
  assert.equal(stands(/^(?:announced|stated)$/), true)
  assert.equal(stands(/^seemed to/), false)
  assert.equal(stands(/^clarified$/), true)
}

function onlyDraft(text: string): Draft {
  const reading = readText(text)
  assert.ok('drafts' in reading)
  assert.equal(reading.drafts.length, 1)
  return reading.drafts[0] as Draft
}
