import { type Draft, isPlace, type PlaceMention } from '../reading/draft.ts'
import { type RadiusTable, usualRadii } from '../vocabulary/radius.ts'
import { AlertContent, type AlertPlace } from './alert.ts'
import { defaultArea } from './default-area.ts'
import { defaultTimeframe } from './default-timeframe.ts'
import type { FieldFault } from './field-fault.ts'
import { schemaFaults } from './file-faults.ts'

/**
 * Makes an alert of what was read, or says what is missing and where to write it. Words that were read are taken for
 * another publisher's: quoted, and TLP:AMBER until somebody rewrites them; `own` says that they are ours.
 */
export function contentFromDraft(
  draft: Draft,
  now: Date,
  { own = false, radii = usualRadii }: { own?: boolean; radii?: RadiusTable } = {},
): { content: AlertContent } | { missing: FieldFault[] } {
  const missing = missingFields(draft)
  if (missing.length > 0) return { missing }
  const written = { ...textsOf(draft), ...judgementsOf(draft), ...whenAndWhere(draft, now, radii) }
  const parsed = AlertContent.safeParse({
    ...written,
    sharing: 'AMBER',
    wording: own ? 'own' : 'quoted',
    ...(draft.publishedAt ? { publishedAt: draft.publishedAt } : {}),
    ...(draft.publisherLevel ? { publisherLevel: draft.publisherLevel } : {}),
  })
  if (parsed.success) return { content: parsed.data }
  return { missing: schemaFaults(parsed.error.issues, written) }
}

function missingFields({ headline, event, summary, countries, publishedAt, eventDate }: Draft): FieldFault[] {
  const needs: [boolean, string, string][] = [
    [
      !headline,
      'headline',
      'No headline was found; write one as the first line: Country: what happened Month D.',
    ],
    [!event && !summary, 'event', 'Nothing says what happened; write it below the headline.'],
    [countries.length === 0, 'countries', 'No country was found; name it at the start of the headline.'],
    [
      !publishedAt && !eventDate,
      'eventTime',
      'No time was found; name the day, or put an instant in the first line: 07 Mar 2026 | 10:30 AM UTC.',
    ],
  ]
  return needs.flatMap(([lacks, field, message]) => (lacks ? [{ field, message }] : []))
}

/** The texts of what was read; what happened stands in where nothing sums it up. */
export function textsOf(draft: Draft) {
  const event = draft.event ?? draft.summary ?? ''
  return {
    headline: draft.headline,
    summary: draft.summary ?? firstSentence(event),
    event,
    context: draft.context,
    advice: draft.advice,
    standingAdvice: draft.standingAdvice,
    language: draft.language,
    actors: draft.actors,
  }
}

/** What kind of event it is and how serious, as it was read. */
export function judgementsOf({
  category,
  severity,
  urgency,
  certainty,
  phase,
  actions,
  claims,
  forecasts,
}: Draft) {
  return {
    category: category ?? 'other',
    severity,
    urgency,
    certainty,
    phase: phase ?? 'ongoing',
    actions,
    claims: claims.map(({ text, speaker, stands }) => ({ text, speaker, stands })),
    // One without a likelihood is only prose, which the event still holds; a number must not be made up.
    forecasts: forecasts.flatMap(({ text, likelihood, from, to }) =>
      likelihood ? [{ text, likelihood, ...(from ? { from } : {}), ...(to ? { to } : {}) }] : [],
    ),
  }
}

/** When and where, with the usual timeframe and area where the text draws none. */
export function whenAndWhere(draft: Draft, now: Date, radii: RadiusTable) {
  const published = draft.publishedAt ?? now.toISOString()
  const day = published.slice(0, 10)
  return {
    eventTime: draft.eventDate ?? { from: day, to: day },
    timeframe: defaultTimeframe(draft, published),
    countries: draft.countries,
    places: placesOf(draft.places),
    area: defaultArea(draft, draft.category ?? 'other', radii),
  }
}

/** Of the roles a place has in one text, the one that counts for the alert. */
export const placeRoleWeight: Record<AlertPlace['role'], number> = {
  scene: 4,
  'at-risk': 3,
  speaker: 2,
  origin: 1,
  mentioned: 0,
}

/** Each place once, in the order of the text, with the role that matters most. */
function placesOf(mentions: PlaceMention[]): AlertPlace[] {
  const places = new Map<string, AlertPlace>()
  for (const { start: _s, end: _e, confidence: _c, others: _o, ...place } of mentions.filter(isPlace)) {
    const seen = places.get(place.ref)
    if (!seen || placeRoleWeight[place.role] > placeRoleWeight[seen.role]) places.set(place.ref, place)
  }
  return [...places.values()]
}

/** An abbreviation's point is followed by more words in small letters or a digit. */
function firstSentence(text: string) {
  return /^.*?[.!?](?=\s+\p{Lu}|\s*$)/su.exec(text)?.[0] ?? text.slice(0, 200)
}
