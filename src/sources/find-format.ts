import { setImmediate } from 'node:timers/promises'
import { allFormats } from './formats.ts'
import type { DocumentContext, Format, Item } from './item.ts'

/** A format that can read a document, and how much of it. */
export type FoundFormat = { format: string; says: string; items: number; dropped: number }

/** Formats that read any feed, or nearly any JSON: taken where nothing speaks for another. */
const general = ['feed', 'note']
/** Formats of one publisher’s feed, or of lists of links, would read any feed; what only they find must speak for them. */
const ofFeeds = [
  ...['cap-index', 'gdacs-rss', 'meteoalarm', 'sachet', 'tsunami-atom', 'nrcan-earthquakes'],
  ...['us-travel-rss', 'uk-travel-atom', 'smartraveller', 'cdc-notices', 'jma-index'],
]

/**
 * The formats that take something from a document, the likeliest first; empty where none does. `known` are formats that the
 * catalogue uses for addresses of the same server. A large document keeps the process for some 0.1 s a format, and lets others
 * have their turn between two.
 */
export async function formatsOf(
  bytes: Uint8Array,
  context: DocumentContext,
  known: ReadonlySet<string>,
): Promise<FoundFormat[]> {
  const found: Ranked[] = []
  for (const format of allFormats()) {
    const read = readBy(format, bytes, context, known)
    if (read) found.push(read)
    await setImmediate()
  }
  const likely = found.filter(({ rank }) => rank > 1)
  return (likely.length > 0 ? likely : found)
    .toSorted((a, b) => b.rank - a.rank || b.shown - a.shown || b.items - a.items || a.dropped - b.dropped)
    .map(({ format, says, items, dropped }) => ({ format, says, items, dropped }))
}

type Ranked = FoundFormat & { rank: number; shown: number }

function readBy(
  { name, says, read }: Format,
  bytes: Uint8Array,
  context: DocumentContext,
  known: ReadonlySet<string>,
): Ranked | undefined {
  const found = safely(() => read(bytes, context))
  if (!found?.ok || found.items.length === 0) return undefined
  const { items, dropped } = found
  const shown = items.reduce((sum, item) => sum + evidence(name, item), 0) / items.length
  const counted = { format: name, says, items: items.length, dropped: dropped.length }
  return { ...counted, shown, rank: rankOf(name, shown, known) }
}

/** A document that a reader trips over is not in its format. */
function safely<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

function rankOf(name: string, shown: number, known: ReadonlySet<string>) {
  if (name === 'note') return 0
  if (general.includes(name)) return known.has(name) ? 3 : 2
  if (!ofFeeds.includes(name)) return 5
  if (known.has(name)) return 4
  return shown >= 0.5 ? 3 : 1
}

/** How much an item holds that no feed has by itself. */
function evidence(name: string, { facts, full }: Item): number {
  if (general.includes(name)) return 0
  const linked = full !== null && /\.xml(?:$|[?#])|\bcap/i.test(full.url)
  const held = [facts.level, facts.severity, facts.magnitude, linked || null]
  return held.filter((one) => one !== null).length + (facts.eventIds.length > 0 ? 1 : 0)
}
