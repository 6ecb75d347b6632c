import { z } from 'zod'
import { nameKey } from '../../geography/name-key.ts'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { countriesIn } from './destinations.ts'
import { isoOfFips } from './fips-countries.ts'
import { readJson } from './json.ts'
import { plainLine, plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, name, text, texts } from './shapes.ts'

/**
 * Travel advisories of the US State Department: the JSON of its consular data API. The level stands in the title alone; categories
 * are FIPS 10-4 codes, not ISO ones, and not always right, so the name in the title comes first.
 */
export const usAdvice: Format = {
  name: 'us-advice',
  says: 'Travel advisories of the United States: JSON of cadataapi.state.gov',
  absence: 'withdrawn',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    if (!Array.isArray(json.value)) return otherThan('a list of the State Department’s travel advisories')
    const links = Map.groupBy(json.value, (one) => (one as { Link?: unknown } | null)?.Link)
    const read = itemsOf(numbered(json.value, 'advisory'), {
      shape: advisory,
      called: 'a travel advisory of the State Department',
      item: (said, at) => itemOf(said, at, context, links.get(said.Link)?.length === 1),
    })
    return listOf(read, json)
  },
}

const advisory = z.object({
  Title: name,
  Link: z.string(),
  id: text,
  Category: texts,
  Summary: text,
  Published: text,
  Updated: text,
})

/** A country's page moves now and then, and two advisories may share one: the title's name is the steadier of the two. */
function itemOf(
  said: z.output<typeof advisory>,
  at: string,
  { timeZone }: DocumentContext,
  ownLink: boolean,
): Item {
  const { place, level } = titleOf(said.Title)
  const link = addressOf(said.Link)
  return {
    at,
    ids: distinct([nameKey(place) || nameKey(said.Title) || said.Title, ownLink ? link : null]),
    link,
    title: plainLine(said.Title),
    text: plainText(said.Summary),
    language: 'en',
    publisher: null,
    published: givenTime(said.Published, timeZone),
    updated: givenTime(said.Updated, timeZone),
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      categories: ['travel'],
      level,
      countries: countriesOfAdvisory(place, said.Category),
      placeNames: distinct([place]),
    },
  }
}

/** `Mexico Travel Advisory - Level 2: Exercise Increased Caution`, with any dash and stray spaces. */
function titleOf(title: string) {
  const [, before, given] = /^(.*?)\s*[-–—:]?\s*(Level\s+\d\b.*)$/i.exec(plainLine(title)) ?? []
  const place = (before ?? plainLine(title)).replace(/\s*Travel Advisory\s*$/i, '').trim()
  if (given === undefined) return { place, level: null }
  return { place, level: { scheme: 'us-travel', given, rank: Number(/\d/.exec(given)?.[0]) } }
}

function countriesOfAdvisory(place: string, codes: string[]): string[] {
  const named = countriesIn(place)
  return named.length > 0 ? named : distinct(codes.flatMap(isoOfFips))
}
