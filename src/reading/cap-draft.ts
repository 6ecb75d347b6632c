import type { CapInfo, CapMessage } from '../cap/message.ts'
import { parseCap } from '../cap/parse.ts'
import { countryAt, countryName } from '../geography/countries.ts'
import { Action } from '../vocabulary/action.ts'
import type { Category } from '../vocabulary/category.ts'
import { Certainty, Urgency } from '../vocabulary/certainty.ts'
import { Severity } from '../vocabulary/severity.ts'
import type { Draft } from './draft.ts'
import { draftOf } from './draft-of.ts'
import type { Parts } from './layouts/layout.ts'
import { pageOf, paragraphsOf } from './page.ts'

/** Whether a text is XML that may hold CAP. */
export function looksLikeCap(text: string): boolean {
  const start = text.slice(0, 4000)
  if (!/^[\s\ufeff]*<(?!!doctype html|html)/i.test(start)) return false
  if (/^[\s\ufeff]*<(?:rss|feed|rdf:RDF|EDXLDistribution)\b/i.test(start)) return true
  return /^[\s\ufeff]*<\?xml/i.test(start)
    ? !/<html\b/i.test(start)
    : /<(?:[\w.-]+:)?alert[\s>]|urn:oasis:names:tc:emergency|incident\.com\/cap/i.test(start)
}

/** The drafts of a CAP document's messages, one a message: its codes are kept, its words are read like any text. */
export function draftsOfCap(bytes: Uint8Array): { drafts: Draft[] } | { fault: string } {
  const parsed = parseCap(bytes)
  if (!parsed.ok) return { fault: `${parsed.fault} (${parsed.rule})` }
  return { drafts: parsed.messages.map(draftOfMessage) }
}

/** English where there is English, else the first language. */
function draftOfMessage(message: CapMessage): Draft {
  const info = message.infos.find((one) => /^en/i.test(one.language ?? 'en')) ?? message.infos[0]
  const parts = info ? partsOf(message, info) : { layout: 'cap', stamp: stampOf(message) }
  const text = textOf(parts)
  const draft = draftOf(parts, text, { now: null, digest: null })
  return info ? withCodes(draft, info) : draft
}

function partsOf(message: CapMessage, info: CapInfo): Parts {
  const areas = info.areas.map((area) => area.areaDesc).filter((name) => name !== '')
  return {
    layout: 'cap',
    stamp: stampOf(message),
    headline: info.headline ?? (info.event || null),
    summary: null,
    event: [
      ...paragraphs(info.description),
      ...(areas.length > 0 ? [`Area: ${areas.join('; ').slice(0, 2000)}`] : []),
    ],
    advice: paragraphs(info.instruction),
    named: [...countriesOf(info), ...areas.flatMap((area) => area.split(/[,;]/).slice(-1))],
    timeframe: timeframeOf(info),
  }
}

/** Areas are drawn or coded more surely than they are named: NWS counties bear the names of other countries' towns. */
function countriesOf({ areas }: CapInfo): string[] {
  const drawn = areas
    .slice(0, 200)
    .flatMap(({ polygons, circles }) => [...polygons, ...circles].slice(0, 3).flatMap(countryUnder))
  const coded = areas.slice(0, 50).flatMap(({ geocodes }) =>
    geocodes.flatMap(({ valueName }) => {
      if (/^(?:SAME|UGC|FIPS6)$/i.test(valueName)) return ['US']
      return /^profile:CAP-CP:/i.test(valueName) ? ['CA'] : []
    }),
  )
  return [...new Set([...drawn, ...coded])].map((code) => countryName(code))
}

/** The country under the middle of a polygon's or circle's points, written `lat,lon`. */
function countryUnder(shape: string): string[] {
  const pairs = [...shape.slice(0, 50_000).matchAll(/(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)/g)]
  if (pairs.length === 0) return []
  const middle = (at: number) => pairs.reduce((sum, pair) => sum + Number(pair[at]), 0) / pairs.length
  const code =
    Math.abs(middle(1)) <= 90 && Math.abs(middle(2)) <= 180 ? countryAt(middle(1), middle(2)) : undefined
  return code ? [code] : []
}

function paragraphs(text: string | null): string[] {
  return text ? paragraphsOf(pageOf(text).lines) : []
}

function stampOf(message: CapMessage): Parts['stamp'] {
  const at = instant(message.sent)
  return at ? { at, timed: true, zoned: true, text: message.sent, index: 0 } : null
}

function timeframeOf({ onset, effective, expires }: CapInfo): Parts['timeframe'] {
  const from = instant(onset ?? effective ?? '')
  return from ? { text: `${onset ?? effective} – ${expires ?? ''}`, from, to: instant(expires ?? '') } : null
}

function instant(text: string): string | null {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace('.000', '')
}

function textOf({ headline, event = [], advice = [] }: Parts): string {
  return [headline ?? '', ...event, ...advice].join('\n')
}

const categoryOf: Record<string, Category> = {
  Geo: 'natural',
  Met: 'weather',
  Fire: 'natural',
  Env: 'natural',
  Health: 'health',
  Transport: 'transport',
  Infra: 'infrastructure',
  CBRNE: 'cbrne',
}

/** What the sender coded is taken as coded. */
function withCodes(draft: Draft, info: CapInfo): Draft {
  const coded = info.categories.map((one) => categoryOf[one]).find((one) => one !== undefined)
  const severity = Severity.safeParse(info.severity).data ?? draft.severity
  const actions = info.responseTypes.flatMap((one) => Action.safeParse(one).data ?? [])
  return {
    ...draft,
    category: coded ?? draft.category ?? (info.categories.length > 0 ? 'other' : null),
    severity,
    certainty: Certainty.safeParse(info.certainty).data ?? draft.certainty,
    urgency: Urgency.safeParse(info.urgency).data ?? draft.urgency,
    actions: actions.length > 0 ? actions : draft.actions,
    language: info.language?.slice(0, 2).toLowerCase() ?? 'en',
    publisherLevel: info.severity || null,
    missing: draft.missing.filter(
      (one) => one !== 'summary' && !(one === 'severity' && severity !== 'Unknown'),
    ),
  }
}
