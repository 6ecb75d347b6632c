import { elementsOf, type XmlElement } from '../cap/element.ts'
import { readXml } from '../cap/xml.ts'
import { type CatalogueEntry, catalogueEntry } from './catalogue-schema.ts'
import { wholeEntry } from './whole-entry.ts'

/** What could not be taken of a list of feeds: which outline, and what to do. The others are taken. */
export type OutlineFault = { outline: string; fault: string }
export type Opml =
  | { ok: true; entries: CatalogueEntry[]; faults: OutlineFault[] }
  | { ok: false; fault: string }

const namespace = 'urn:alarum:sources'
/** Our fields that OPML has none for, as attributes of an outline. */
const own = [
  'key',
  'format',
  'family',
  'country',
  'region',
  'timeZone',
  'reliability',
  'terms',
  'every',
] as const
const lists = ['kinds', 'set'] as const

/**
 * Sources as OPML 2.0 that any feed reader takes, grouped by region; what readers have no word for stands in attributes of our own
 * namespace, so that nothing is lost on the way back.
 */
export function opmlOf(entries: readonly CatalogueEntry[]): string {
  const groups = [...Map.groupBy(entries, ({ region }) => region)].map(
    ([region, members]) =>
      `    <outline text="${escaped(region)}">\n${members.map(outlineOf).join('\n')}\n    </outline>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:alarum="${namespace}">
  <head><title>Sources of Alarum</title></head>
  <body>
${groups.join('\n')}
  </body>
</opml>
`
}

function outlineOf(entry: CatalogueEntry): string {
  const attributes = [
    ...[['type', 'rss'] as const, ['text', entry.name] as const, ['xmlUrl', entry.url] as const],
    ['language', entry.language] as const,
    ...own.map((name) => [`alarum:${name}`, String(entry[name] ?? '')] as const),
    ...lists.map((name) => [`alarum:${name}`, entry[name].join(' ')] as const),
    ['alarum:verified', entry.verified] as const,
    ...(entry.silentAfter === undefined ? [] : [['alarum:silentAfter', String(entry.silentAfter)] as const]),
  ]
  return `      <outline ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}/>`
}

/**
 * The feeds of anybody’s OPML. An outline that another program wrote becomes a feed of a reliability that cannot be judged, with a
 * key that is none of `taken`.
 */
export function readOpml(bytes: Uint8Array, taken: Iterable<string> = []): Opml {
  const document = readXml(bytes)
  if (!document.ok) return { ok: false, fault: document.fault }
  if (document.root.name !== 'opml')
    return { ok: false, fault: `This is no OPML: it begins with <${document.root.name}>.` }
  const read: Opml & { ok: true } = { ok: true, entries: [], faults: [] }
  const urls = new Set<string>()
  const keys = new Set(taken)
  for (const [at, outline] of feedsIn(document.root).entries()) {
    const name = `outline ${at + 1} (${titleOf(outline)})`
    const url = outline.attributes.xmlUrl?.trim() ?? ''
    if (urls.has(url)) {
      read.faults.push({ outline: name, fault: 'the address stands there already; it is taken once' })
      continue
    }
    const entry = catalogueEntry.safeParse(entryOf(outline, url, keys))
    if (!entry.success) {
      const faults = entry.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      read.faults.push({ outline: name, fault: faults.join('; ') })
      continue
    }
    urls.add(url)
    keys.add(entry.data.key)
    read.entries.push(entry.data)
  }
  return read
}

/** Outlines with an address, or of type rss without one, in the order of the document, however they are nested. */
function feedsIn(parent: XmlElement): XmlElement[] {
  return elementsOf(parent).flatMap((element) => {
    const { xmlUrl, type } = element.attributes
    const isFeed = element.name === 'outline' && (xmlUrl !== undefined || type === 'rss')
    return [...(isFeed ? [element] : []), ...feedsIn(element)]
  })
}

function titleOf({ attributes }: XmlElement) {
  return (attributes.text || attributes.title || attributes.xmlUrl || 'without a title').trim().slice(0, 80)
}

function entryOf({ attributes }: XmlElement, url: string, keys: ReadonlySet<string>): unknown {
  const given = (name: string) => attributes[`alarum:${name}`]?.trim() || undefined
  const words = (name: string) => given(name)?.split(/\s+/).filter(Boolean)
  const number = (name: string) => (given(name) === undefined ? undefined : Number(given(name)))
  const said = Object.fromEntries(own.map((name) => [name, given(name)]))
  return wholeEntry(
    {
      ...said,
      name: attributes.text || attributes.title || '',
      url,
      language: given('language') || attributes.language || undefined,
      every: number('every'),
      silentAfter: number('silentAfter'),
      ...Object.fromEntries(lists.map((name) => [name, words(name)])),
      verified: given('verified'),
      set: words('set') ?? ['imported'],
    },
    keys,
  )
}

function escaped(text: string) {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (mark) => marks[mark] as string).replace(/\s+/g, ' ')
}
