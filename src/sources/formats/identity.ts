import { createHash } from 'node:crypto'
import type { DroppedItem, Item } from '../item.ts'

/**
 * Settles by which names the items of one document are known. A name that several different items share, such as a guid written
 * twice or a link to the front page, names none of them and is taken away; an item without a name is named by its words.
 * An item that stands there twice, word for word, is dropped the second time.
 */
export function settleIdentity(items: readonly Item[]): { items: Item[]; dropped: DroppedItem[] } {
  const first = new Map<string, Item>()
  const dropped: DroppedItem[] = []
  for (const item of items) {
    const words = wordsOf(item)
    const same = first.get(words)
    if (same)
      dropped.push({ at: item.at, why: `It is the same as ${same.at}, word for word.`, repeats: true })
    else first.set(words, item)
  }
  const kept = [...first.values()]
  const times = new Map<string, number>()
  for (const id of kept.flatMap(({ ids }) => [...new Set(ids)])) times.set(id, (times.get(id) ?? 0) + 1)
  const named = kept.map((item) => ({ ...item, ids: ownNames(item, times) }))
  const nameless = Map.groupBy(
    named.filter(({ ids }) => ids.length === 0),
    headline,
  )
  return { items: named.map((item) => (item.ids.length > 0 ? item : byContent(item, nameless))), dropped }
}

function ownNames({ ids }: Item, times: ReadonlyMap<string, number>): string[] {
  return [...new Set(ids)].filter((id) => id !== '' && times.get(id) === 1)
}

/** `content:` and a digest of the headline and the date; of the text too where several share those. */
function byContent(item: Item, nameless: ReadonlyMap<string, Item[]>): Item {
  const name = headline(item)
  const alone = (nameless.get(name) ?? []).length === 1
  return { ...item, ids: [`content:${alone ? name : digest([name, item.text, item.link ?? ''])}`] }
}

function headline({ title, text, published }: Item): string {
  return digest([title ?? text, published?.given ?? ''])
}

function wordsOf({ ids, link, title, text, published, updated }: Item): string {
  return digest([...ids, link ?? '', title ?? '', text, published?.given ?? '', updated?.given ?? ''])
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
