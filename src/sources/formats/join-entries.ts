import type { DroppedItem, Facts, Item } from '../item.ts'
import { earliest, latest, worst } from './cap-facts.ts'
import { distinct } from './shapes.ts'

/** Entries that link to one document are one item, which is where all of them say; the others are told as dropped. */
export function joinByDocument(items: Item[]): { items: Item[]; dropped: DroppedItem[] } {
  const groups = Map.groupBy(items, ({ full, at }) => full?.url ?? at)
  const dropped = [...groups.values()].flatMap(([first, ...others]) =>
    others.map(({ at }) => ({
      at,
      why: `It is a further part of the document of ${first?.at}.`,
      repeats: true as const,
    })),
  )
  return { items: [...groups.values()].flatMap(joined), dropped }
}

function joined([first, ...others]: Item[]): Item[] {
  if (!first || others.length === 0) return first ? [first] : []
  const all = [first, ...others]
  return [{ ...first, ids: namesOf(first, others), facts: factsOf(all.map(({ facts }) => facts)) }]
}

/** An entry's own id names a part, not the document. */
function namesOf(first: Item, others: Item[]): string[] {
  const shared = first.ids.filter((id) => others.every(({ ids }) => ids.includes(id)))
  return shared.length > 0 ? shared : first.ids
}

function factsOf(all: Facts[]): Facts {
  const area = all.flatMap((facts) => facts.area ?? [])
  const different = [...new Map(area.map((part) => [JSON.stringify(part), part])).values()]
  return {
    ...(all[0] as Facts),
    ...worst(all),
    level: all.map(({ level }) => level).sort((a, b) => (b?.rank ?? 0) - (a?.rank ?? 0))[0] ?? null,
    categories: [...new Set(all.flatMap(({ categories }) => categories))],
    countries: distinct(all.flatMap(({ countries }) => countries)),
    placeNames: distinct(all.flatMap(({ placeNames }) => placeNames)),
    points: [
      ...new Map(all.flatMap(({ points }) => points).map((one) => [`${one.lat},${one.lon}`, one])).values(),
    ],
    area: different.length > 0 ? different : null,
    onset: earliest(all.map(({ onset }) => onset)),
    expires: latest(all.map(({ expires }) => expires)),
  }
}
