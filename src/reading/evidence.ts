import { countryName } from '../geography/countries.ts'
import type { Certainty, Phase, Urgency } from '../vocabulary/certainty.ts'
import { wordsOfAction } from './advice.ts'
import { wordsOfCategory } from './category.ts'
import { wordsOfJudgement } from './certainty.ts'
import { datesIn } from './dates.ts'
import type { Draft } from './draft.ts'
import { type Span, type WordFinder, wordFinder } from './find-words.ts'
import { readAs } from './language.ts'
import { plainly } from './languages/words.ts'
import { plainSpaces } from './page.ts'
import { wordsOfSeverity } from './severity.ts'
import { stampIn } from './stamps.ts'

export type { Span } from './find-words.ts'

/** For each thing that was read, the words of the text it rests on; empty where nothing can be pointed at. */
export type DraftEvidence = {
  headline: Span[]
  summary: Span[]
  event: Span[]
  context: Span[]
  advice: Span[]
  standingAdvice: Span[]
  category: Span[]
  severity: Span[]
  certainty: Span[]
  urgency: Span[]
  phase: Span[]
  eventDate: Span[]
  publishedAt: Span[]
  publisherLevel: Span[]
  countries: Span[]
  /** By the place's ref, every mention. */
  places: Map<string, Span[]>
  /** In the order of the draft's lists. */
  claims: Span[][]
  forecasts: Span[][]
  actions: Span[]
  actors: Span[]
}

/** Words shown for one judgement: more would mark the whole text. */
const most = 6

/** Where a draft's words stand in the text it was read from. Pure and linear in the text's length. */
export function evidenceOf(draft: Draft, text: string): DraftEvidence {
  const finder = wordFinder(text)
  const prose = (words: string | null) => (words ? finder.paragraphs(words) : [])
  const [headline, summary, event] = [prose(draft.headline), prose(draft.summary), prose(draft.event)]
  const advice = prose(draft.advice)
  const plain = plainSpaces(text)
  const language = readAs(draft.language, text)
  const told = [...headline, ...summary, ...event]
  const within = (spans: Span[], patterns: RegExp[]) =>
    hits(language === 'en' ? plain : plainly(plain), spans, patterns)
  // A judgement that no single word carries rests on what is told first.
  const first = told.length > 0 ? [firstSentence(plain, (event[0] ?? told[0]) as Span)] : []
  const orFirst = (spans: Span[]) => (spans.length > 0 ? spans : first)
  const judged = (value: Certainty | Urgency | Phase | null) =>
    value && value !== 'Unknown' ? orFirst(within(told, wordsOfJudgement(value))) : []
  const level = draft.publisherLevel ? finder.find(draft.publisherLevel) : null
  const places = placesOf(draft, text, finder)
  return {
    ...{ headline, summary, event, advice },
    context: prose(draft.context),
    standingAdvice: prose(draft.standingAdvice),
    category: draft.category ? orFirst(within(told, wordsOfCategory(draft.category, language))) : [],
    severity: level
      ? [level]
      : draft.severity === 'Unknown'
        ? []
        : orFirst(within(told, wordsOfSeverity(draft.severity, language))),
    certainty: judged(draft.certainty),
    urgency: judged(draft.urgency),
    phase: judged(draft.phase),
    eventDate: datesOf(draft, plain, told, language),
    publishedAt: publishedOf(draft, plain),
    publisherLevel: level ? [level] : [],
    countries: countriesOf(draft, places, headline, plain),
    places,
    claims: draft.claims.map(({ text: words }) => one(finder.find(words, event[0]?.start ?? 0))),
    forecasts: draft.forecasts.map(({ text: words }) => one(finder.find(words, summary[0]?.start ?? 0))),
    actions: within(
      advice,
      draft.actions.flatMap((action) => wordsOfAction(action)),
    ),
    actors: draft.actors.flatMap((actor) => one(finder.find(actor, event[0]?.start ?? 0))).slice(0, 30),
  }
}

function one(span: Span | null): Span[] {
  return span ? [span] : []
}

function firstSentence(text: string, { start, end }: Span): Span {
  const stop = /[.!?](?=\s+\p{Lu})/u.exec(text.slice(start, Math.min(end, start + 1000)))
  return { start, end: stop ? start + stop.index + 1 : end }
}

/** What the patterns find inside the spans, each stretch once, in the order of the text. */
function hits(text: string, spans: Span[], patterns: RegExp[]): Span[] {
  const found: Span[] = []
  for (const pattern of patterns) {
    const every = new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join(''))
    for (const { start, end } of spans) {
      for (const hit of text.slice(start, Math.min(end, start + 20_000)).matchAll(every)) {
        const span = { start: start + hit.index, end: start + hit.index + hit[0].trimEnd().length }
        if (span.end > span.start && !found.some((other) => span.start < other.end && other.start < span.end))
          found.push(span)
        if (found.length >= most) return inOrder(found)
      }
    }
  }
  return inOrder(found)
}

function inOrder(spans: Span[]) {
  return spans.sort((a, b) => a.start - b.start)
}

/** Places bring their offsets; where the text was rebuilt on its way, they are looked for by name. */
function placesOf({ places }: Draft, text: string, finder: WordFinder): Map<string, Span[]> {
  const found = new Map<string, Span[]>()
  for (const { ref, name, start, end } of places) {
    const span = text.slice(start, end) === name ? { start, end } : finder.find(name, start)
    if (span) found.set(ref, [...(found.get(ref) ?? []), span])
  }
  return found
}

function countriesOf(
  { countries, places: mentions }: Draft,
  places: Map<string, Span[]>,
  headline: Span[],
  text: string,
): Span[] {
  return countries.flatMap((code) => {
    const [first] = places.get(`country:${code}`) ?? []
    if (first) return [first]
    const name = countryName(code)
    const [title] = headline
    const at = title ? text.slice(title.start, title.end).indexOf(name) : -1
    if (title && at >= 0) return [{ start: title.start + at, end: title.start + at + name.length }]
    const within = mentions.filter(({ country }) => country === code).map(({ ref }) => ref)
    return [...new Set(within)].slice(0, 3).flatMap((ref) => places.get(ref)?.slice(0, 1) ?? [])
  })
}

/** The dates that mean the event's day, where they stand in what is told. */
function datesOf({ eventDate, publishedAt }: Draft, text: string, told: Span[], language: string): Span[] {
  if (!eventDate) return []
  const reference = publishedAt?.slice(0, 10) ?? eventDate.from
  return told
    .flatMap(({ start, end }) =>
      datesIn(text.slice(start, Math.min(end, start + 5_000)), reference, language)
        .filter(({ from, to }) => from === eventDate.from && to === eventDate.to)
        .map((date) => ({ start: start + date.index, end: start + date.index + date.text.length })),
    )
    .slice(0, most)
}

/** The line whose stamp is the moment of publication. */
function publishedOf({ publishedAt }: Draft, text: string): Span[] {
  if (!publishedAt) return []
  let start = 0
  for (const line of text.slice(0, 20_000).split('\n').slice(0, 60)) {
    const stamp = stampIn(line)
    if (stamp?.at === publishedAt || (stamp && stamp.at.slice(0, 10) === publishedAt.slice(0, 10)))
      return [
        { start: start + stamp.index, end: start + Math.min(line.length, stamp.index + stamp.text.length) },
      ]
    start += line.length + 1
  }
  return []
}
