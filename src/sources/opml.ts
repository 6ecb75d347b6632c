import { elementsOf, type XmlElement } from '../cap/element.ts'
import { readXml } from '../cap/xml.ts'
import { type CatalogueEntry, catalogueEntry } from './catalogue-schema.ts'

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

/** The feeds of anybody’s OPML. An outline that another program wrote becomes a feed of a reliability that cannot be judged. */
export function readOpml(bytes: Uint8Array): Opml {
  const document = readXml(bytes)
  if (!document.ok) return { ok: false, fault: document.fault }
  if (document.root.name !== 'opml')
    return { ok: false, fault: `This is no OPML: it begins with <${document.root.name}>.` }
  const read: Opml & { ok: true } = { ok: true, entries: [], faults: [] }
  const urls = new Set<string>()
  const keys = new Set<string>()
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

function entryOf(outline: XmlElement, url: string, keys: Set<string>): unknown {
  const { attributes } = outline
  const given = (name: string) => attributes[`alarum:${name}`]?.trim()
  const words = (name: string) => given(name)?.split(/\s+/).filter(Boolean)
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : 'unknown'
  const name = attributes.text || attributes.title || host
  const silentAfter = given('silentAfter')
  return {
    key: given('key') || freeKey(name, host, keys),
    ...{ name, url },
    format: given('format') || 'feed',
    family: given('family') || slug(familyOf(host)),
    country: given('country') || null,
    region: given('region') || 'world',
    kinds: words('kinds') ?? ['news'],
    language: given('language') || attributes.language || 'en',
    timeZone: given('timeZone') || 'Etc/UTC',
    reliability: given('reliability') || 'F',
    terms: given('terms') || 'unknown',
    every: Number(given('every') || 30),
    set: words('set') ?? ['imported'],
    verified: given('verified') || 'never',
    ...(silentAfter ? { silentAfter: Number(silentAfter) } : {}),
  }
}

/** The name under which a publisher is registered, as far as a name tells: `feeds.bbci.co.uk` is `bbci-co-uk`. */
function familyOf(host: string) {
  const labels = host.split('.')
  const second = labels.at(-2) ?? ''
  const isShort = labels.length > 2 && second.length <= 3 && (labels.at(-1)?.length ?? 0) === 2
  return labels.slice(isShort ? -3 : -2).join('-')
}

function freeKey(name: string, host: string, keys: Set<string>) {
  const wanted = slug(name) || slug(host) || 'source'
  let key = wanted
  for (let n = 2; keys.has(key); n++) key = `${wanted}-${n}`
  return key
}

function slug(words: string) {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

function escaped(text: string) {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (mark) => marks[mark] as string).replace(/\s+/g, ' ')
}
