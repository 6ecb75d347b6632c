import type { Forecast } from '../alerts/alert.ts'
import { countryName } from '../geography/countries.ts'
import { countryCentre } from '../geography/country-centre.ts'
import { zoneAt } from '../geography/zones.ts'
import { likelihoodPercent } from '../vocabulary/likelihood.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import type { Block } from './blocks.ts'
import { asksForAnswer } from './links.ts'
import type { Material } from './material.ts'
import type { Letterhead } from './message.ts'
import { type Phrases, phrasesFor, type Variant } from './phrases/phrases.ts'
import { dayOrStamps, stamps, utcStamp } from './times.ts'
import { replyToken } from './tokens.ts'
import { wordingFor } from './wording.ts'

/** `Exercise: Update: Critical: Iraq: …`; what must not be missed stands first. */
export function alertSubject(material: Material): string {
  const { phrases } = phrasesFor(material.recipient.language)
  const { content } = material.alert
  const variant = variantOf(material)
  const parts = [
    ...(material.exercise ? [phrases.exercise] : []),
    ...(variant === 'alert' ? [] : [phrases.prefix[variant]]),
    ...(isOver(variant) ? [] : [phrases.level[content.severity]]),
  ]
  return [...parts, content.headline].join(': ')
}

/** The message of an alert's revision: how serious, where, when, what to do, what happened, what to expect, why you. */
export function alertBlocks(material: Material, letterhead: Letterhead): Block[] {
  const { phrases } = phrasesFor(material.recipient.language)
  const variant = variantOf(material)
  return [
    ...opening(material, variant, phrases),
    ...(isOver(variant) ? [] : answer(material, phrases, letterhead)),
    ...whereAndWhen(material, phrases),
    ...(isOver(variant) ? [] : instructions(material, phrases)),
    ...(variant === 'gone' ? [] : account(material, variant, phrases)),
    ...(isOver(variant) ? [] : outlook(material, phrases)),
    ...closing(material, phrases, letterhead),
  ]
}

function variantOf({ alert, change }: Material): Variant {
  if (alert.kind === 'cancel' || alert.kind === 'all-clear') return alert.kind
  if (change === 'gone' || change === 'told') return 'gone'
  // Somebody whom an update reaches first has nothing to compare it with.
  return change === 'new' ? 'alert' : alert.kind
}

function isOver(variant: Variant) {
  return variant === 'cancel' || variant === 'all-clear' || variant === 'gone'
}

function opening({ alert, exercise }: Material, variant: Variant, phrases: Phrases): Block[] {
  const { severity, headline, summary } = alert.content
  const { shape } = severityLevel[severity]
  return [
    ...(exercise
      ? [{ kind: 'banner', phrase: `${phrases.exercise}: ${phrases.exerciseNote}` } as const]
      : []),
    ...(isOver(variant)
      ? []
      : [{ kind: 'level', severity, shape, phrase: phrases.level[severity] } as const]),
    { kind: 'headline', words: headline },
    ...(variant === 'alert' ? [] : [{ kind: 'phrase', phrase: phrases.intro[variant] } as const]),
    ...(alert.note && variant !== 'alert' ? section(phrases.reason, alert.note) : []),
    ...(isOver(variant) ? [] : [{ kind: 'words', words: summary } as const]),
  ]
}

function answer(material: Material, phrases: Phrases, letterhead: Letterhead): Block[] {
  if (!asksForAnswer({ kind: material.alert.kind, content: material.alert.content })) return []
  const { mode, deadlineHours } = material.alert.content.response
  const safety = mode === 'safety-check'
  const deadline =
    deadlineHours && utcStamp(new Date(material.issuedAt.getTime() + deadlineHours * 3_600_000))
  const ask = safety ? phrases.askSafe : phrases.askAcknowledge
  return [
    { kind: 'phrase', phrase: deadline ? `${ask} ${phrases.answerBy(deadline)}` : ask },
    {
      kind: 'link',
      phrase: safety ? phrases.answerSafe : phrases.answerAcknowledge,
      url: linkOf(material, letterhead, 'reply'),
      button: true,
    },
  ]
}

