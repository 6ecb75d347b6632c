import { countryPlace } from '../place-lookup.ts'
import type { FoundPlace } from '../places.ts'
import { type Resolved, resolved } from '../resolve.ts'
import { type NameSpan, nameAt, type Token, tokensOf } from './place-names.ts'
import { type PlacePatterns, placePatternsOf } from './place-patterns.ts'
import { isOrdinary, type Seen, surroundingsOf } from './place-surroundings.ts'
import type { LanguageRules } from './rules.ts'
import { plainly } from './words.ts'

/**
 * Places of a text in a language whose rules are given: names that the gazetteer has, in any case or with what is joined to them,
 * resolved together. A country's name is enough; a town needs words around it, its size or the text's country to speak for it, and
 * a word of the language's own vocabulary is none. Linear in the length.
 */
export function placesSpoken(text: string, hinted: readonly string[], rules: LanguageRules): FoundPlace[] {
  const patterns = placePatternsOf(rules)
  const people = demonymsIn(text, patterns)
  const seen = seenIn(text, rules, patterns)
  const named = seen.filter(({ fixed }) => fixed === undefined)
  const stated = [...hinted, ...seen.flatMap(({ fixed }) => (fixed ? [fixed.country] : []))]
  const names = named.map((one, i) => ({
    name: one.lookup,
    next: countryBehind(text, one, named[i + 1]),
    behind: false,
    first: one.start < 80,
  }))
  const senses = resolved(names, [...new Set(stated)])
  const home = homeOf(named, senses, stated, people)
  const found = named.flatMap((one, i): FoundPlace[] => {
    const sense = senses[i]
    if (!sense || !speaksFor(one, sense, home)) return []
    const { place, kind } = alsoTowns.has(one.lookup) ? townOf(sense) : sense.chosen
    const others = sense.others.map(({ candidate, confidence }) => ({ place: candidate.place, confidence }))
    const whole = { place, name: text.slice(one.start, one.end), start: one.start, end: one.end }
    return [{ ...whole, ...(kind ? { kind } : {}), confidence: sense.confidence, others }]
  })
  const fixed = seen.flatMap(({ fixed: place, start, end }): FoundPlace[] =>
    place ? [{ place, name: text.slice(start, end), start, end, confidence: 1, others: [] }] : [],
  )
  const places = [...found, ...fixed]
  const apart = people.filter((one) => !places.some(({ start, end }) => start < one.end && one.start < end))
  return [...places, ...apart].sort((a, b) => a.start - b.start)
}

/** Countries whose names towns and saints bear more often, and those that are ordinary words where no preposition stands before. */
const alsoTowns: ReadonlySet<string> = new Set([
  'Granada',
  'Guadalupe',
  'Santa Elena',
  'San Martín',
  'Jersey',
])
const needsWord: ReadonlySet<string> = new Set(['قطر', 'مالي', 'عمان', 'Granada'])

function townOf({ chosen, others }: Resolved) {
  return others.find(({ candidate }) => candidate.place.kind !== 'country')?.candidate ?? chosen
}

function seenIn(text: string, rules: LanguageRules, patterns: PlacePatterns): Seen[] {
  const language = rules.words.code
  const tokens = tokensOf(text, language)
  const seen: Seen[] = []
  for (let at = 0; at < tokens.length; at++) {
    const span = fixedAt(text, tokens, at, patterns) ?? nameAt(text, tokens, at, language)
    if (!span) continue
    const words = tokens.slice(at).findIndex(({ end }) => end >= span.end) + 1
    const one = {
      fixed: undefined,
      ...span,
      words,
      ...surroundingsOf(text, tokens, at, words, span, seen.at(-1), patterns),
    }
    if (!one.locative && needsWord.has(one.lookup)) continue
    if (!one.fixed && isOrdinary(one, patterns)) continue
    seen.push(one)
    at += words - 1
  }
  return seen
}

/** Countries by names that no list of the gazetteer has. */
function fixedAt(text: string, tokens: readonly Token[], at: number, { fixed, stems }: PlacePatterns) {
  for (let length = 2; length > 0; length--) {
    const [first, last] = [tokens[at], tokens[at + length - 1]]
    if (!first || !last) continue
    const words = plainly(text.slice(first.start, last.end))
    const cut = /^(?:[وف]?[بل]|[وف])?/u.exec(words)?.[0].length ?? 0
    for (const from of cut > 0 ? [0, cut] : [0]) {
      const name = words.slice(from)
      const place = fixed.get(name) ?? stems(name)
      if (!place) continue
      return {
        ...{ start: first.start + from, end: last.end, lookup: name, weight: 9, fixed: place },
        attached: from > 0 && /[بل]/.test(words.slice(0, from)),
      }
    }
  }
  return null
}

/** The countries that the text speaks of, each with what speaks for it. */
function homeOf(
  named: readonly Seen[],
  senses: readonly (Resolved | undefined)[],
  stated: readonly string[],
  people: readonly FoundPlace[],
): Set<string> {
  const votes = new Map<string, number>()
  const vote = (country: string, by: number) => votes.set(country, (votes.get(country) ?? 0) + by)
  for (const country of stated) vote(country, 2)
  for (const { place } of people) vote(place.country, 0.5)
  for (const [i, one] of named.entries()) {
    const chosen = senses[i]?.chosen
    if (!chosen) continue
    if (chosen.place.kind === 'country') vote(chosen.place.country, 1)
    else if (one.locative && chosen.weight > 4.5) vote(chosen.place.country, 1)
  }
  const most = Math.max(...votes.values(), 0)
  return new Set(
    [...votes].filter(([, count]) => count >= 1 && count * 2 >= most).map(([country]) => country),
  )
}

function speaksFor(one: Seen, { chosen }: Resolved, home: ReadonlySet<string>): boolean {
  const { place, kind } = chosen
  if (kind === 'demonym') return false
  if (place.kind === 'country' || kind === 'area') return true
  const size = place.population >= 1_000_000 ? 2 : place.population >= 15_000 || place.kind !== 'city' ? 1 : 0
  const evidence =
    (one.locative ? 2 : 0) +
    (home.has(place.country) ? 2 : 0) +
    (one.beside ? 1 : 0) +
    (one.words > 1 || one.text.includes('-') ? 1 : 0) +
    size -
    (one.opens && one.words === 1 ? 1 : 0)
  return evidence >= 3
}

/** "Lyon, France", "Frankfurt (Deutschland)": what stands behind says which one. */
function countryBehind(text: string, one: NameSpan, next: NameSpan | undefined): string | null {
  return next && /^(?:, | \()$/.test(text.slice(one.end, next.start)) ? next.lookup : null
}

function demonymsIn(text: string, { people, homes }: PlacePatterns): FoundPlace[] {
  return [...plainly(text).matchAll(people)].flatMap((hit): FoundPlace[] => {
    const place = countryPlace(homes.get((hit[2] ?? '').toLowerCase()) ?? '')
    const end = hit.index + hit[0].length
    const start = end - (hit[1] ?? hit[0]).length
    return place
      ? [{ place, name: text.slice(start, end), start, end, kind: 'demonym', confidence: 1, others: [] }]
      : []
  })
}
