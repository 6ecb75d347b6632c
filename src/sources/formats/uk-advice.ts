import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { countriesIn } from './destinations.ts'
import { readJson } from './json.ts'
import { paragraphs, plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, maybe, name, some, text, texts } from './shapes.ts'

/**
 * Travel advice of the United Kingdom from GOV.UK’s content API: a country, or the index of all. There is no level: `alert_status`
 * lists what is advised against, for the whole country or parts, and is empty where nothing is.
 */
export const ukAdvice: Format = {
  name: 'uk-advice',
  says: 'Travel advice of the United Kingdom: JSON of GOV.UK’s content API',
  absence: 'nothing',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const index = z
      .object({ links: z.object({ children: z.array(z.unknown()).min(1) }), title: text })
      .safeParse(json.value)
    if (!index.success && !page.safeParse(json.value).success)
      return otherThan('travel advice of GOV.UK’s content API')
    const records = index.success
      ? numbered(index.data.links.children, 'country')
      : [{ at: 'page', record: json.value }]
    const read = itemsOf(records, {
      shape: page,
      called: 'travel advice of GOV.UK',
      item: (said, at) => itemOf(said, at, context),
    })
    return listOf(read, json, { title: index.data?.title ?? null })
  },
}

/** HTML alone, or in several ways of writing of which one is HTML. */
const body = z.union([
  z.string(),
  some(z.object({ content_type: text, content: text })).transform(
    (ways) => (ways.find((one) => one.content_type === 'text/html') ?? ways[0])?.content ?? null,
  ),
])

const page = z.object({
  content_id: text,
  base_path: z
    .string()
    .regex(/^\/foreign-travel-advice(?:\/|$)/, 'expected a path below /foreign-travel-advice'),
  document_type: text,
  schema_name: text,
  title: text,
  locale: text,
  api_url: text,
  first_published_at: text,
  public_updated_at: text,
  updated_at: text,
  withdrawn_notice: maybe(z.object({ explanation: text, withdrawn_at: text })),
  details: maybe(
    z.object({
      country: maybe(z.object({ name, slug: text })),
      change_description: text,
      alert_status: texts,
      parts: some(z.object({ title: text, body })),
    }),
  ),
})

function itemOf(
  said: z.output<typeof page>,
  at: string,
  { timeZone }: DocumentContext,
): Item | { why: string } {
  const { details, withdrawn_notice: notice } = said
  if (said.document_type === 'redirect') return { why: 'The page has moved elsewhere.' }
  const time = (given: string | null | undefined) => givenTime(given, timeZone)
  const called = details?.country?.name ?? said.title?.replace(/\s+travel advice$/i, '') ?? null
  const whole = addressOf(said.api_url)
  return {
    at,
    ids: distinct([said.content_id, said.base_path]),
    link: addressOf(`https://www.gov.uk${said.base_path}`),
    title: said.title,
    text: paragraphs([
      plainText(notice?.explanation),
      latestOf(details?.change_description),
      ...(details?.parts ?? []).map(({ title, body }) => paragraphs([title, plainText(body)])),
    ]),
    language: said.locale ?? 'en',
    publisher: null,
    published: time(said.first_published_at),
    updated: time(said.public_updated_at ?? said.updated_at),
    state:
      said.document_type === 'gone' || notice?.withdrawn_at || notice?.explanation ? 'withdrawn' : 'actual',
    full: whole === null || details?.parts.length ? null : { url: whole, format: 'uk-advice' },
    facts: {
      ...noFacts,
      categories: ['travel'],
      level: levelOf(details?.alert_status ?? []),
      indicators: details?.alert_status ?? [],
      countries: called === null ? [] : countriesIn(called),
      placeNames: distinct([called]),
    },
  }
}

function levelOf(statuses: string[]) {
  return statuses.length === 0 ? null : { scheme: 'uk-travel', given: statuses.join(', '), rank: null }
}

function latestOf(change: string | null | undefined): string {
  return plainText(change?.replace(/^\s*Latest update:\s*/i, ''))
}
