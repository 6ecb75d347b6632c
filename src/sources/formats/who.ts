import { z } from 'zod'
import { countryByName } from '../../geography/countries.ts'
import { givenTime } from '../given-time.ts'
import { type Format, type Item, noFacts } from '../item.ts'
import { readJson } from './json.ts'
import { paragraphs, plainLine, plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, name, text, truth } from './shapes.ts'

/**
 * Disease Outbreak News of the World Health Organization, OData JSON. The summary is often empty: then the overview says it. Old items
 * are called `/2006_03_20-en`, new ones `/2026-DON600`; both stand below one address.
 */
export const who: Format = {
  name: 'who',
  says: 'Disease Outbreak News of the WHO: OData JSON',
  absence: 'nothing',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = z.object({ value: z.array(z.unknown()), '@odata.nextLink': text }).safeParse(json.value)
    const alone = news.safeParse(json.value).success
    if (!list.success && !alone) return otherThan('a list of WHO’s Disease Outbreak News')
    const read = itemsOf(numbered(list.success ? list.data.value : [json.value]), {
      shape: news,
      called: 'an item of WHO’s Disease Outbreak News',
      item: itemOf,
    })
    return listOf(read, json, { next: addressOf(list.data?.['@odata.nextLink'], context.url) })
  },
}

const facts = z.object({
  Id: text,
  Title: name,
  OverrideTitle: text,
  UseOverrideTitle: truth,
  PublicationDate: text,
  PublicationDateAndTime: text,
  LastModified: text,
  UrlName: text,
  ItemDefaultUrl: text,
  DonId: text,
  Summary: text,
  Overview: text,
  Epidemiology: text,
  Assessment: text,
  Advice: text,
})
/** A list may be asked for with a few of the fields only: any one of the names will do. */
const news = facts.refine(
  ({ Id, ItemDefaultUrl, UrlName, DonId }) => Id ?? ItemDefaultUrl ?? UrlName ?? DonId,
  {
    message: 'it has no name',
  },
)
type News = z.output<typeof news>

/** Times without a zone are UTC. */
function itemOf(said: News, at: string): Item {
  const title = plainLine(said.UseOverrideTitle ? (said.OverrideTitle ?? said.Title) : said.Title)
  return {
    at,
    ids: distinct([said.Id, slugOf(said), said.DonId]),
    link: linkOf(slugOf(said)),
    title,
    text: paragraphs([
      plainText(said.Summary) || plainText(said.Overview),
      plainText(said.Assessment),
      plainText(said.Advice),
    ]),
    language: 'en',
    publisher: null,
    published: givenTime(said.PublicationDateAndTime ?? said.PublicationDate, 'UTC'),
    updated: givenTime(said.LastModified, 'UTC'),
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      categories: ['health'],
      countries: countriesIn(title),
      eventIds: distinct([said.DonId && `who:${said.DonId}`]),
    },
  }
}

function slugOf({ UrlName, ItemDefaultUrl }: News): string | null {
  return ItemDefaultUrl?.replace(/^.*\//, '') || UrlName
}

function linkOf(slug: string | null): string | null {
  return (
    slug &&
    addressOf(`https://www.who.int/emergencies/disease-outbreak-news/item/${encodeURIComponent(slug)}`)
  )
}

/** What follows the last dash of a title is the country or countries, where it is one: `Cholera – Haiti`. */
function countriesIn(title: string): string[] {
  const [, ...after] = title.split(/\s*[–—]\s*|\s+-\s+/)
  const last = after.at(-1) ?? ''
  const names = [last, ...last.split(/\s*,\s*|\s+and\s+/), /\bin\s+(?:the\s+)?(.+)$/i.exec(last)?.[1]]
  return distinct(names.map((one) => (one ? countryByName(one) : null)))
}
