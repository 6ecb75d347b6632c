import type { NamedValue } from '../../cap/message.ts'
import { countryOfCode } from './countries.ts'
import { distinct } from './shapes.ts'

/** The countries that geocodes lie in, where the code leaves no doubt: ISO 3166-1 alpha-2. */
export function countriesOfGeocodes(geocodes: readonly NamedValue[]): string[] {
  return distinct(geocodes.map(countryOf))
}

function countryOf({ valueName, value }: NamedValue): string | null {
  const [name, code] = [valueName.trim(), value.trim().toUpperCase()]
  const found = systems.find(([pattern]) => pattern.test(name))
  return found ? found[1](code) : null
}

const systems: readonly (readonly [RegExp, (code: string) => string | null])[] = [
  [/^(?:SAME|FIPS6|FIPS)$/i, ofState],
  [/^(?:NWS)?UGC$/i, ofZone],
  [/^profile:CAP-CP:|^layer:EC-MSC-SMC/i, () => 'CA'],
  [
    /^ISO ?3166-?2$/i,
    (code) => (/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) ? countryOfCode(code.slice(0, 2)) : null),
  ],
  [/^ISO ?3166(?:-?1)?$|iso_country_codes|country_codes/i, countryOfCode],
  [/^(?:EMMA_ID|NUTS_?[0-3]?)$/i, ofEurope],
  [/^(?:WARNCELLID|AGS|ARS)$/i, () => 'DE'],
  [/^LGD\b/i, () => 'IN'],
]

/** FIPS 6-4: two digits of the state behind one of the part; beyond the fifty states are territories with countries' codes. */
function ofState(code: string): string | null {
  const state = /^\d?(\d\d)\d{3}$/.exec(code)?.[1] ?? ''
  if (Object.hasOwn(territories, state)) return territories[state] ?? null
  // 57 and more are waters, and 00 is the whole country.
  return state === '' || Number(state) > 56 ? null : 'US'
}

const territories: Record<string, string> = { '60': 'AS', '66': 'GU', '69': 'MP', '72': 'PR', '78': 'VI' }

const states =
  /^(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])[CZ]\d{3}/

/** NWS Universal Geographic Codes: `TXC201`, `TXZ213`; the zones at sea begin with letters of their own. */
function ofZone(code: string): string | null {
  if (states.test(code)) return 'US'
  return /^(?:AS|GU|MP|PR|VI)[CZ]\d{3}/.test(code) ? code.slice(0, 2) : null
}

/** Europe's codes begin with the country, but write EL for Greece and UK for the United Kingdom. */
function ofEurope(code: string): string | null {
  const letters = /^([A-Z]{2})[A-Z0-9]/.exec(code)?.[1] ?? ''
  return letters === 'EL' ? 'GR' : letters === 'UK' ? 'GB' : countryOfCode(letters)
}
