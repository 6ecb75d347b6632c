import { countryName } from '../geography/countries.ts'
import { categoryKind } from '../vocabulary/category.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import type { Publication, Wanted } from './publication.ts'
import { noCountry } from './wanted.ts'
import { plainWords } from './words.ts'

/** What every feed format starts with: addresses of the site and of the feed itself, the latest change, the title. */
export type FeedHead = { url: string; self: string; updated: Date; title: string }

/** A feed says what it was narrowed to: `Alarum: security alerts (Iraq, Warning)`. */
export function feedTitle({ country, category, severity, words }: Wanted): string {
  const narrowed = [
    country && country !== noCountry && countryName(country),
    category && categoryKind[category].label,
    severity && severityLevel[severity].word,
    words && `“${words}”`,
  ].filter(Boolean)
  return `Alarum: security alerts${narrowed.length ? ` (${narrowed.join(', ')})` : ''}`
}

/** The headline, with what a reader must know before it: a drill, an end. */
export function entryTitle({ exercise, state, content }: Publication): string {
  const ended = state === 'cancelled' ? 'Cancelled' : state === 'all-clear' ? 'All clear' : ''
  return [exercise ? 'Exercise' : '', ended, content.headline].filter(Boolean).join(': ')
}

export function entrySummary({ content }: Publication): string {
  return plainWords(content.summary)
}

/** The whole alert as plain text, a paragraph a part. */
export function entryText({ content }: Publication): string {
  const parts = [content.summary, content.event, content.context, content.advice]
  return parts
    .filter((part) => part !== null)
    .map(plainWords)
    .join('\n\n')
}

export function pageAddress(url: string, { slug }: Publication): string {
  return `${url}/alerts/${slug}`
}

export function capAddress(url: string, { alert }: Publication): string {
  return `${url}/alerts/${alert}.cap.xml`
}

/** XML text: the five signs escaped, and nothing that XML 1.0 cannot hold (§2.2). */
export function xml(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Namespace of what the formats have no word for: the head of an alert's chain. */
export const feedNamespace = 'urn:alarum:feed:1'

export function chainHead({ hash, number }: Publication): string {
  return `<alarum:chain-head algorithm="sha-256" revision="${number}">${hash}</alarum:chain-head>`
}
