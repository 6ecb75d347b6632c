import type { Place } from '../geography/area.ts'
import type { Category } from '../vocabulary/category.ts'
import type { Phase } from '../vocabulary/certainty.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { actorsIn } from './actors.ts'
import { actionsIn, adviceWithin } from './advice.ts'
import { allDatesIn } from './broad-dates.ts'
import { categoriesOf } from './category.ts'
import { certaintyOf, phaseOf, urgencyOf } from './certainty.ts'
import { claimsIn } from './claims.ts'
import { asConfidence } from './confidence.ts'
import { severityOfLevel } from './crosswalk.ts'
import type { DateMention, Draft, OtherPlace, PlaceMention } from './draft.ts'
import { eventDateOf } from './event-date.ts'
import { forecastsIn, outlookOf } from './forecasts.ts'
import { isDrill } from './harmless.ts'
import { openEnd } from './horizons.ts'
import type { Day } from './instants.ts'
import { languageOf, readAs } from './language.ts'
import type { Outside, Parts } from './layouts/layout.ts'
import { missingOf } from './missing.ts'
import { countriesNamed, countriesOfHeadline, countriesOfPlaceName, countriesOfPlaces } from './nations.ts'
import { joined } from './page.ts'
import { tells } from './paragraph-kind.ts'
import { type FoundPlace, placesIn } from './places.ts'
import { rolesOf } from './roles.ts'
import { severityFromFacts } from './severity.ts'

/** What is understood of the parts of one alert. `text` is what the offsets of places count in. */
export function draftOf(parts: Parts, text: string, outside: Outside): Draft {
  const { headline = null, summary = null, event = [], context = [], standingAdvice = [] } = parts
  const advice = parts.advice?.length ? parts.advice : adviceWithin(event, tells)
  const stamp = parts.stamp ?? null
  const published = stamp?.at.slice(0, 10) ?? null
  const reference: Day | null =
    published ?? parts.timeframe?.from.slice(0, 10) ?? outside.now?.slice(0, 10) ?? null
  const year = yearOf(reference)
  const told = [headline ?? '', summary ?? '', ...event].join('\n')
  const whole = [told, ...context, ...advice].join('\n')
  const language = languageOf(whole)
  const read = readAs(language, whole)
  const { countries, places } = whereOf(parts, text, told, year, read)
  const claims = claimsIn(event)
  const forecasts = forecastsIn(event, reference, read)
  const outlook = forecasts.length > 0 ? forecasts : outlookOf(summary, reference, read)
  const dates = datesOf(parts, text, reference, read)
  const eventDate = eventDateOf(parts, reference, read)
  const [likeliest] = categoriesOf(headline, summary, event.join('\n'), year, read)
  const category = read === 'en' && isDrill(told) ? 'other' : (likeliest?.category ?? null)
  const phase = phaseOf(told, eventDate, reference, category)
  const severity = severityOf(parts, told, year, category, { language: read, phase })
  const draft: Omit<Draft, 'missing'> = {
    publishedAt: stamp?.at ?? null,
    countries,
    headline,
    summary,
    event: joined(event),
    context: joined(context),
    advice: joined(advice),
    standingAdvice: joined(standingAdvice),
    category,
    severity,
    certainty: certaintyOf(told.trim(), phase),
    urgency: urgencyOf({
      text: told,
      phase,
      severity,
      from: eventDate?.from ?? null,
      published: reference,
      outlook: outlook.length > 0,
    }),
    phase,
    eventDate,
    places,
    dates,
    forecasts: outlook,
    claims,
    actions: actionsIn(advice),
    actors: actorsIn(
      [...event, ...context],
      claims.map((claim) => claim.speaker),
    ),
    language,
    publisherLevel: parts.publisherLevel ?? null,
    layout: parts.layout,
  }
  return { ...draft, missing: missingOf(draft, stamp) }
}

