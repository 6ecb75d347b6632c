import type { Place } from '../geography/area.ts'
import { neverPlaces, placesWithEvidence } from './common-words.ts'
import { type Run, runsOf, type Token } from './place-candidates.ts'
import { airportCoded, bestPlaceNamed, countryNamed } from './place-lookup.ts'

/** A place found at `start`–`end` (UTF-16) of the text. */
export type FoundPlace = { place: Place; name: string; start: number; end: number }

const longestText = 100_000
const longestName = 5
const tail =
  /^(?:province|governorate|district|region|county|city|town|state|department|prefecture|municipality|village|airport|international|university|street|road|square|station|port|harbou?r|highway|bridge|camp|neighbou?rhood|area|border|valley|peninsula|island|islands|metropolitan|oblast|raion)$/i
const locative =
  /\b(?:in|near|at|from|to|around|outside|across|throughout|toward|towards|between|of|into|inside|through|via|over|city of|town of|village of|province of|northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|downtown|greater|leaving|reach|entering|dans|à|en|au|aux|de|près de|vers|a|cerca de|nach|bei|em|no|na|в|на|у) $/iu

/**
 * Places by the gazetteer, cautiously: a country's name always, a town's only where words around it say that it is one
 * (a preposition, a country after it, a listed neighbour) or the hinted country has it. Parts of longer names are left
 * alone unless what remains is a word such as "Province". Linear in the length; at most 100,000 characters are read.
 */
export function placesIn(text: string, hinted: readonly string[]): FoundPlace[] {
  const sample = text.slice(0, longestText)
  const found: FoundPlace[] = []
  for (const run of runsOf(sample)) found.push(...placesInRun(sample, run, hinted, found.at(-1)))
  return withCodes(sample, found)
}

function placesInRun(
  text: string,
  run: Run,
  hinted: readonly string[],
  before: FoundPlace | undefined,
): FoundPlace[] {
  const found: FoundPlace[] = []
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
  before: FoundPlace | undefined,
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
  before: FoundPlace | undefined,
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
  before: FoundPlace | undefined
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

const airportNoun = /\b(?:airport|airfield|air ?base|aéroport|aeropuerto|aeroporto|flughafen)\b/i

/** `Baghdad International Airport (BGW)`, `CZFD/ZFD`: a code counts only where an airport is named right before it. */
function withCodes(text: string, found: FoundPlace[]): FoundPlace[] {
  const coded = [...airportsByCode(text), ...airportsByPair(text)]
  const kept = found.filter((one) => !coded.some((other) => one.start < other.end && other.start < one.end))
  return [...kept, ...coded].sort((a, b) => a.start - b.start)
}

function airportsByCode(text: string): FoundPlace[] {
  return [...text.matchAll(/\((?:IATA: ?)?(?:[A-Z]{4}\/)?([A-Z]{3})(?:\/[A-Z]{4})?\)/g)].flatMap((hit) => {
    const lead = text.slice(Math.max(0, hit.index - 90), hit.index)
    const name =
      /(?:\p{Lu}[\p{L}'’.-]*[ –-]+(?:(?:de|la|el|al|of) )?){0,6}\p{L}[\p{L}'’.-]* ?$/u.exec(lead)?.[0] ?? ''
    const place = airportNoun.test(name) ? airportCoded(hit[1] ?? '') : undefined
    if (!place) return []
    const start = hit.index - name.length
    const shown = name.trim()
    return [{ place, name: shown, start, end: start + shown.length }]
  })
}

function airportsByPair(text: string): FoundPlace[] {
  return [...text.matchAll(/(?<![A-Z/])([A-Z]{4})\/([A-Z]{3})(?![A-Z/])/g)].flatMap((hit) => {
    const bracketed = text[hit.index - 1] === '('
    const place =
      bracketed && airportNoun.test(text.slice(Math.max(0, hit.index - 40), hit.index))
        ? undefined
        : airportCoded(hit[2] ?? '')
    return place ? [{ place, name: hit[0], start: hit.index, end: hit.index + hit[0].length }] : []
  })
}
