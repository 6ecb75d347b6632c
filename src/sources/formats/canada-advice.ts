import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { countriesOf } from './countries.ts'
import { readJson } from './json.ts'
import { paragraphs, plainText } from './plain-text.ts'
import { itemsOf, listOf, otherThan } from './records.ts'
import { addressOf, distinct, maybe, name, text, truth } from './shapes.ts'

/**
 * Canada's travel advice by country: `index-alpha-eng.json`, or one country whole. The state runs from 0 to 3. The date moves whenever a page is touched,
 * often for every country at once, so it says nothing of the advice.
 */
export const canadaAdvice: Format = {
  name: 'canada-advice',
  says: 'Travel advice of Canada: JSON index of all countries',
  absence: 'withdrawn',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const index = z.object({ data: z.record(z.string(), z.unknown()) }).safeParse(json.value)
    if (!index.success) return otherThan('Canada’s index of travel advice')
    const { data } = index.data
    const records =
      'country-iso' in data
        ? [{ at: 'country', record: data }]
        : Object.entries(data).map(([key, record]) => ({ at: `country ${key}`.slice(0, 60), record }))
    const read = itemsOf(records, {
      shape: country,
      called: 'a country of Canada’s travel advice',
      item: (said, at) => itemOf(said, at, context),
    })
    return listOf(read, json)
  },
}

const country = z.object({
  'country-iso': name,
  'country-eng': text,
  'advisory-state': z.union([z.number().int(), z.string().regex(/^\d$/).transform(Number)], {
    error: 'expected 0 to 3',
  }),
  'date-published': maybe(z.object({ asp: text, date: text })),
  'has-regional-advisory': truth,
  eng: z.object({
    name: text,
    'url-slug': text,
    'advisory-text': text,
    'recent-updates': text,
    advisories: text,
    security: text,
  }),
})

function itemOf(said: z.output<typeof country>, at: string, { timeZone }: DocumentContext): Item {
  const called = said.eng.name ?? said['country-eng'] ?? said['country-iso']
  const given = said.eng['advisory-text'] ?? String(said['advisory-state'])
  const date = said['date-published']?.asp ?? said['date-published']?.date
  return {
    at,
    ids: [said['country-iso'].toUpperCase()],
    link:
      said.eng['url-slug'] &&
      addressOf(`https://travel.gc.ca/destinations/${encodeURIComponent(said.eng['url-slug'])}`),
    title: `${called}: ${given}`,
    text: paragraphs([said.eng['recent-updates'], said.eng.advisories, said.eng.security].map(plainText)),
    language: 'en',
    publisher: null,
    published: null,
    updated: givenTime(date, timeZone),
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      categories: ['travel'],
      level: { scheme: 'canada-travel', given, rank: said['advisory-state'] },
      indicators:
        said['has-regional-advisory'] || /regional advisor/i.test(given) ? ['regional advisories'] : [],
      countries: countriesOf([said['country-iso']], [called]),
      placeNames: distinct([called]),
    },
  }
}
