import { iso31661 } from 'iso-3166/1.js'
import { once } from './artefact.ts'
import { borderCountryAt, borderNames } from './borders.ts'
import { countryAliases } from './country-aliases.ts'
import { type DisputedPolicy, defaultPolicy } from './disputed.ts'
import { nameKey, withoutArticle } from './name-key.ts'

/** Antarctica and uninhabited dependencies stay in; Kosovo has only a user-assigned code but people travel there. */
const codes = [...iso31661.map((country) => country.alpha2), 'XK'].sort()
const known = new Set(codes)
const shown: Record<string, string> = {
  CD: 'DR Congo',
  CG: 'Republic of the Congo',
  HK: 'Hong Kong',
  MM: 'Myanmar',
  MO: 'Macao',
  PS: 'Palestine',
  TR: 'Turkey',
}
const displays = new Map<string, Intl.DisplayNames>()

/** ISO 3166-1 alpha-2 of the country or territory at a point on land or in coastal waters; undefined at sea. */
export function countryAt(
  lat: number,
  lon: number,
  policy: DisputedPolicy = defaultPolicy,
): string | undefined {
  return borderCountryAt(lon, lat, policy)
}

/** The name readers know in a language (BCP 47, default English); the code itself when nothing is known. */
export function countryName(code: string, language = 'en'): string {
  const own = language.startsWith('en') ? shown[code] : undefined
  return own ?? displayIn(language).of(code) ?? code
}

/** ISO code of a country by any of its usual names, case and accents aside: `UK`, `DRC`, `Ivory Coast`, `Irak`. */
export function countryByName(name: string): string | undefined {
  const upper = name.trim()
  if (/^[A-Z]{2,3}$/.test(upper)) return codeByAbbreviation(upper)
  const key = nameKey(name)
  return names().get(key) ?? names().get(withoutArticle(key))
}

/** ISO codes of the countries with a usual name that begins so, those with just that name first. */
export function countriesStarting(name: string): string[] {
  const key = nameKey(name)
  if (key.length < 2) return []
  const found = [...names()].filter(([one]) => one.startsWith(key))
  found.sort(([a], [b]) => a.length - b.length)
  const exact = countryByName(name)
  return [...new Set([...(exact ? [exact] : []), ...found.map(([, code]) => code)])]
}

/** The country's part of an address: `dr-congo`. Stable: made from the English name above. */
export function countrySlug(code: string): string {
  return nameKey(countryName(code)).replaceAll(' ', '-')
}

/** ISO code of a slug made by `countrySlug`. */
export function countryBySlug(slug: string): string | undefined {
  return slugs().get(slug)
}

/** Every country and territory with a code, by code. */
export function allCountries(): readonly string[] {
  return codes
}

function displayIn(language: string): Intl.DisplayNames {
  const made = displays.get(language) ?? new Intl.DisplayNames([language, 'en'], { type: 'region' })
  displays.set(language, made)
  return made
}

function codeByAbbreviation(upper: string): string | undefined {
  const alias = countryAliases[upper.toLowerCase()]
  if (alias) return alias
  return known.has(upper) ? upper : iso31661.find((country) => country.alpha3 === upper)?.alpha2
}

/** Names in the languages that alerts are read in; English and the aliases win where two languages collide. */
const names = once(() => {
  const found = new Map<string, string>()
  const add = (name: string, code: string) => {
    const key = nameKey(name)
    if (key.length > 2 && !found.has(key)) found.set(key, code)
  }
  // "us", "car" and "uae" are codes only when written in capitals: `codeByAbbreviation` has them.
  for (const [alias, code] of Object.entries(countryAliases)) if (alias.length > 3) add(alias, code)
  for (const { alpha2, name } of iso31661)
    for (const one of [name, name.replace(/ \(.*\)/, '')]) add(one, alpha2)
  for (const code of codes) for (const name of [countryName(code), ...borderNames(code)]) add(name, code)
  for (const language of ['en', 'fr', 'es', 'ar', 'de', 'it', 'pt', 'ru', 'uk', 'tr', 'fa', 'nl']) {
    for (const code of codes) add(displayIn(language).of(code) ?? code, code)
  }
  return found
})

const slugs = once(() => new Map(codes.map((code) => [countrySlug(code), code])))
