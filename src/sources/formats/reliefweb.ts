import { z } from 'zod'
import type { Category } from '../../vocabulary/category.ts'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { countriesOf } from './countries.ts'
import { glideIds, hazardOf } from './hazards.ts'
import { readJson } from './json.ts'
import { plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, maybe, name, number, some, text } from './shapes.ts'

/**
 * Disasters and reports of the United Nations’ ReliefWeb, version 2 of its API: lists, page by page, and one alone. Country codes
 * have three small letters. The kind and number name a thing; its GLIDE number names the event, and does not always fit the hazard.
 */
export const reliefweb: Format = {
  name: 'reliefweb',
  says: 'Disasters and reports of ReliefWeb: JSON of its API, version 2',
  absence: 'nothing',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = page.safeParse(json.value)
    if (!list.success) return otherThan('a list or a detail of ReliefWeb’s API')
    const { data, href, links, count } = list.data
    const read = itemsOf(numbered(data, 'record'), {
      shape: record,
      called: 'a disaster or report of ReliefWeb',
      item: (said, at) => itemOf(said, at, kindIn(said.href ?? href ?? context.url), context),
    })
    const cut = count !== null && count !== data.length
    return listOf(read, json, {
      next: addressOf(links?.next?.href, context.url),
      notes: cut ? [`The list says that it holds ${count} records and holds ${data.length}.`] : [],
    })
  },
}

const page = z.object({
  data: z.array(z.unknown()),
  href: text,
  count: number,
  links: maybe(z.object({ next: maybe(z.object({ href: text })) })),
})

const country = z.object({ iso3: text, name: text })
const kind = z.object({ name: text, code: text })

const record = z.object({
  id: name,
  href: text,
  fields: z
    .object({
      name: text,
      title: text,
      status: text,
      glide: text,
      description: text,
      'description-html': text,
      body: text,
      'body-html': text,
      primary_country: maybe(country),
      country: some(country),
      primary_type: maybe(kind),
      type: some(kind),
      disaster_type: some(kind),
      disaster: some(z.object({ id: text, glide: text })),
      source: some(z.object({ shortname: text, name: text })),
      language: some(z.object({ code: text })),
      url: text,
      url_alias: text,
      date: maybe(z.object({ created: text, changed: text, event: text, original: text })),
    })
    .refine(({ name, title }) => name !== null || title !== null, {
      message: 'it has neither name nor title',
    }),
})
type Fields = z.output<typeof record>['fields']

function itemOf(
  { id, href, fields: said }: z.output<typeof record>,
  at: string,
  kind: string,
  context: DocumentContext,
): Item {
  const time = (given: string | null | undefined) => givenTime(given, context.timeZone)
  const html = said['description-html'] ?? said['body-html']
  const words = html === null ? withoutMarks(said.description ?? said.body) : plainText(html)
  const whole = words === '' ? addressOf(href, context.url) : null
  return {
    at,
    ids: [`${kind}/${id}`],
    link: addressOf(said.url_alias) ?? addressOf(said.url),
    title: said.name ?? said.title,
    text: words,
    language: said.language[0]?.code ?? 'en',
    publisher: said.source[0]?.name ?? said.source[0]?.shortname ?? null,
    published: time(said.date?.original ?? said.date?.created),
    updated: time(said.date?.changed),
    state: stateOf(said.status),
    full: whole === null ? null : { url: whole, format: 'reliefweb' },
    facts: { ...factsOf(said, id, kind), onset: time(said.date?.event) },
  }
}

function factsOf(said: Fields, id: string, kind: string) {
  const types = [...(said.primary_type ? [said.primary_type] : []), ...said.type, ...said.disaster_type]
  const countries = [...(said.primary_country ? [said.primary_country] : []), ...said.country]
  const disasters =
    kind === 'disasters' ? [`reliefweb:${id}`] : said.disaster.map((one) => one.id && `reliefweb:${one.id}`)
  const glides = [said.glide, ...said.disaster.map(({ glide }) => glide)].flatMap(glideIds)
  return {
    ...noFacts,
    categories: distinct(types.map(({ code }) => hazardOf(code)?.category)) as Category[],
    event:
      types.find((one) => hazardOf(one.code))?.name ??
      (kind === 'disasters' ? (types[0]?.name ?? null) : null),
    countries: countriesOf(
      countries.length > 0 ? countries.map(({ iso3 }) => iso3) : glides.map((one) => one.slice(-3)),
      countries.map(({ name }) => name),
    ),
    placeNames: distinct(countries.map(({ name }) => name)),
    eventIds: distinct([...disasters, ...glides]),
  }
}

/** `disasters` or `reports`, from an address of the API. */
function kindIn(href: string): string {
  return /\/v\d\/([a-z]+)/.exec(href)?.[1] ?? 'disasters'
}

/** A past disaster is over, and an archived alert came to nothing. */
function stateOf(status: string | null) {
  return /^(?:past|alert-archive|archive)/.test(status ?? '') ? 'ended' : 'actual'
}

/** Markdown's links, emphasis and headings as the words they carry. */
function withoutMarks(markdown: string | null): string {
  return plainText(
    markdown
      ?.slice(0, 1_000_000)
      .replace(/!?\[([^\]\n]{0,200})\]\([^)\s]{0,500}\)/g, '$1')
      .replace(/^#{1,6}\s+/gm, '')
      .replace(/(\*\*|__)(?=\S)/g, '')
      .replace(/(?<=\S)(\*\*|__)/g, ''),
  )
}
