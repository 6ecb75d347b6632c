import type { Format } from '../item.ts'
import { readFeed } from './feed-document.ts'
import { readEntries } from './feed-format.ts'
import { isJson, readJsonFeed } from './json-feed.ts'

/** News and other feeds without facts in fields: RSS of any version, Atom, JSON Feed. */
export const feed: Format = {
  name: 'feed',
  says: 'RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed',
  absence: 'nothing',
  read: (bytes, context) =>
    isJson(bytes)
      ? readJsonFeed(bytes, context)
      : readEntries(readFeed(bytes, context), (_, item) => item, context),
}
