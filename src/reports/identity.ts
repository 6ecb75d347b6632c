import { createHash } from 'node:crypto'
import type { Item } from '../sources/item.ts'

/** What an item is known by in its source. `by` says which rule found it: GUID, then canonical link, then content. */
export type Identity = {
  by: 'id' | 'link' | 'content'
  names: string[]
  /** The name it had while its id was another item’s too: only a report that is known by its link answers to it. */
  link: string | null
}

/** Bytes of a name that are kept as they are; what is longer is kept by its hash. */
const longestName = 500

/**
 * The identities of a document's items, in their order. Never a date: items that share a time are different items. Where
 * two items of one document claim the same id but not the same link, the id says nothing and the next rule decides.
 */
export function identities(items: readonly Item[]): Identity[] {
  const shared = sharedIds(items)
  return items.map((item) => identityOf(item, shared))
}

function identityOf(item: Item, shared: Set<string>): Identity {
  const ids = item.ids.filter((id) => !shared.has(id))
  const link = item.link === null ? null : named('link', item.link)
  if (ids.length > 0) return { by: 'id', names: ids.map((id) => named('id', id)), link }
  if (link) return { by: 'link', names: [link], link }
  const content = sha256(JSON.stringify([item.title, item.text, item.published?.given ?? null]))
  return { by: 'content', names: [named('content', content)], link }
}

/** Ids that name items which are not the same thing. */
function sharedIds(items: readonly Item[]): Set<string> {
  const links = new Map<string, string>()
  const shared = new Set<string>()
  for (const { ids, link, title } of items)
    for (const id of ids) {
      const what = link ?? title ?? ''
      const before = links.get(id)
      if (before === undefined) links.set(id, what)
      else if (before !== what) shared.add(id)
    }
  return shared
}

function named(by: Identity['by'], value: string) {
  return `${by}:${Buffer.byteLength(value) > longestName ? sha256(value) : value}`
}

function sha256(text: string) {
  return createHash('sha256').update(text).digest('hex')
}
