import { isDeepStrictEqual } from 'node:util'
import { countryName } from '../geography/countries.ts'
import type { Draft } from '../reading/draft.ts'
import { evidenceOf, type Span } from '../reading/evidence.ts'
import { actionPhrase } from '../vocabulary/action.ts'
import { categoryKind } from '../vocabulary/category.ts'
import { type RadiusTable, usualRadii } from '../vocabulary/radius.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import type { AlertContent } from './alert.ts'
import { judgementsOf, textsOf, whenAndWhere } from './content-from-draft.ts'
import type { DraftField } from './draft-merge.ts'
import { type Alternative, type HowSure, surenessOf, surenessOfPlace } from './suggestion-sureness.ts'
import { dayWords, shortened } from './suggestion-words.ts'

export type { Alternative } from './suggestion-sureness.ts'

/** What a source suggests for one field, and the words of it that this rests on. */
export type Suggested = {
  field: DraftField
  /** For lists: one element to add; else the value itself. */
  value: unknown
  act: 'set' | 'add'
  /** The value in a few words, for people. */
  says: string
  evidence: Span[]
  /** From 0 to 1, that the value is right; null where the value is the source's own words. */
  confidence: number | null
  alternatives: Alternative[]
  /** Who gave the value: the offline reader, or the model of `ALARUM_MODEL_URL`. */
  by: 'reader' | 'model'
}

/** What quotes the source is as sure as the source. */
const unmeasured: HowSure = { confidence: null, alternatives: [] }

/** A digest holds many alerts; from more than this on nobody would choose. */
const mostDrafts = 5

/** Everything a source's words suggest, field by field in the order of an alert. Several readings stand side by side. */
export function suggestionsOf(
  drafts: Draft[],
  text: string,
  now: Date,
  radii: RadiusTable = usualRadii,
): Suggested[] {
  const all = drafts.slice(0, mostDrafts).flatMap((draft) => suggestionsOfOne(draft, text, now, radii))
  return all.filter(
    ({ field, value }, i) =>
      all.findIndex((other) => other.field === field && isDeepStrictEqual(other.value, value)) === i,
  )
}

function suggestionsOfOne(draft: Draft, text: string, now: Date, radii: RadiusTable): Suggested[] {
  const found = evidenceOf(draft, text)
  const texts = textsOf(draft)
  const judged = judgementsOf(draft)
  const sure = surenessOf(draft)
  const where = draft.countries.length > 0 ? whenAndWhere(draft, now, radii) : null
  const set = (field: DraftField, value: unknown, says: string, evidence: Span[]): Suggested[] =>
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      ? []
      : [{ field, value, act: 'set', says, evidence, ...(sure.get(field) ?? unmeasured), by: 'reader' }]
  const prose = (field: 'headline' | 'summary' | 'event' | 'context' | 'advice' | 'standingAdvice') =>
    set(field, texts[field], shortened(texts[field] ?? ''), found[field].length ? found[field] : found.event)
  const dated = draft.eventDate !== null
  return [
    ...prose('headline'),
    ...prose('summary'),
    ...prose('event'),
    ...prose('context'),
    ...prose('advice'),
    ...prose('standingAdvice'),
    ...set('category', draft.category, categoryKind[judged.category].label, found.category),
    ...set(
      'severity',
      draft.severity === 'Unknown' ? null : draft.severity,
      `${severityLevel[draft.severity].word} (${draft.severity})`,
      found.severity,
    ),
    ...set('urgency', known(draft.urgency), draft.urgency, found.urgency),
    ...set('certainty', known(draft.certainty), draft.certainty, found.certainty),
    ...set('phase', draft.phase, draft.phase ?? '', found.phase),
    ...set('eventTime', draft.eventDate, dayWords(draft.eventDate), found.eventDate),
    ...set(
      'timeframe',
      dated || draft.publishedAt ? where?.timeframe : null,
      dayWords(where?.timeframe ?? null),
      [...found.eventDate, ...lastForecast(draft, found.forecasts)],
    ),
    ...set(
      'countries',
      draft.countries,
      draft.countries.map((code) => countryName(code)).join(', '),
      found.countries,
    ),
    ...(where?.places ?? []).map(
      (place): Suggested => ({
        ...{ field: 'places', value: place, act: 'add', evidence: found.places.get(place.ref) ?? [] },
        says: `${place.iata ? `${place.name} (${place.iata})` : place.name}: ${place.role}`,
        ...surenessOfPlace(draft, place),
        by: 'reader',
      }),
    ),
    ...set('area', where?.area, areaWords(where?.area ?? []), areaEvidence(where?.area ?? [], found)),
    ...set(
      'actions',
      draft.actions,
      draft.actions.map((action) => actionPhrase[action]).join(', '),
      found.actions,
    ),
    ...draft.claims.map(
      ({ text: words, speaker, stands }, i): Suggested => ({
        ...{ field: 'claims', act: 'add', evidence: found.claims[i] ?? [] },
        value: { text: words, speaker, stands, reliability: 'F', credibility: '6' },
        says: `${speaker}: ${shortened(words)}`,
        ...unmeasured,
        by: 'reader',
      }),
    ),
    ...draft.forecasts.flatMap(({ text: words, likelihood, from, to }, i): Suggested[] =>
      likelihood
        ? [
            {
              ...{ field: 'forecasts', act: 'add', evidence: found.forecasts[i] ?? [] },
              value: { text: words, likelihood, ...(from ? { from } : {}), ...(to ? { to } : {}) },
              says: `${likelihood}: ${shortened(words)}`,
              ...unmeasured,
              by: 'reader',
            },
          ]
        : [],
    ),
    ...set('actors', draft.actors, draft.actors.join(', '), found.actors),
    ...set('publishedAt', draft.publishedAt, draft.publishedAt ?? '', found.publishedAt),
    ...set('publisherLevel', draft.publisherLevel, draft.publisherLevel ?? '', found.publisherLevel),
    ...set(
      'language',
      draft.language === 'en' ? null : draft.language,
      draft.language,
      found.event.slice(0, 1),
    ),
  ]
}

function known(value: string) {
  return value === 'Unknown' ? null : value
}

type AreaParts = NonNullable<AlertContent['area']>

function areaWords(area: AreaParts) {
  return area.map(partWords).join('; ')
}

function partWords(part: AreaParts[number]): string {
  if (part.type === 'country') return countryName(part.country)
  if (part.type === 'region') return part.name
  if (part.type === 'place') return `${part.km} km around ${part.name}`
  return part.type === 'circle' ? `a circle of ${part.km} km` : 'a polygon'
}

function areaEvidence(area: AreaParts, found: ReturnType<typeof evidenceOf>): Span[] {
  return area.flatMap((part) => {
    if (part.type === 'country')
      return found.places.get(`country:${part.country}`)?.slice(0, 2) ?? found.countries
    return part.type === 'place' || part.type === 'region' ? (found.places.get(part.ref) ?? []) : []
  })
}

/** A timeframe reaches as far as the furthest forecast. */
function lastForecast({ forecasts }: Draft, spans: Span[][]): Span[] {
  const ends = forecasts.map(({ to }) => to ?? '')
  const last = ends.reduce((best, to, i) => (to > (ends[best] ?? '') ? i : best), 0)
  return ends[last] ? (spans[last] ?? []) : []
}
