import { placesByName } from '../geography/gazetteer.ts'
import { countryNamed } from './place-lookup.ts'
import type { FoundPlace } from './places.ts'

/** Country codes that names state outright; a name that is no country is tried as a region of one. */
export function countriesNamed(names: readonly string[]): string[] {
  const codes = names.flatMap((name) => {
    const bare = name.replace(/^(?:travel advice|in|to|for) /i, '').trim()
    if (bare === '' || bare.length > 60) return []
    const code = countryNamed(bare)?.country
    return code ? [code] : []
  })
  return [...new Set(codes)]
}

/** The countries before a headline's colon: `Iraq: …`, `Mali, Niger: …`, `Iraq (Basra): …`, `Iraq – …`. */
export function countriesOfHeadline(headline: string | null): string[] {
  const lead = /^(.{2,70}?)(?: ?\([^)]{2,60}\))? ?(?::|[–—] | - )/.exec(headline ?? '')?.[1]
  if (!lead) return []
  const whole = countriesNamed([lead])
  return whole.length > 0 ? whole : countriesNamed(lead.split(/, | and | & |\/|; | et | y /))
}

/** The country of a region's or town's name standing where a country would: `Anbar Province: …`. */
export function countriesOfPlaceName(name: string | undefined): string[] {
  if (!name || name.length > 60) return []
  const [best] = placesByName(name.replace(/ (?:province|region|governorate|state)$/i, ''))
  return best && (best.kind === 'region' || best.population > 100_000) ? [best.country] : []
}

/**
 * The countries where the event lies, by the places of the event: those with a third of the first one's weight. A town
 * weighs most; a country that stands without a preposition is often only the one that speaks.
 */
export function countriesOfPlaces(text: string, found: readonly FoundPlace[], language = 'en'): string[] {
  const weights = new Map<string, number>()
  for (const one of found.filter(({ place, kind }) => place.country !== '' && kind !== 'near'))
    weights.set(one.place.country, (weights.get(one.place.country) ?? 0) + weightOf(text, one, language))
  const first = language === 'en' ? undefined : found.find((one) => isWithin(text, one))?.place.country
  if (first) weights.set(first, (weights.get(first) ?? 0) + firstTown)
  const sorted = [...weights].sort((a, b) => b[1] - a[1])
  const most = sorted[0]?.[1] ?? 0
  return sorted
    .filter(([, weight]) => weight * 3 >= most)
    .map(([code]) => code)
    .slice(0, 6)
}

/** In other languages than English the first town with a word such as "in" or "near" before it is where it happened. */
const firstTown = 2

function weightOf(text: string, { place, start, kind }: FoundPlace, language: string): number {
  if (kind === 'demonym' || (language === 'en' && isDateline(text, start))) return 0.3
  if (place.kind !== 'country') return 2
  const before = text.slice(Math.max(0, start - 24), start)
  if (language !== 'en') return withinElsewhere.test(before) ? 1.5 : 0.4
  return /\b(?:in|across|near|throughout|inside|within|northern|southern|eastern|western|central|en|au|aux|dans) (?:the )?$|(?:in|across) \p{Lu}\p{L}+ and $/iu.test(
    before,
  )
    ? 1.5
    : 0.4
}

/** "LONDON, March 4 –", "NAIROBI (Kenya) –" at the start of a line: where the reporter sits, which is often not where it happened. */
function isDateline(text: string, start: number): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1
  if (start - line > 40) return false
  return /^\p{Lu}[\p{Lu} .'’-]{2,40}(?:, ?[\p{L}. ]{2,30})?(?:,? ?(?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9})(?:, \d{4})?)? ?(?:\([^)\n]{2,40}\) ?)?(?:[–—]|-+ )/u.test(
    text.slice(line, line + 160),
  )
}

/** "In" of the languages that are read beside English, right before a country. */
const withinElsewhere =
  /(?<!\p{L})(?:(?:en|au|aux|dans|in|im|em|no|na|nos|nas|nach|в|во|на|у|по|في|جنوب|شمال|شرقي?|غربي?|(?:nord|sud|sur|norte|est|ouest|este|oeste) (?:du|de|del|de la)) |[وف]?ب)$/iu

const nearElsewhere =
  /(?<!\p{L})(?:à|en|a|em|in|bei|nahe|(?:près|cerca|perto) de|в|во|у|под|около|близ|возле|під|біля|поблизу|неподалік|في|قرب|(?:ville|ciudad|cidade|region|région) de|مدينة|محافظة) $/iu

function isWithin(text: string, { place, start }: FoundPlace): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  return place.kind === 'city' && (nearElsewhere.test(before) || withinElsewhere.test(before))
}