function whereAndWhen({ alert, issuedAt, recipient }: Material, phrases: Phrases): Block[] {
  const { content } = alert
  const zone = zoneOf(content)
  const { from, to } = content.eventTime
  const when = [from, ...(to ? [to] : [])].map((time) => dayOrStamps(time, zone).join('  =  ')).join(' – ')
  return [
    ...list(phrases.where, placesOf(content, recipient.language)),
    ...list(phrases.when, [
      when,
      `${phrases.issued}: ${stamps(issuedAt, zone).join('  =  ')}`,
      `${phrases.validUntil}: ${stamps(new Date(content.timeframe.to), zone).join('  =  ')}`,
    ]),
  ]
}

type Content = Material['alert']['content']

function placesOf({ places, countries }: Content, language: string) {
  const named = places
    .filter(({ role }) => role === 'scene' || role === 'at-risk')
    .map(({ name, iata, country }) => `${name}${iata ? ` (${iata})` : ''}, ${countryName(country, language)}`)
  return named.length ? named : countries.map((country) => countryName(country, language))
}

/** The zone of the first place the alert is about, else of what its area begins with. */
function zoneOf({ places, area, countries }: Content): string | null {
  const place = places.find(({ role }) => role === 'scene' || role === 'at-risk') ?? places[0]
  if (place) return zoneAt(place.lat, place.lon)
  const circle = area?.find((part) => part.type === 'circle')
  if (circle) return zoneAt(circle.lat, circle.lon)
  const [lon, lat] = countryCentre(countries[0] ?? '')
  return lon === 0 && lat === 0 ? null : zoneAt(lat, lon)
}

function instructions({ alert, recipient }: Material, phrases: Phrases): Block[] {
  const { actions, advice, standingAdvice, conditions } = alert.content
  const words = [advice, ...wordingFor(conditions, recipient), standingAdvice].filter((text) => text !== null)
  const phrased = actions.filter((action) => action !== 'None').map((action) => phrases.action[action])
  if (!words.length && !phrased.length) return []
  return [
    { kind: 'heading', phrase: phrases.whatToDo },
    ...(phrased.length ? [{ kind: 'list', items: phrased, own: false } as const] : []),
    ...words.map((text) => ({ kind: 'words', words: text }) as const),
  ]
}

function account({ alert }: Material, variant: Variant, phrases: Phrases): Block[] {
  const { event, context, summary } = alert.content
  if (isOver(variant)) return section(phrases.whatHappened, summary)
  return [...section(phrases.whatHappened, event), ...(context ? section(phrases.background, context) : [])]
}

function outlook({ alert }: Material, phrases: Phrases): Block[] {
  const lines = alert.content.forecasts.map((forecast) => forecastLine(forecast, phrases))
  return lines.length ? list(phrases.whatToExpect, lines, true) : []
}

function forecastLine({ text, likelihood, horizon }: Forecast, phrases: Phrases) {
  const [low, high] = likelihoodPercent[likelihood]
  return `${text} (${phrases.likelihood[likelihood]}, ${low}–${high} %${horizon ? `; ${horizon}` : ''})`
}

function closing(material: Material, phrases: Phrases, letterhead: Letterhead): Block[] {
  const page = material.page && `${letterhead.url}/alerts/${material.page}`
  return [
    ...(material.receipt && letterhead.renderReceipt
      ? list(phrases.why, letterhead.renderReceipt(material.receipt).split('\n'), true)
      : []),
    ...(page ? [{ kind: 'link', phrase: phrases.readOnline, url: page, button: false } as const] : []),
    {
      kind: 'link',
      phrase: phrases.preferences,
      url: `${linkOf(material, letterhead, 'preferences')}/preferences`,
      button: false,
    },
    { kind: 'small', phrase: phrases.sentBy(material.organisation.name) },
  ]
}

function linkOf({ organisation, alert, recipient }: Material, { url, secret }: Letterhead, purpose: Purpose) {
  return `${url}/r/${replyToken(secret, { organisation: organisation.id, alert: alert.id, person: recipient.id, purpose })}`
}

type Purpose = 'reply' | 'preferences'

function section(heading: string, words: string): Block[] {
  return [
    { kind: 'heading', phrase: heading },
    { kind: 'words', words },
  ]
}

function list(heading: string, items: string[], own = false): Block[] {
  return [
    { kind: 'heading', phrase: heading },
    { kind: 'list', items, own },
  ]
}
