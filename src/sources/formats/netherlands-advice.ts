import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Facts, type Format, type Item, noFacts } from '../item.ts'
import { countriesOf } from './countries.ts'
import { readJson } from './json.ts'
import { paragraphs, plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, name, text } from './shapes.ts'

/**
 * Travel advice of the Netherlands: the list of Nederland Wereldwijd's open data, version 2, as JSON. The level is a colour that stands
 * in the words of the introduction alone. A page holds at most 200 countries of some 230, so the list is two sources, and a country
 * that is missing from one may stand in the other.
 */
export const netherlandsAdvice: Format = {
  name: 'netherlands-advice',
  says: 'Travel advice of the Netherlands: JSON of opendata.nederlandwereldwijd.nl',
  absence: 'nothing',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    if (!Array.isArray(json.value)) return otherThan('a list of Dutch travel advice')
    const read = itemsOf(numbered(json.value, 'record'), {
      shape: advice,
      called: 'travel advice of the Netherlands',
      item: (said, at) => itemOf(said, at, context),
    })
    return listOf(read, json)
  },
}

const advice = z.object({
  ...{ isocode: name, location: name },
  ...{ title: text, introduction: text, canonical: text, modificationdate: text, lastmodified: text },
})

function itemOf(said: z.output<typeof advice>, at: string, { timeZone }: DocumentContext): Item {
  const words = plainText(said.introduction)
  return {
    at,
    ids: [said.isocode.toUpperCase()],
    link: addressOf(said.canonical),
    title: said.title ?? `Reisadvies ${said.location}`,
    text: paragraphs([words]),
    language: 'nl',
    publisher: null,
    published: givenTime(said.modificationdate, timeZone),
    updated: givenTime(said.lastmodified, timeZone),
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      categories: ['travel'],
      ...levelOf(words),
      // Caribbean parts are written BQ-BO, BQ-SA, BQ-SE.
      countries: countriesOf([said.isocode.split('-')[0] ?? null], [said.location]),
      placeNames: distinct([said.location]),
    },
  }
}

const colours = ['groen', 'geel', 'oranje', 'rood']

/** The gravest colour that is named, with every one beside it where parts of the country differ. */
function levelOf(words: string): Pick<Facts, 'level' | 'indicators'> {
  if (!/kleurcode/i.test(words)) return { level: null, indicators: [] }
  const named = colours.filter((colour) => new RegExp(`\\b${colour}\\b`, 'i').test(words))
  const given = named.at(-1)
  if (!given) return { level: null, indicators: [] }
  const level = { scheme: 'netherlands-travel', given, rank: colours.indexOf(given) + 1 }
  return { level, indicators: named.length > 1 ? named : [] }
}
