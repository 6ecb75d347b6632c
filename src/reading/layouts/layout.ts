import type { Line, Page } from '../page.ts'
import type { Stamp } from '../stamps.ts'

/** What a layout cuts a text into, before anything is understood of it. Paragraphs are Markdown. */
export type Parts = {
  layout: string
  stamp?: Stamp | null
  headline?: string | null
  summary?: string | null
  event?: string[]
  context?: string[]
  advice?: string[]
  standingAdvice?: string[]
  publisherLevel?: string | null
  /** Names of countries or regions the layout states outright, best first. */
  named?: string[]
  /** Names of places the layout states as where it happened. */
  scenes?: string[]
  timeframe?: { text: string; from: string; to: string | null } | null
}

/** What is known from outside the text: when it is read, and when the digest it stands in was published. */
export type Outside = { now: string | null; digest: Stamp | null }

/** One publisher's way of setting out an alert. */
export type Layout = {
  name: string
  /** Whether an alert of this layout begins at this line; two such lines make a digest. */
  opens(lines: readonly Line[], at: number): boolean
  /** The parts, or null when the text is not in this layout. */
  read(page: Page, outside: Outside): Parts | null
}

/** The lines without the furniture that browsers copy along: skip links, share buttons, copyright. */
export function withoutFurniture(lines: readonly Line[]): Line[] {
  const kept = lines.filter((line) => !furniture.test(line.text))
  const tail = kept.findIndex((line, at) => at > 0 && copyright.test(line.text))
  return tail < 0 ? kept : kept.slice(0, tail)
}

/** A name printed in capitals as it is usually written: `SIERRA LEONE` → `Sierra Leone`; others as they are. */
export function titled(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())
}

const furniture =
  /^(?:skip to (?:main )?(?:content|navigation)|aller au contenu(?: principal)?|share(?: this)?(?: page| alert)?|print(?: this page)?|back to (?:top|alerts|all alerts)|home|menu|search|tweet|facebook|twitter|linkedin|email|read more|related alerts?|subscribe.{0,60}|sign up for .{0,60}|cookie.{0,80}|accept(?: all)?(?: cookies)?)$/i
const copyright =
  /^(?:©|\(c\) ?(?:19|20)\d\d|copyright|tous droits réservés|all rights reserved|droits d.auteur|this (?:alert|information) is (?:provided|the property))/i
