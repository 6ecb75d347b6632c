import type { CapInfo, CapMessage } from '../cap/message.ts'
import { writeTime } from '../cap/values.ts'
import { actionPhrase } from '../vocabulary/action.ts'
import { categoryKind } from '../vocabulary/category.ts'
import type { RevisionKind } from './alert.ts'
import { capAreaOf } from './cap-area.ts'
import type { PublicContent } from './chain.ts'

/** A published revision, and the public ones before it in its chain, oldest first. */
export type CapSource = {
  alert: string
  slug: string
  number: number
  kind: RevisionKind
  exercise: boolean
  issuedAt: Date
  note: string | null
  content: PublicContent
  earlier: { number: number; issuedAt: Date }[]
}

/** `url` is the site's address without a slash at its end, `sender` its mail address or host. */
export type CapSite = { url: string; sender: string; senderName?: string }

/** Longest headline that receivers show in full, in characters (CAP 1.2 §3.2.2). */
const longestHeadline = 160
/** Hours for which the end of an alert stays current: it must outlive the second it was sent. */
const endingHours = 24

/** A public revision as a CAP 1.2 message that breaks none of the standard's rules. */
export function capOf(source: CapSource, site: CapSite): CapMessage {
  const { exercise, note, issuedAt } = source
  const references = referencesOf(source, site.sender)
  return {
    version: '1.2',
    identifier: identifierOf(source.alert, source.number),
    sender: site.sender,
    sent: writeTime(issuedAt),
    status: exercise ? 'Exercise' : 'Actual',
    msgType: references === null ? 'Alert' : source.kind === 'cancel' ? 'Cancel' : 'Update',
    source: null,
    scope: 'Public',
    restriction: null,
    addresses: null,
    codes: [],
    note: exercise ? ['Exercise: this is not a real event.', note].filter(Boolean).join(' ') : note,
    references,
    incidents: null,
    infos: [infoOf(source, site)],
  }
}

/** White space, commas, `<` and `&` would break `references` (CAP 1.2 §3.2.1 identifier). */
export function identifierOf(alert: string, number: number): string {
  return `${alert}.${number}`
}

/** `sender,identifier,sent` of each earlier message; null for the first that anybody outside could know. */
function referencesOf({ alert, earlier }: CapSource, sender: string): string | null {
  const triples = earlier.map(
    ({ number, issuedAt }) => `${sender},${identifierOf(alert, number)},${writeTime(issuedAt)}`,
  )
  return triples.join(' ') || null
}

function infoOf({ kind, issuedAt, slug, exercise, content }: CapSource, site: CapSite): CapInfo {
  const { cap, label, event } = categoryKind[content.category]
  const expires = expiryOf(content.timeframe.to, issuedAt)
  const onset = onsetOf(content, exercise)
  return {
    language: content.language,
    categories: [...cap],
    event: label,
    responseTypes:
      kind === 'all-clear' ? ['AllClear'] : content.actions.length ? [...content.actions] : ['None'],
    urgency: kind === 'all-clear' ? 'Past' : content.urgency,
    severity: content.severity,
    certainty: content.certainty,
    audience: null,
    eventCodes: [{ valueName: 'OET:v1.2', value: event }],
    effective: writeTime(issuedAt),
    onset: onset <= expires ? writeTime(onset) : null,
    expires: writeTime(expires),
    senderName: site.senderName ?? null,
    headline: shortened(content.headline),
    description: plain([content.summary, content.event, content.context]),
    instruction: plain([phrases(content, kind), content.advice, content.standingAdvice]),
    web: `${site.url}/alerts/${slug}`,
    contact: null,
    parameters: content.countries.map((value) => ({ valueName: 'country', value })),
    resources: [],
    areas: [capAreaOf(content.area, content.countries)],
  }
}

/** The event's beginning where its instant is known; a day has none, and an exercise has its own. */
function onsetOf({ eventTime, timeframe }: PublicContent, exercise: boolean) {
  const known = eventTime.from.length > 10 && !exercise
  return new Date(known ? eventTime.from : timeframe.from)
}

function expiryOf(to: string, issuedAt: Date) {
  const end = new Date(to)
  // Times are written in whole seconds: one that ends in the second it was sent in would be void on arrival.
  const outlives = Math.floor(end.getTime() / 1000) > Math.floor(issuedAt.getTime() / 1000)
  return outlives ? end : new Date(issuedAt.getTime() + endingHours * 3_600_000)
}

function phrases({ actions }: PublicContent, kind: RevisionKind) {
  const said = kind === 'all-clear' ? (['AllClear'] as const) : actions
  return said.map((action) => `${actionPhrase[action]}.`).join(' ')
}

function shortened(headline: string): string {
  const letters = [...headline]
  return letters.length <= longestHeadline
    ? headline
    : `${letters
        .slice(0, longestHeadline - 1)
        .join('')
        .trimEnd()}…`
}

/** CAP holds no markup: the marks of Markdown go, its words, lines and addresses stay. */
function plain(parts: (string | null)[]): string | null {
  const text = parts.filter(Boolean).join('\n\n')
  return (
    text
      .replace(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, '$1 ($2)')
      .replace(/<\/?[a-z][^>]*>/gi, '')
      .replace(/\*\*|__|`|^#+ |^> /gm, '')
      .trim() || null
  )
}
