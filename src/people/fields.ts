import { countryByName } from '../geography/countries.ts'
import { demonyms } from './demonyms.ts'
import { folded } from './headers.ts'

/** A cell's value, or why it has none. */
export type Field<T> = { value: T } | { fault: string }

/** A mail address as it may stand after RCPT TO; never with a space, a comma or a line break. */
export function mailAddress(text: string): Field<string> {
  const fits =
    text.length <= 254 && /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@.,;:<>()[\]\\"]+$/.test(text)
  return fits ? { value: text } : { fault: 'This is no mail address. Write one, like ana@example.org.' }
}

/** A telephone number: digits with the signs people put between them. */
export function telephone(text: string): Field<string> {
  if (/^\d(\.\d+)?e\+\d+$/i.test(text))
    return { fault: 'A spreadsheet has rounded this number. Format the column as text and export again.' }
  const fits = /^[+\d][\d\s().\-/x#]{4,39}$/.test(text)
  return fits ? { value: text } : { fault: 'This is no telephone number. Write one, like +964 770 000 0000.' }
}

/** The entries of a cell that holds several, divided by `;`, `,`, `|` or line breaks; each once. */
export function listOf(text: string): string[] {
  const entries = text.split(/[;,|\n]/).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}

/** ISO 3166-1 code of a country's code or name in the usual languages. */
export function country(text: string): Field<string> {
  const found = countryByName(text.length <= 3 ? text.toUpperCase() : text)
  return found
    ? { value: found }
    : { fault: 'No country is called this. Write its name or its ISO code, like IQ.' }
}

/** ISO codes of nationalities, given as countries or as adjectives (`Iraqi`). */
export function nationalities(text: string): Field<string[]> {
  const codes: string[] = []
  for (const entry of listOf(text.replace(/ \/ |\//g, ';'))) {
    const demonym = demonyms[folded(entry)]
    const found = demonym ? { value: demonym } : country(entry)
    if ('fault' in found) return { fault: `"${entry}": ${found.fault}` }
    codes.push(found.value)
  }
  return { value: [...new Set(codes)] }
}

const languageNames = new Map(
  ['en', 'fr', 'es', 'ar', 'de', 'pt', 'it', 'ru', 'uk', 'tr', 'fa', 'ku', 'zh', 'nl', 'pl'].flatMap((code) =>
    ['en', 'fr', code].map(
      (shown) =>
        [folded(new Intl.DisplayNames([shown], { type: 'language' }).of(code) ?? code), code] as const,
    ),
  ),
)

/** A BCP 47 tag, given as one or as a language's name. */
export function languageTag(text: string): Field<string> {
  const named = languageNames.get(folded(text))
  if (named) return { value: named }
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.replaceAll('_', '-'))
    if (/^[a-z]{2,3}(-|$)/.test(tag)) return { value: tag }
  } catch {
    // Not a tag: the fault below says what would be one.
  }
  return { fault: 'This is no language. Write its code or name, like fr or French.' }
}

/** One of a few words, matched whatever its case; a fault lists them. */
export function oneOf<T extends string>(words: readonly T[], synonyms: Readonly<Record<string, T>> = {}) {
  return (text: string): Field<T> => {
    const key = folded(text)
    const found = words.find((word) => folded(word) === key) ?? synonyms[key]
    return found ? { value: found } : { fault: `This is none of ${words.join(', ')}.` }
  }
}

/** A number within bounds; a decimal comma is read as a point. */
export function numberWithin(least: number, most: number, whole = false) {
  return (text: string): Field<number> => {
    const value = /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return { value }
    return { fault: `This is no ${whole ? 'whole ' : ''}number from ${least} to ${most}.` }
  }
}
