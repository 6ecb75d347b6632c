import type { Place } from '../geography/area.ts'
import { neverPlaces, placesWithEvidence } from './common-words.ts'
import { type Run, runsOf, type Token } from './place-candidates.ts'
import { bestPlaceNamed, countryNamed } from './place-lookup.ts'

/** A place found at `start`–`end` (UTF-16) of the text. */
export type RuledPlace = { place: Place; name: string; start: number; end: number }

const longestName = 5
const tail =
  /^(?:province|governorate|district|region|county|city|town|state|department|prefecture|municipality|village|airport|international|university|street|road|square|station|port|harbou?r|highway|bridge|camp|neighbou?rhood|area|border|valley|peninsula|island|islands|metropolitan|oblast|raion)$/i
const locative =
  /\b(?:in|near|at|from|to|around|outside|across|throughout|toward|towards|between|of|into|inside|through|via|over|city of|town of|village of|province of|northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|downtown|greater|leaving|reach|entering|dans|à|en|au|aux|de|près de|vers|a|cerca de|nach|bei|em|no|na|в|на|у) $/iu

/**
 * Places by the gazetteer, cautiously, for languages that the tagger has not learnt: a country's name always, a town's only where
 * words around it say that it is one (a preposition, a country after it, a listed neighbour) or the hinted country has it. Parts of
 * longer names are left alone unless what remains is a word such as "Province". Linear in the length.
 */
export function placesByRule(text: string, hinted: readonly string[]): RuledPlace[] {
  const found: RuledPlace[] = []
  for (const run of runsOf(text)) found.push(...placesInRun(text, run, hinted, found.at(-1)))
  return found
}

function placesInRun(
  text: string,
  run: Run,
  hinted: readonly string[],
  before: RuledPlace | undefined,
): RuledPlace[] {
  const found: RuledPlace[] = []
  for (let at = 0; at < run.tokens.length; ) {
    const hit = longestAt(text, run, at, hinted, found.at(-1) ?? before)
    if (hit) found.push(hit.found)
    at += hit?.length ?? 1
  }
  return found
}

function longestAt(
  text: string,
  run: Run,
  at: number,
  hinted: readonly string[],
  before: RuledPlace | undefined,
) {
  const most = Math.min(longestName, run.tokens.length - at)
  for (let length = most; length > 0; length--) {
    const tokens = run.tokens.slice(at, at + length)
    const place = placeOf(text, run, at, tokens, hinted, before)
    if (place) {
      const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0]
      return { found: { place, name: text.slice(start, end), start, end }, length }
    }
  }
  return null
}

function placeOf(
  text: string,
  run: Run,
  at: number,
  tokens: Token[],
  hinted: readonly string[],
  before: RuledPlace | undefined,
): Place | undefined {
  const first = tokens[0]
  const last = tokens.at(-1)
  if (
    !first ||
    !last ||
    /^[\p{Ll}]/u.test(last.text) ||
    (tokens.length > 1 && /^(?:the|of|and)$/i.test(first.text))
  )
    return undefined
  const name = text.slice(first.start, last.end)
  if (name.length < 2 || name.length > 60) return undefined
  const country = countryNamed(name)
  if (country && isCountryHere(text, first, last)) return country
  if (isPlainWord(name)) return undefined
  return townHere({ text, run, at, tokens, first, last, name, hinted, before })
}

/** "Georgia" or "Jordan" may be a person or a state: a name right before or after it keeps it from being a country. */
function isCountryHere(text: string, first: Token, last: Token): boolean {
  if (!/^(?:Jordan|Chad|Georgia|Israel)$/.test(first.text)) return true
  const after = text.slice(last.end, last.end + 3)
  return locative.test(text.slice(Math.max(0, first.start - 20), first.start)) || !/^ \p{Lu}/u.test(after)
}

function isPlainWord(name: string): boolean {
  const key = name.toLowerCase().replace(/\.$/, '')
  return name.length < 3 || /^\p{N}/u.test(name) || (neverPlaces.has(key) && !placesWithEvidence.has(key))
}

type Around = {
  text: string
  run: Run
  at: number
  tokens: Token[]
  first: Token
  last: Token
  name: string
  hinted: readonly string[]
  before: RuledPlace | undefined
}

function townHere(around: Around): Place | undefined {
  const { name, hinted, text, first, last } = around
  if (/^[A-Z]{2,4}$/.test(name)) return undefined
  const after = text.slice(last.end, last.end + 50)
  const qualifier = countryAfter(after)
  const best = bestPlaceNamed(name, qualifier ? [qualifier] : hinted)
  if (!best) return undefined
  if (qualifier) return best.country === qualifier || best.population > 50_000 ? best : undefined
  const inHint = hinted.includes(best.country)
  const alone = standsAlone(around)
  if (!alone) return undefined
  const before = text.slice(Math.max(0, first.start - 24), first.start)
  const evidence =
    (locative.test(before) ? 2 : 0) +
    (inHint ? 2 : 0) +
    sizeOf(best) +
    listed(around) +
    nounAfter(after) +
    (around.tokens.length > 1 ? 1 : 0)
  return evidence >= 3 ? best : undefined
}

function sizeOf(place: Place): number {
  if (place.kind === 'airport' || place.kind === 'airbase') return 1
  if (place.kind === 'region') return 1
  return place.population >= 1_000_000 ? 2 : place.population >= 50_000 ? 1 : 0
}

/** "…, Iraq" right behind a name. */
function countryAfter(after: string): string | null {
  const name = /^(?:,| \() ?((?:\p{Lu}[\p{L}.'’-]+)(?: \p{Lu}[\p{L}.'’-]+){0,2})/u.exec(after)?.[1]
  if (!name) return null
  return countryNamed(name)?.country ?? countryNamed(name.split(' ')[0] ?? '')?.country ?? null
}

/** The rest of the run must be nothing, a generic noun ("Province"), a direction, or a comma's worth of other places. */
function standsAlone({ run, at, tokens }: Around): boolean {
  const joint = (token: Token) => joints.has(token.text)
  const before = run.tokens.slice(run.tokens.findLastIndex((token, i) => i < at && joint(token)) + 1, at)
  const rest = run.tokens.slice(at + tokens.length)
  const stop = rest.findIndex(joint)
  const after = stop < 0 ? rest : rest.slice(0, stop)
  const allowed = (token: Token) =>
    tail.test(token.text) ||
    /^(?:\p{Ll}|North|South|East|West|Central|Northern|Southern|Eastern|Western|Greater|Downtown|Old|New|In|At|Near|From|Across|Outside|Embassy|Consulate|University|Police|Governor)/u.test(
      token.text,
    )
  return (
    (before.length === 0 ||
      before.every((token) => allowed(token) || countryNamed(token.text) !== undefined)) &&
    after.slice(0, 2).every(allowed)
  )
}

const joints = new Set(['and', 'y', 'e', 'und'])

/** "Baghdad and Taji", "Baghdad, Taji": a neighbour in a list is evidence. */
function listed({ text, first, before }: Around): number {
  return before &&
    first.start > before.end &&
    /^(?:,? (?:and|or|et|y|und) |, )$/.test(text.slice(before.end, first.start))
    ? 2
    : 0
}

function nounAfter(after: string): number {
  return /^ (?:province|governorate|district|region|county|city|town|state|department|municipality|village|airport|airbase|prefecture)\b/i.test(
    after,
  )
    ? 1
    : 0
}
