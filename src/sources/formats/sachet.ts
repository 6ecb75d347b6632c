import type { Format, Item } from '../item.ts'
import { indexed } from './cap-index.ts'
import { feedFormat } from './feed-format.ts'
import { firstText, ownChildren } from './namespaces.ts'
import { distinct } from './shapes.ts'

/** India's SACHET: RSS that links to CAP. Its authority stands in brackets behind an address, the alert's number in its link. */
export const sachet: Format = feedFormat({
  name: 'sachet',
  says: 'SACHET, the RSS of India’s alerts in CAP',
  absence: 'ended',
  refine(entry, item, context, note) {
    const read = indexed(entry, item, context, note)
    return 'why' in read ? read : ofIndia(read, firstText(ownChildren(entry.element, 'author')))
  },
})

function ofIndia(item: Item, author: string | null): Item {
  const number = /[?&]identifier=([\w.-]+)/.exec(item.full?.url ?? '')?.[1]
  const authority = /\(([^()]{2,100})\)\s*$/.exec(author ?? '')?.[1]?.trim()
  return {
    ...item,
    ids: distinct([number, ...item.ids]),
    publisher: authority ?? item.publisher,
    facts: { ...item.facts, countries: ['IN'] },
  }
}
