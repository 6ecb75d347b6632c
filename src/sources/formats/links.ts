/** An address as it stands in a document and what it was mended to, where it had to be. */
export type ReadLink = { url: string; mended: boolean }

/**
 * The absolute http(s) address of what a document gives as a link, relative to `base`; null for anything else, `tag:` and `mailto:`
 * among them. A scheme with a lost colon or slash (`https//host/…`) is mended.
 */
export function readLink(given: string | null | undefined, base: string | null): ReadLink | null {
  const text = given?.trim().replaceAll('&amp;', '&') ?? ''
  if (text === '' || text.length > longest || /^#/.test(text)) return null
  const whole = text
    .replace(/^(https?)(?::?\/{1,4}|:)(?:https?:\/\/)?(?=[\w[])/i, '$1://')
    .replace(/^www\./i, 'https://www.')
  const url = parsed(whole, base)
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null
  return { url: url.href, mended: whole !== text && !/^https?:\/\/[^/]/i.test(text) }
}

/** The base that `xml:base` sets inside an outer one. */
export function baseWithin(outer: string | null, given: string | undefined): string | null {
  if (given === undefined || given.trim() === '') return outer
  return parsed(given.trim(), outer)?.href ?? outer
}

/**
 * An address without what only tells where its reader came from: campaign tags and the like, in the query and in the fragment. What is
 * left stands as it was written.
 */
export function canonicalLink(url: string): string {
  const [address = '', fragment] = splitAt(url, '#')
  const [path = '', query] = splitAt(address, '?')
  const kept = (query ?? '').split('&').filter((pair) => pair !== '' && !isTracking(pair))
  const rest = fragment === undefined || /^(?:xtor|utm_|ref=|at_|\?)/i.test(fragment) ? '' : `#${fragment}`
  return path + (kept.length > 0 ? `?${kept.join('&')}` : '') + rest
}

const longest = 4000

const trackers =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|at_(?:medium|campaign|campaign_type|custom\d|link_\w+|format|bbc_team|ptr_name)|traffic_source|cmp|cmpid|ns_(?:mchannel|source|campaign|linkname|fee|ito)|wt_z?mc|xtor|smid|ocid|ncid|soc_(?:src|trk)|guccounter|guce_referr\w+|__twitter_impression|partner_?rss|emc|ito|mbid|sr_share|sref|oc|wprss)$/i

function isTracking(pair: string): boolean {
  const [name = '', value = ''] = pair.split('=', 2)
  if (trackers.test(name)) return true
  return (
    /^(?:ref|source|src|partner|from|via|cid|feed|medium|f)$/i.test(name) &&
    /^(?:rss|feeds?|atom)(?:[-_]\S*|feed)?$/i.test(value)
  )
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function parsed(text: string, base: string | null): URL | null {
  return (base === null ? URL.parse(text) : URL.parse(text, base)) ?? null
}
