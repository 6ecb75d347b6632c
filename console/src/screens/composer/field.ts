import type { AlertContent } from '../../../../src/alerts/alert.ts'

export type DraftField = keyof AlertContent

/** What each field is called on screen, in messages, in the history and in holds. */
export const fieldNames: Record<DraftField, string> = {
  headline: 'Headline',
  summary: 'Summary',
  event: 'Event',
  context: 'Context',
  advice: 'Advice',
  standingAdvice: 'Standing advice',
  language: 'Language',
  category: 'Category',
  developing: 'Developing',
  severity: 'Severity',
  urgency: 'Urgency',
  certainty: 'Certainty',
  phase: 'Phase',
  eventTime: 'Time of the event',
  timeframe: 'Timeframe',
  originalTimeframe: 'Original timeframe',
  countries: 'Countries',
  places: 'Places',
  area: 'Area',
  conditions: 'Audience conditions',
  actions: 'Actions',
  claims: 'Claims',
  forecasts: 'Forecasts',
  actors: 'Actors',
  response: 'Response',
  sharing: 'Sharing',
  wording: 'Wording',
  publishedAt: 'Published at',
  publisherLevel: 'Publisher’s level',
  sources: 'Sources',
}

/** The field that a fault or a hold is about: `timeframe.to` and `places.0.name` stand in timeframe and places. */
export function fieldOf(path: string | undefined): DraftField | undefined {
  const root = path?.split(/[.[]/)[0] ?? ''
  return root in fieldNames ? (root as DraftField) : undefined
}

export function fieldId(field: DraftField): string {
  return `field-${field}`
}

/** Brings a field into view and puts the cursor into it. */
export function goToField(field: DraftField) {
  const box = document.getElementById(fieldId(field))
  if (!box) return
  for (let inside: Element | null = box; inside; inside = inside.parentElement)
    if (inside instanceof HTMLDetailsElement) inside.open = true
  const first = box.querySelector<HTMLElement>('input, textarea, select, button, [tabindex="0"]')
  box.scrollIntoView({ block: 'center', behavior: 'auto' })
  ;(first ?? box).focus({ preventScroll: true })
}

/** Whether two values are the same once written as JSON; null, nothing and an empty list say the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(bare(a)) === JSON.stringify(bare(b))
}

function bare(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(bare)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(
    entries.sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, one]) => [key, bare(one)]),
  )
}