function whereOf(
  parts: Parts,
  text: string,
  told: string,
  year: number | null,
  language: string,
): { countries: string[]; places: PlaceMention[] } {
  const stated = statedCountries(parts)
  const first = placesIn(text, stated)
  const countries = stated.length > 0 ? stated : countriesOfPlaces(...placesTold(text, told, first), language)
  const found = stated.length > 0 || countries.length === 0 ? first : placesIn(text, countries)
  const sections = {
    event: parts.event ?? [],
    context: parts.context ?? [],
    advice: [...(parts.advice ?? []), ...(parts.standingAdvice ?? [])],
  }
  const scenes = (parts.scenes ?? []).map((scene) => scene.trim().toLowerCase())
  const named = found.filter(({ kind }) => kind === undefined)
  const roles = rolesOf(text, named, countries, sections, scenes, year, language)
  return {
    countries,
    places: found.map((one) =>
      mentionOf(
        one,
        one.kind && one.kind !== 'near' ? 'mentioned' : (roles.get(one.place.ref) ?? 'mentioned'),
      ),
    ),
  }
}

/** Those of the places that stand in what is told, with the text they stand in; read anew where the words were put together. */
function placesTold(text: string, told: string, found: readonly FoundPlace[]): [string, FoundPlace[]] {
  const spans: { start: number; end: number }[] = []
  for (const paragraph of told.split('\n').filter(Boolean)) {
    const start = text.indexOf(paragraph, spans.at(-1)?.end ?? 0)
    if (start < 0) return [told, placesIn(told.slice(0, 20_000), [])]
    spans.push({ start, end: start + paragraph.length })
  }
  return [text, found.filter((one) => spans.some(({ start, end }) => start <= one.start && one.end <= end))]
}

/** The headline's country comes before the frame's: a republisher's frame may be that of its own country. */
function statedCountries({ headline = null, named = [] }: Parts): string[] {
  const fromHeadline = countriesOfHeadline(headline)
  if (fromHeadline.length > 0) return fromHeadline
  const stated = countriesNamed(named)
  return stated.length > 0 ? stated : countriesOfPlaceName(named.find((name) => name.trim() !== ''))
}

function mentionOf(
  { place, name, start, end, ...found }: FoundPlace,
  role: PlaceMention['role'],
): PlaceMention {
  const { ref, lat, lon, kind, country, iata } = place
  const mention = {
    name,
    ref,
    lat,
    lon,
    kind: found.kind ?? kind,
    country,
    ...(iata ? { iata } : {}),
    start,
    end,
    role,
  }
  if (found.confidence === undefined) return mention
  const others = (found.others ?? []).filter(({ confidence }) => confidence >= leastOther).map(otherOf)
  return { ...mention, confidence: asConfidence(found.confidence), ...(others.length > 0 ? { others } : {}) }
}

/** What a name means less surely than this is not worth showing. */
const leastOther = 0.02

function otherOf({
  place: { ref, name, country, lat, lon },
  confidence,
}: {
  place: Place
  confidence: number
}): OtherPlace {
  return { ref, name, country, lat, lon, confidence: asConfidence(confidence) }
}

function datesOf({ timeframe }: Parts, text: string, reference: Day | null, language: string): DateMention[] {
  const inText = allDatesIn(text.slice(0, 200_000), reference, language).map(({ index, ...date }) => ({
    ...date,
    ...spanAt(index, date.text),
  }))
  if (!timeframe) return inText
  const { text: words, from, to } = timeframe
  const at = text.indexOf(words)
  return [{ text: words, from, to: to ?? openEnd, ...(at < 0 ? {} : spanAt(at, words)) }, ...inText]
}

function spanAt(start: number, words: string) {
  return { start, end: start + words.length }
}

/** A publisher's level was set by someone who knew more than the text says; facts decide where none is given. */
function severityOf(
  { publisherLevel = null }: Parts,
  told: string,
  year: number | null,
  category: Category | null,
  read: { language: string; phase: Phase | null },
): Severity {
  return severityOfLevel(publisherLevel) ?? severityFromFacts(told, year, category, read)
}

function yearOf(reference: Day | null): number | null {
  return reference === null ? null : Number(reference.slice(0, 4))
}
