import { elementsOf, type XmlElement } from '../../cap/element.ts'
import type { Facts, Format } from '../item.ts'
import { feedFormat } from './feed-format.ts'
import { isoOfFips } from './fips-countries.ts'
import { countriesNamed } from './named-countries.ts'
import { wholeText } from './namespaces.ts'
import { distinct } from './shapes.ts'

/**
 * Travel advisories of the US State Department: its RSS. The level stands in the title and in a category alone. The country is the
 * title's: the Country-Tag is a FIPS 10-4 code and often another place's, so it counts only where the title names no country.
 */
export const usTravelRss: Format = feedFormat({
  name: 'us-travel-rss',
  says: 'Travel advisories of the United States: RSS of travel.state.gov',
  absence: 'withdrawn',
  refine(entry, item) {
    const place = placeOf(item.title ?? '')
    const named = countriesNamed(place)
    const tags = categories(entry.element, 'Country-Tag').flatMap((tag) => tag.split(','))
    return {
      ...item,
      language: item.language ?? 'en',
      facts: {
        ...item.facts,
        categories: ['travel'],
        level: levelOf([item.title ?? '', ...categories(entry.element, 'Threat-Level')]),
        indicators: indicatorsIn(item.text),
        countries: named.length > 0 ? named : distinct(tags.flatMap((tag) => isoOfFips(tag.trim()))),
        placeNames: distinct([place]),
      },
    }
  },
})

/** `Mexico Travel Advisory - Level 2: Exercise Increased Caution`, with any dash and stray spaces. */
function placeOf(title: string): string {
  return title
    .replace(/\s*[-–—:]?\s*Level\s+\d\b.*$/i, '')
    .replace(/\s*Travel Advisory\s*$/i, '')
    .trim()
}

function levelOf(texts: string[]): Facts['level'] {
  const given = texts.map((text) => /Level\s+(\d)\b.*$/i.exec(text)).find((found) => found !== null)
  return given ? { scheme: 'us-travel', given: given[0].trim(), rank: Number(given[1]) } : null
}

function categories(element: XmlElement, domain: string): string[] {
  return elementsOf(element)
    .filter((child) => child.name === 'category' && child.attributes.domain === domain)
    .map((child) => wholeText(child).trim())
}

/** The risk indicators by their letters, from the sentence that says why: “… due to crime, unrest, and kidnapping”. */
function indicatorsIn(text: string): string[] {
  const sentence =
    /\b(?:caution|precautions|travel)\b[^.:]{0,80}?\bdue to\b([^.\n]{1,400})/i.exec(text)?.[1] ?? ''
  return letters.filter(([, word]) => word.test(sentence)).map(([letter]) => letter)
}

const letters: readonly (readonly [string, RegExp])[] = [
  ['C', /\bcrime\b/i],
  ['T', /\bterroris[mt]/i],
  ['U', /\bunrest\b/i],
  ['H', /\bhealth\b/i],
  ['N', /\bnatural disasters?\b/i],
  ['E', /\btime-limited events?\b|\belections?\b/i],
  ['K', /\bkidnapping|\bhostage/i],
  ['D', /\bwrongful(?:ly)? detain|\bwrongful detention|\brisk of wrongful/i],
]
