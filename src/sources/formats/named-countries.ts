import { countryByName } from '../../geography/countries.ts'
import { distinct } from './shapes.ts'

/**
 * The countries of a title that names one or several: `Burma (Myanmar)`, `Israel, the West Bank and Gaza`, `Haiti and Trinidad and
 * Tobago`. The longest run of its parts that is one name is that one's.
 */
export function countriesNamed(title: string): string[] {
  const whole = countryNamed(title)
  if (whole) return [whole]
  const parts = title.slice(0, 300).split(/(\s*(?:[,;/&]|\band\b)\s*)/)
  const found: string[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const run = [5, 3, 1].find((length) => countryNamed(parts.slice(at, at + length).join('')))
    if (run === undefined) continue
    found.push(countryNamed(parts.slice(at, at + run).join('')) ?? '')
    at += run - 1
  }
  return distinct(found)
}

function countryNamed(name: string): string | undefined {
  const bare = name.trim().replace(/^the\s+/i, '')
  if (bare.length < 3) return undefined
  return countryByName(bare) ?? countryByName(bare.replace(/\s*\([^()]*\)/, ''))
}
