import { countryByName } from '../../geography/countries.ts'
import { distinct } from './shapes.ts'

/** Destinations of travel advice that are parts of a country, or countries by a name of their own there. */
const others: Record<string, string> = {
  azores: 'PT',
  bali: 'ID',
  bonaire: 'BQ',
  'british antarctic territory': 'AQ',
  'canary islands': 'ES',
  madeira: 'PT',
  'northern marianas': 'MP',
  'pitcairn island': 'PN',
  saba: 'BQ',
  'sint eustatius': 'BQ',
  'st eustatius': 'BQ',
  'st maarten': 'SX',
}

/**
 * The countries that a destination of travel advice lies in: `Antarctica/British Antarctic Territory` is one by two names, `Israel, the
 * West Bank and Gaza` are two. None for `Caribbean cruises`.
 */
export function countriesIn(destination: string): string[] {
  const forms = [destination, destination.replaceAll('&', 'and'), destination.replace(/\s*\(.*?\)/g, '')]
  const whole = forms.map(countryOf).find((code) => code !== undefined)
  if (whole) return [whole]
  const parts = destination.split(/\s*(?:[,;/&]|\band\b)\s*/)
  return distinct(parts.map((part) => countryOf(part.replace(/^the\s+/i, ''))))
}

function countryOf(name: string): string | undefined {
  const plain = name.trim().toLowerCase().replaceAll('.', '')
  return Object.hasOwn(others, plain) ? others[plain] : countryByName(name)
}
