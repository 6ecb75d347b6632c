import { iso31661 } from 'iso-3166/1.js'
import { allCountries, countryByName } from '../../geography/countries.ts'
import { distinct } from './shapes.ts'

const byAlpha3 = new Map(iso31661.map(({ alpha2, alpha3 }) => [alpha3, alpha2]))

/** ISO 3166-1 alpha-2 of a code of two or three letters in any case; null for anything else. Kosovo is written XK, XKX or XKK. */
export function countryOfCode(code: string | null | undefined): string | null {
  const upper = code?.trim().toUpperCase() ?? ''
  if (/^XK[XK]$/.test(upper)) return 'XK'
  if (upper.length === 3) return byAlpha3.get(upper) ?? null
  return allCountries().includes(upper) ? upper : null
}

/** The countries of codes, else of names. */
export function countriesOf(
  codes: readonly (string | null)[],
  names: readonly (string | null)[] = [],
): string[] {
  const coded = distinct(codes.map(countryOfCode))
  return coded.length > 0 ? coded : distinct(names.map((name) => (name ? countryByName(name) : null)))
}
