import { z } from 'zod'
import { givenEpoch } from '../given-time.ts'
import { type DocumentContext, type Format, type GivenTime, type Item, noFacts } from '../item.ts'
import { countriesOf } from './countries.ts'
import { readJson } from './json.ts'
import { paragraphs, plainText } from './plain-text.ts'
import { itemsOf, listOf, otherThan, type Placed } from './records.ts'
import { addressOf, distinct, number, text, truth } from './shapes.ts'

/**
 * Travel advice of Germany’s Federal Foreign Office, as its open data writes it: the list, or one country with its words. Records
 * stand by their number between other keys; times are seconds since 1970; four truths together are the level.
 */
export const germanyAdvice: Format = {
  name: 'germany-advice',
  says: 'Travel advice of Germany: JSON of the Federal Foreign Office’s open data',
  absence: 'withdrawn',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = z.object({ response: z.record(z.string(), z.unknown()) }).safeParse(json.value)
    if (!list.success) return otherThan('travel advice of the Federal Foreign Office')
    const records = Object.entries(list.data.response)
      .filter(([key, record]) => /^\d+$/.test(key) || (typeof record === 'object' && key !== 'contentList'))
      .map(([key, record]) => ({ at: `record ${key}`.slice(0, 60), record: { key, said: record } }))
    const read = itemsOf(records as Placed[], {
      shape: z.object({ key: z.string(), said: country }),
      called: 'a country of the Federal Foreign Office',
      item: ({ key, said }, at) => itemOf(key, said, at, context),
    })
    return listOf(read, json)
  },
}

const boolean = truth.refine((value) => value !== null, { message: 'expected true or false' })

const country = z.object({
  lastModified: number,
  effective: number,
  title: text,
  countryCode: text,
  iso3CountryCode: text,
  countryName: text,
  warning: boolean,
  partialWarning: boolean,
  situationWarning: truth,
  situationPartWarning: truth,
  lastChanges: text,
  content: text,
})
type Country = z.output<typeof country>

function itemOf(key: string, said: Country, at: string, context: DocumentContext): Item {
  const url =
    said.content === null
      ? addressOf(`${context.url.replace(/[?#].*$/, '').replace(/\/+$/, '')}/${key}`)
      : null
  const { level, indicators } = levelOf(said)
  return {
    at,
    ids: [key],
    link: null,
    title: said.title ?? said.countryName,
    text: paragraphs([plainText(said.lastChanges), plainText(said.content)]),
    language: 'de',
    publisher: null,
    published: seconds(said.effective),
    updated: seconds(said.lastModified),
    state: 'actual',
    full: url === null ? null : { url, format: 'germany-advice' },
    facts: {
      ...noFacts,
      categories: ['travel'],
      level,
      indicators,
      countries: countriesOf([said.countryCode, said.iso3CountryCode], [said.countryName]),
      placeNames: distinct([said.countryName]),
    },
  }
}

/** From a warning against all travel down to notes on the situation in parts; `none` where all four are false. */
function levelOf(said: Country) {
  const ladder = ['situationPartWarning', 'situationWarning', 'partialWarning', 'warning'] as const
  const indicators = ladder.filter((one) => said[one]).reverse()
  const [gravest] = indicators
  const rank = gravest ? ladder.indexOf(gravest) + 1 : 0
  return { level: { scheme: 'germany-travel', given: gravest ?? 'none', rank }, indicators: [...indicators] }
}

function seconds(value: number | null): GivenTime | null {
  if (value === null || value === 0) return null
  const time = givenEpoch(value * 1000)
  return time && { ...time, given: String(value) }
}
