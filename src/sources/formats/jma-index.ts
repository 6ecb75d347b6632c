import type { FeedEntry } from './feed-document.ts'
import { atomLinks } from './feed-entry.ts'
import { feedFormat } from './feed-format.ts'
import { readLink } from './links.ts'

/**
 * The lists of the Japan Meteorological Agency's telegrams: Atom whose every entry links to one telegram, by whose address it is
 * known. An entry says little more than the kind of telegram, the office and one sentence; what it is about stands in the telegram. A list
 * holds the last ten minutes at least, so an entry that is gone from it says nothing.
 */
export const jmaIndex = feedFormat({
  name: 'jma-index',
  says: 'Lists of telegrams of the Japan Meteorological Agency: Atom',
  absence: 'nothing',
  refine(entry, item) {
    const url = telegramOf(entry)
    if (url === null) return { why: 'It links to no telegram.' }
    return { ...item, ids: [url], language: item.language ?? 'ja', full: { url, format: 'jma' } }
  },
})

function telegramOf({ element, base }: FeedEntry): string | null {
  const links = atomLinks(element).filter(({ type, href }) => /xml/.test(type) || /\.xml$/i.test(href))
  return readLink(links[0]?.href, base)?.url ?? null
}
