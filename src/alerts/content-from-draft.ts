import type { AreaPart } from '../geography/area.ts'
import type { Draft, PlaceMention } from '../reading/draft.ts'
import type { Category } from '../vocabulary/category.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { AlertContent } from './alert.ts'
import type { FieldFault } from './field-fault.ts'

const hour = 3_600_000

/** Hours an alert stays in force where the text says nothing of an end: the longer, the worse it is. */
const usualHours: Record<Severity, number> = { Minor: 24, Moderate: 48, Severe: 72, Extreme: 96, Unknown: 48 }

/** Kilometres around the places where the text draws no area; unrest and disruption are local whatever their severity. */
const usualKm: Record<Severity, number> = { Minor: 25, Moderate: 50, Severe: 100, Extreme: 350, Unknown: 50 }
const localKm: Partial<Record<Category, number>> = {
  unrest: 10,
  transport: 10,
  infrastructure: 10,
  crime: 10,
}

/**
 * Makes an alert of what was read, or says what is missing. What came from another publisher stays internal: quoted
 * words, TLP:AMBER. Where no area was said, the house radius around the scene applies; where a whole country is spoken of
 * or no place is known, the country.
 */
export function contentFromDraft(
  draft: Draft,
  now: Date,
): { content: AlertContent } | { missing: FieldFault[] } {
  const missing = missingFields(draft)
  if (missing.length) return { missing }
  const published = draft.publishedAt ?? now.toISOString()
  const eventTime = draft.eventDate ?? { from: published.slice(0, 10), to: published.slice(0, 10) }
  const category = draft.category ?? 'other'
  const parsed = AlertContent.safeParse({
    headline: draft.headline,
    summary: draft.summary ?? firstSentence(draft.event ?? ''),
    event: draft.event ?? draft.summary,
    context: draft.context,
    advice: draft.advice,
    standingAdvice: draft.standingAdvice,
    language: draft.language,
    category,
    severity: draft.severity,
    urgency: draft.urgency,
    certainty: draft.certainty,
    phase: draft.phase ?? 'ongoing',
    eventTime,
    timeframe: timeframeOf(draft, published),
    countries: draft.countries,
    places: uniquePlaces(draft.places),
    area: areaOf(draft, category),
    actions: draft.actions,
    claims: draft.claims.map(({ text, speaker, stands }) => ({ text, speaker, stands })),
    forecasts: draft.forecasts.map(({ text, likelihood, from, to }) => ({
      text,
      likelihood: likelihood ?? 'roughly even',
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    })),
    actors: draft.actors,
    sharing: 'AMBER',
    wording: 'quoted',
    publishedAt: published,
    ...(draft.publisherLevel ? { publisherLevel: draft.publisherLevel } : {}),
  })
  if (parsed.success) return { content: parsed.data }
  return { missing: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })) }
}

function missingFields(draft: Draft): FieldFault[] {
  const missing: FieldFault[] = []
  if (!draft.headline)
    missing.push({
      field: 'headline',
      message: 'No headline was found; write one: Country: what happened Month D.',
    })
  if (!draft.event && !draft.summary) missing.push({ field: 'event', message: 'Nothing says what happened.' })
  if (draft.countries.length === 0)
    missing.push({ field: 'countries', message: 'No country was found; name it in the headline.' })
  if (!draft.publishedAt && !draft.eventDate)
    missing.push({
      field: 'time',
      message: 'No time was found; put the instant in the first line: 07 Mar 2026 | 10:30 AM UTC.',
    })
  return missing
}

/** From the event, or the publication where that is earlier, until the furthest forecast or the usual hours. */
function timeframeOf({ eventDate, forecasts, severity }: Draft, published: string) {
  const start = Math.min(
    Date.parse(published),
    eventDate ? Date.parse(eventDate.from) : Number.POSITIVE_INFINITY,
  )
  const ends = [
    Date.parse(published) + usualHours[severity] * hour,
    ...forecasts.map(({ to }) => (to ? endOf(to) : 0)),
  ]
  if (eventDate) ends.push(endOf(eventDate.to))
  return { from: new Date(start).toISOString(), to: new Date(Math.max(...ends)).toISOString() }
}

function endOf(dayOrInstant: string) {
  return Date.parse(dayOrInstant) + (dayOrInstant.length === 10 ? 24 * hour : 0)
}

function areaOf(draft: Draft, category: Category): AreaPart[] {
  const whole = draft.countries.map((country): AreaPart => ({ type: 'country', country }))
  if (speaksOfWholeCountry(draft)) return whole
  const scenes = uniquePlaces(draft.places).filter(
    ({ role, country }) => ['scene', 'at-risk'].includes(role) && draft.countries.includes(country),
  )
  const parts = scenes
    .map((place) => partAround(place, draft.severity, category))
    .filter((part) => part !== null)
  return parts.length ? parts : whole
}

/** Advice addressed to everyone in the country speaks of the country, whatever towns are named beside it. */
function speaksOfWholeCountry({ advice, forecasts }: Draft) {
  const text = [advice ?? '', ...forecasts.map((forecast) => forecast.text)].join('\n')
  return /\b(across|throughout|nationwide|in the whole of|countrywide|country-wide)\b/i.test(text)
}

function partAround(
  { ref, name, kind }: AlertContent['places'][number],
  severity: Severity,
  category: Category,
): AreaPart | null {
  if (kind === 'country') return { type: 'country', country: ref.replace('country:', '') }
  if (kind === 'region') return { type: 'region', ref, name }
  return { type: 'place', ref, name, km: localKm[category] ?? usualKm[severity] }
}

function uniquePlaces(mentions: PlaceMention[]) {
  const first = new Map<string, Omit<PlaceMention, 'start' | 'end'>>()
  for (const { start: _s, end: _e, ...place } of mentions) {
    const seen = first.get(place.ref)
    if (!seen || (seen.role === 'mentioned' && place.role !== 'mentioned')) first.set(place.ref, place)
  }
  return [...first.values()]
}

function firstSentence(text: string) {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text.slice(0, 200)
}
