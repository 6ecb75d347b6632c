import type { Place } from '../geography/area.ts'
import { regionByShortName } from '../geography/short-names.ts'
import { airportsCoded } from './airport-codes.ts'
import { languageOf, readAs } from './language.ts'
import { placesSpoken } from './languages/places.ts'
import { rulesOf } from './languages/rules.ts'
import { placesByRule } from './places-by-rule.ts'
import { type Named, resolved } from './resolve.ts'
import { decoded } from './tagger/decode.ts'
import { featuresOf } from './tagger/features.ts'
import { type Span, spansOf } from './tagger/spans.ts'
import { type Token, tokensOf } from './tagger/tokens.ts'
import { weights } from './tagger/weights.ts'

/**
 * A place found at `start`–`end` (UTF-16) of the text. `kind` tells a demonym, which is evidence of its country, and a part of the
 * world from the kinds of the gazetteer, and `near` a name that no gazetteer has (a street, a county), put at the known place it is
 * named beside; `confidence` (0 to 1) is that the name means this place, `others` what else it may mean.
 */
export type FoundPlace = {
  place: Place
  name: string
  start: number
  end: number
  kind?: 'demonym' | 'area' | 'near'
  confidence?: number
  others?: { place: Place; confidence: number }[]
}

const longestText = 100_000

/**
 * Places of a text: in English those that the tagger has learnt to see, resolved together; in French, Spanish, German, Portuguese,
 * Arabic, Russian and Ukrainian by the gazetteer and the language's own words; in any other by the gazetteer, cautiously. `hinted` are countries that the text is known to be about. At most 100,000 characters are read, in linear
 * time.
 */
export function placesIn(text: string, hinted: readonly string[]): FoundPlace[] {
  const sample = text.slice(0, longestText)
  const language = languageOf(sample)
  const rules = rulesOf(language)
  const read = rules
    ? placesSpoken(sample, hinted, rules)
    : readAs(language, sample) === 'en'
      ? placesTagged(sample, hinted)
      : placesByRule(sample, hinted)
  const coded = airportsCoded(sample)
  const kept = read.filter((one) => !coded.some((other) => one.start < other.end && other.start < one.end))
  return [...kept, ...coded].sort((a, b) => a.start - b.start)
}

type Seen = { text: string; spans: Span[]; names: Named[] }

/** A text is asked for its places again once its countries are known; what the tagger sees does not depend on them. */
let lately: Seen[] = []
const remembered = 3

function seenIn(text: string): Seen {
  const known = lately.find((one) => one.text === text)
  if (known) return known
  const tokens = tokensOf(text)
  const spans = spansOf(tokens, decoded(featuresOf(text, tokens), weights())).map((span) =>
    withPoint(text, tokens, span),
  )
  const seen = { text, spans, names: spans.map((span, i) => namedAt(text, tokens, spans, span, i)) }
  lately = [seen, ...lately].slice(0, remembered)
  return seen
}

function placesTagged(text: string, hinted: readonly string[]): FoundPlace[] {
  const { spans, names } = seenIn(text)
  const senses = resolved(names, hinted)
  const found = spans.flatMap(({ start, end }, i): FoundPlace[] => {
    const sense = senses[i]
    if (!sense) return []
    const { place, kind } = sense.chosen
    const others = sense.others.map(({ candidate, confidence }) => ({ place: candidate.place, confidence }))
    const one = { place, name: text.slice(start, end), start, end, confidence: sense.confidence, others }
    return [kind ? { ...one, kind } : one]
  })
  const unknown = spans.filter((_, i) => senses[i] === undefined)
  return [...found, ...unknown.flatMap(({ start, end }) => beside(text, found, start, end))]
}

/** How sure one may be of the nearest known place in the text for a name that no gazetteer has. */
const besideShare = 0.4

function beside(text: string, found: readonly FoundPlace[], start: number, end: number): FoundPlace[] {
  const towns = found.filter(({ place, kind }) => kind === undefined && place.kind !== 'country')
  const [nearest] = towns.toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))
  if (!nearest) return []
  const confidence = besideShare * (nearest.confidence ?? 1)
  return [
    { place: nearest.place, name: text.slice(start, end), start, end, kind: 'near', confidence, others: [] },
  ]
}

/** "Kan." is the short form with its point, also where the point ends a sentence. */
function withPoint(text: string, tokens: readonly Token[], span: Span): Span {
  const next = tokens[span.to + 1]
  if (next?.text !== '.' || next.space || !regionByShortName(`${text.slice(span.start, span.end)}.`))
    return span
  return { ...span, to: span.to + 1, end: next.end }
}

function namedAt(
  text: string,
  tokens: readonly Token[],
  spans: readonly Span[],
  span: Span,
  i: number,
): Named {
  const next = spans[i + 1]
  const before = spans[i - 1]
  const comma = (from: Span, to: Span) => to.from === from.to + 2 && tokens[from.to + 1]?.text === ','
  return {
    name: text.slice(span.start, span.end),
    next: next && comma(span, next) ? text.slice(next.start, next.end) : null,
    behind: before !== undefined && comma(before, span),
    first: i === 0 && span.start < 200,
  }
}
