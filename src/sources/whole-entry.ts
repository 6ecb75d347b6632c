/** What a person or another program says of a source: a name and an address, and the rest where it matters. */
export type GivenEntry = { name: string; url: string } & Record<string, unknown>

/**
 * An entry of the catalogue's form from little: what is not given is what it is for a feed of which nothing is known. Its key
 * is made of the name and is none of `taken`. Not yet validated.
 */
export function wholeEntry(given: GivenEntry, taken: ReadonlySet<string>): Record<string, unknown> {
  const host = URL.canParse(given.url) ? new URL(given.url).hostname.replace(/^www\./, '') : 'unknown'
  const said = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
  )
  return {
    key: freeKey(given.name, host, taken),
    name: host,
    format: 'feed',
    family: familyOf(host),
    country: null,
    region: 'world',
    kinds: ['news'],
    language: 'en',
    timeZone: 'Etc/UTC',
    reliability: 'F',
    terms: 'unknown',
    every: 30,
    set: [],
    verified: 'never',
    ...said,
  }
}

/** The name under which a publisher is registered, as far as a name tells: `feeds.bbci.co.uk` is `bbci-co-uk`. */
function familyOf(host: string) {
  if (/^[\d.]+$|:/.test(host)) return slug(host) || 'unknown'
  const labels = host.split('.')
  const second = labels.at(-2) ?? ''
  const isShort = labels.length > 2 && second.length <= 3 && (labels.at(-1)?.length ?? 0) === 2
  return slug(labels.slice(isShort ? -3 : -2).join('-')) || 'unknown'
}

/** A key of these words that is not taken: `harbour-radio`, `harbour-radio-2`. */
function freeKey(name: string, host: string, taken: ReadonlySet<string>) {
  const wanted = slug(name) || slug(host) || 'source'
  let key = wanted
  for (let n = 2; taken.has(key); n++) key = `${wanted}-${n}`
  return key
}

function slug(words: string) {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}
