import { capCategories } from '../../vocabulary/category.ts'
import { givenTime } from '../given-time.ts'
import type { Facts, Format, Item } from '../item.ts'
import { messagesOf } from './cap.ts'
import { categoriesOf, speaksOfNoEvent, stateOf } from './cap-codes.ts'
import { messageOfEntry } from './cap-entry.ts'
import { factsOfMessage } from './cap-facts.ts'
import { capLinkOf } from './cap-link.ts'
import { itemOfMessage } from './cap-message.ts'
import type { FeedEntry } from './feed-document.ts'
import { feedFormat, type Refine } from './feed-format.ts'
import { joinByDocument } from './join-entries.ts'
import { firstText, ownChildren, wholeText } from './namespaces.ts'
import { plainLine, plainText } from './plain-text.ts'
import { distinct } from './shapes.ts'

/** A list of CAP documents: an item for each that is linked to, with what the entry itself says of it. */
export const capIndex: Format = feedFormat({
  name: 'cap-index',
  says: 'RSS or Atom whose entries link to CAP documents',
  absence: 'ended',
  refine: indexed,
  join: joinByDocument,
})

/** The item of an index entry: facts of its `cap:` elements in any version's namespace, or of the whole message where it holds one. */
export function indexed(...[entry, item, context, note]: Parameters<Refine>): ReturnType<Refine> {
  const [whole] = messagesOf(entry.element)
  if (whole) return withLink(entry, itemOfMessage(whole.message, entry.at, context), note)
  const message = messageOfEntry(entry.element)
  const info = message?.infos[0]
  const state = message ? stateOf(message.status || null, message.msgType || null) : 'actual'
  if (state === null) return { why: speaksOfNoEvent }
  const facts = message ? factsOfMessage(message, message.infos, context) : item.facts
  const said: Item = {
    ...item,
    ids: distinct([message?.identifier, ...item.ids]),
    title: (item.title ?? plainLine(info?.headline ?? info?.event)) || null,
    text: item.text || plainText(info?.description),
    publisher: item.publisher ?? (plainLine(info?.senderName) || message?.sender || null),
    published: item.published ?? givenTime(message?.sent, context.timeZone),
    state,
    facts: withPlaces(facts, item.facts, entry),
  }
  return withLink(entry, said, note)
}

function withLink(
  entry: FeedEntry,
  item: ReturnType<Refine>,
  note: (text: string) => void,
): ReturnType<Refine> {
  if ('why' in item) return item
  const link = capLinkOf(entry)
  if (!link) return item
  if (link.mended) note(`the link was mended to ${link.url.slice(0, 200)}`)
  return { ...item, ids: namesOf(item, entry, link.url), full: { url: link.url, format: 'cap' } }
}

/**
 * The message's identifier, the document's address, then the entry's own id. Not the page that it links to: MeteoAlarm's stands for an
 * area, whose next warning will have it too. An id that only numbers a part of the document is none either.
 */
function namesOf(item: Item, { element }: FeedEntry, url: string): string[] {
  const own = firstText([...ownChildren(element, 'id'), ...ownChildren(element, 'guid')])
  const [first] = item.ids
  const given = first !== item.link || first === own ? first : undefined
  return distinct([given, url, own]).filter((id) => !/[?&]index_(?:info|area|geocode)=/.test(id))
}

function withPlaces(facts: Facts, ofFeed: Facts, entry: FeedEntry): Facts {
  return {
    ...facts,
    eventIds: distinct([...facts.eventIds, earthquakeId(entry)]),
    categories: facts.categories.length > 0 ? facts.categories : categoriesOf(categoryCodes(entry)),
    points: facts.points.length > 0 ? facts.points : ofFeed.points,
    area: facts.area ?? ofFeed.area,
    placeNames: distinct([...facts.placeNames, ...ofFeed.placeNames]),
  }
}

/** RSS has CAP's category in its own `<category>`. */
function categoryCodes({ element }: FeedEntry): string[] {
  return ownChildren(element, 'category')
    .map((one) => (one.attributes.term ?? wholeText(one)).trim())
    .filter((word) => (capCategories as readonly string[]).includes(word))
}

/** `urn:earthquake-usgs-gov:us:2010apcd` is the earthquake that USGS elsewhere calls us2010apcd. */
function earthquakeId({ element }: FeedEntry): string | null {
  const found = /^urn:earthquake-usgs-gov:(\w+):(\w+)$/.exec(firstText(ownChildren(element, 'id')) ?? '')
  return found ? `usgs:${found[1]}${found[2]}` : null
}
