import type { CapArea, CapInfo, CapMessage } from '../cap/message.ts'
import { writeTime } from '../cap/values.ts'
import type { AreaPart, Shape } from '../geography/area.ts'
import { countryName } from '../geography/countries.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { areaShape } from '../geography/shapes.ts'
import { actionPhrase } from '../vocabulary/action.ts'
import { categoryKind } from '../vocabulary/category.ts'
import type { AlertContent, RevisionKind } from './alert.ts'

/** A published revision and what stands before it in its chain. */
export type CapSource = {
  alert: string
  slug: string
  number: number
  kind: RevisionKind
  exercise: boolean
  issuedAt: Date
  note: string | null
  content: Pick<
    AlertContent,
    | 'headline'
    | 'summary'
    | 'event'
    | 'context'
    | 'advice'
    | 'standingAdvice'
    | 'language'
    | 'category'
    | 'severity'
    | 'urgency'
    | 'certainty'
    | 'eventTime'
    | 'timeframe'
    | 'countries'
    | 'area'
    | 'actions'
  >
  earlier: { number: number; issuedAt: Date }[]
}

/** Longest headline that CAP receivers show in full, in characters (CAP 1.2 §3.2.2). */
const longestHeadline = 160

/** A public alert as a CAP 1.2 message. `sender` is a mail address or host; `url` the site's address. */
export function capOf(source: CapSource, { url, sender }: { url: string; sender: string }): CapMessage {
  const { content, kind, exercise, note } = source
  const ended = kind === 'cancel'
  return {
    version: '1.2',
    identifier: identifierOf(source.alert, source.number),
    sender,
    sent: writeTime(source.issuedAt),
    status: exercise ? 'Exercise' : 'Actual',
    msgType: ended ? 'Cancel' : kind === 'alert' ? 'Alert' : 'Update',
    source: null,
    scope: 'Public',
    restriction: null,
    addresses: null,
    codes: [],
    note: exercise ? `Exercise. ${note ?? 'No action is needed outside the exercise.'}` : note,
    references: referencesOf(source, sender),
    incidents: null,
    infos: [infoOf(source, content, url)],
  }
}

/** No white space, comma, < or & may stand in it (CAP 1.2 §3.2.1). */
export function identifierOf(alert: string, number: number) {
  return `${alert}.${number}`
}

/** Cancel and Update name what they replace: `sender,identifier,sent` (CAP 1.2 §3.2.1). */
function referencesOf({ alert, earlier, kind }: CapSource, sender: string) {
  if (kind === 'alert') return null
  return (
    earlier
      .map(({ number, issuedAt }) => `${sender},${identifierOf(alert, number)},${writeTime(issuedAt)}`)
      .join(' ') || null
  )
}

function infoOf({ kind, issuedAt, slug }: CapSource, content: CapSource['content'], url: string): CapInfo {
  const cap = categoryKind[content.category]
  const expires = new Date(content.timeframe.to)
  const onset = new Date(content.timeframe.from)
  return {
    language: content.language,
    categories: [...cap.cap],
    event: cap.label,
    responseTypes:
      kind === 'all-clear' ? ['AllClear'] : content.actions.length ? [...content.actions] : ['None'],
    urgency: kind === 'all-clear' ? 'Past' : content.urgency,
    severity: content.severity,
    certainty: content.certainty,
    audience: null,
    eventCodes: [{ valueName: 'OET:v1.2', value: cap.event }],
    effective: writeTime(issuedAt),
    onset: onset <= expires ? writeTime(onset) : null,
    expires: expires > issuedAt ? writeTime(expires) : null,
    senderName: 'Alarum',
    headline: shorten(content.headline),
    description: plain([content.summary, content.event, content.context]),
    instruction: plain([
      ...content.actions.map((action) => `${actionPhrase[action]}.`),
      content.advice,
      content.standingAdvice,
    ]),
    web: `${url}/alerts/${slug}`,
    contact: null,
    parameters: [],
    resources: [],
    areas: [areaOf(content)],
  }
}

function shorten(headline: string) {
  return headline.length <= longestHeadline
    ? headline
    : `${headline.slice(0, longestHeadline - 1).trimEnd()}…`
}

/** CAP holds no markup: Markdown's marks go, its words and lines stay. */
function plain(parts: (string | null)[]) {
  const text = parts.filter(Boolean).join('\n\n')
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/(\*\*|__|`|^#+ |^> )/gm, '') || null
}

function areaOf({ area, countries }: CapSource['content']): CapArea {
  const parts = area ?? countries.map((country): AreaPart => ({ type: 'country', country }))
  return {
    areaDesc: parts.map(describe).join('; '),
    polygons: parts.flatMap(polygonsOf),
    circles: parts.flatMap(circleOf),
    geocodes: countries.map((value) => ({ valueName: 'ISO 3166-1', value })),
    altitude: null,
    ceiling: null,
  }
}

function describe(part: AreaPart): string {
  const wider = 'km' in part && part.km ? `within ${part.km} km of ` : ''
  if (part.type === 'country') return `${wider}${countryName(part.country)}`
  if (part.type === 'circle') return `within ${part.km} km of ${part.lat}, ${part.lon}`
  return part.type === 'polygon' ? 'the area drawn' : `${wider}${part.name}`
}

function circleOf(part: AreaPart): string[] {
  if (part.type === 'circle') return [`${part.lat},${part.lon} ${part.km}`]
  const place = part.type === 'place' ? placeByRef(part.ref) : undefined
  return place && part.type === 'place' ? [`${place.lat},${place.lon} ${part.km}`] : []
}

/** A drawn polygon as it is; regions as their outline. Countries are said by code: their outlines run to thousands of points. */
function polygonsOf(part: AreaPart): string[] {
  if (part.type === 'polygon') return part.rings.slice(0, 1).map(ringText)
  if (part.type !== 'region') return []
  const made = areaShape([part])
  return made.ok ? outlines(made.shape) : []
}

function outlines(shape: Shape) {
  return shape.flatMap(([outline]) => (outline && outline.length <= 500 ? [ringText(outline)] : []))
}

function ringText(ring: readonly (readonly [number, number])[]) {
  return ring.map(([lon, lat]) => `${round(lat)},${round(lon)}`).join(' ')
}

function round(degrees: number) {
  return Number(degrees.toFixed(5))
}
