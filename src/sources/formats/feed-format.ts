import type { DocumentContext, DroppedItem, Format, Item, ReadDocument } from '../item.ts'
import { type FeedDocument, type FeedEntry, readFeed } from './feed-document.ts'
import { itemOfEntry } from './feed-entry.ts'
import { settleIdentity } from './identity.ts'
import type { Refused } from './json.ts'

/** What a format adds to an entry that a feed has: the item with its facts, or why it is none. `note` tells what was mended. */
export type Refine = (
  entry: FeedEntry,
  item: Item,
  context: DocumentContext,
  note: (text: string) => void,
) => Item | { why: string }

/** Makes one item of several that are about one document. */
export type Join = (items: Item[]) => { items: Item[]; dropped: DroppedItem[] }

/** A format that is a feed with fields or habits of its own. */
export function feedFormat({
  refine,
  join,
  ...format
}: Omit<Format, 'read'> & { refine: Refine; join?: Join }): Format {
  return { ...format, read: (bytes, context) => readEntries(readFeed(bytes, context), refine, context, join) }
}

/** The items of a feed's entries, each by itself, and then the names by which they are known among each other. */
export function readEntries(
  feed: FeedDocument | Refused,
  refine: Refine,
  context: DocumentContext,
  join: Join = (items) => ({ items, dropped: [] }),
): ReadDocument {
  if (!feed.ok) return feed
  const items: Item[] = []
  const dropped: DroppedItem[] = [...feed.dropped, ...feed.strays.map(capMessage)]
  const notes = [...feed.notes]
  for (const entry of feed.entries) {
    const read = itemOfEntry(entry, context)
    const refined = refine(entry, read.item, context, (text) => notes.push(`${entry.at}: ${text}`))
    notes.push(...read.notes)
    if ('why' in refined) dropped.push({ at: entry.at, why: refined.why })
    else if (isSilent(refined)) dropped.push({ at: entry.at, why: 'It says nothing.' })
    else items.push(refined)
  }
  const joined = join(items)
  const settled = settleIdentity(joined.items)
  return {
    ok: true,
    title: feed.title,
    items: settled.items,
    dropped: [...dropped, ...joined.dropped, ...settled.dropped],
    notes: shortened(notes),
    next: feed.next,
    ...(feed.whole ? {} : { partial: true }),
  }
}

function capMessage(_: unknown, i: number): DroppedItem {
  return { at: `alert ${i + 1}`, why: 'It is a CAP message outside any entry, which the format cap reads.' }
}

function isSilent({ ids, title, text, link }: Item): boolean {
  return ids.length === 0 && title === null && text === '' && link === null
}

/** A feed whose every link is broken tells it in a few lines. */
function shortened(notes: string[]): string[] {
  const most = 20
  return notes.length <= most
    ? notes
    : [...notes.slice(0, most), `And ${notes.length - most} more like these.`]
}
