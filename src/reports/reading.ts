import type { Draft } from '../reading/draft.ts'
import { isPlace } from '../reading/draft.ts'
import { readText } from '../reading/read.ts'
import { tollOf } from '../reading/toll.ts'
import type { Item } from '../sources/item.ts'
import type { Category } from '../vocabulary/category.ts'
import type { PlaceRole } from '../vocabulary/place-role.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { type Mark, marksOf } from './evidence.ts'

/** A place as it was read or stated; a stated one has no name where the source gives a point alone. */
export type ReadPlace = {
  name: string | null
  lat: number
  lon: number
  country: string | null
  kind: string
  role: PlaceRole
}

/** What is understood of a report: what the source states in fields, and where it does not, what its words say. */
export type Reading = {
  language: string
  category: Category | null
  severity: Severity
  certainty: string
  /** Who gave category and severity. */
  by: { category: 'source' | 'words' | null; severity: 'source' | 'words' | null }
  countries: string[]
  /** Where it happened first, then where it may happen; others after them. */
  places: ReadPlace[]
  /** Days, `YYYY-MM-DD`. */
  eventDate: { from: string; to: string } | null
  actions: string[]
  claims: { speaker: string; text: string; stands: boolean }[]
  forecasts: { text: string; likelihood: string | null }[]
  actors: string[]
  /** Of an English text; 0 where it gives no number. */
  toll: { dead: number; hurt: number }
  /** The words of `textOf` that this rests on; absent in readings from before they were kept. */
  marks?: Mark[]
}

/** Letters that are read of a report; what a report is about stands in its beginning. */
const longest = 20_000
const roleOrder: PlaceRole[] = ['scene', 'at-risk', 'mentioned', 'origin', 'speaker']

type Words = Pick<
  Draft,
  'language' | 'category' | 'severity' | 'certainty' | 'countries' | 'places' | 'eventDate'
> &
  Pick<Draft, 'actions' | 'claims' | 'forecasts' | 'actors'>

/** Of words that cannot be read, such as none at all. */
const nothingRead: Words = {
  ...{
    language: 'und',
    category: null,
    severity: 'Unknown',
    certainty: 'Unknown',
    countries: [],
    places: [],
  },
  ...{ eventDate: null, actions: [], claims: [], forecasts: [], actors: [] },
}

/** Reads an item as an analyst would: its fields first, its words for the rest. `seenAt` stands in for a missing date. */
export function readItem(item: Item, seenAt: Date): Reading {
  const { facts } = item
  const read = draftOf(item, seenAt)
  const draft: Words = read ?? nothingRead
  const statedCategory = facts.categories[0] ?? null
  const statedSeverity = facts.severity === 'Unknown' ? null : facts.severity
  const places = placesOf(item, draft)
  return {
    language: item.language ?? draft.language,
    category: statedCategory ?? draft.category,
    severity: statedSeverity ?? draft.severity,
    certainty: facts.certainty ?? draft.certainty,
    by: {
      category: statedCategory ? 'source' : draft.category ? 'words' : null,
      severity: statedSeverity ? 'source' : draft.severity === 'Unknown' ? null : 'words',
    },
    countries: facts.countries.length > 0 ? facts.countries : draft.countries,
    places,
    eventDate: eventDateOf(item) ?? draft.eventDate,
    actions: draft.actions,
    claims: draft.claims.map(({ speaker, text, stands }) => ({ speaker, text, stands })),
    forecasts: draft.forecasts.map(({ text, likelihood }) => ({ text, likelihood })),
    actors: draft.actors,
    toll: draft.language === 'en' ? tollOf(textOf(item)) : { dead: 0, hurt: 0 },
    marks: read ? marksOf(read, textOf(item)) : [],
  }
}

/** Of a text that is several alerts the first speaks for it: an advisory with its regions, a digest with its lead. */
function draftOf(item: Item, seenAt: Date): Draft | undefined {
  const read = readText(textOf(item), { now: new Date(item.published?.at ?? seenAt).toISOString() })
  return 'drafts' in read ? read.drafts[0] : undefined
}

/** Title and text as one text, the way a person sees them. */
export function textOf({ title, text }: Pick<Item, 'title' | 'text'>): string {
  const body = text.slice(0, longest)
  return title && !body.startsWith(title) ? `${title}\n\n${body}` : body
}

function placesOf({ facts }: Item, draft: Words): ReadPlace[] {
  const stated = facts.points.map(({ lat, lon }, i) => ({
    ...{ name: facts.placeNames[i] ?? null, lat, lon },
    ...{ country: facts.countries[0] ?? null, kind: 'point', role: 'scene' as const },
  }))
  const read = draft.places
    .filter(isPlace)
    .map(({ name, lat, lon, country, kind, role }) => ({ name, lat, lon, country, kind, role }))
    .sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role))
  return [...stated, ...read].slice(0, 100)
}

function eventDateOf({ facts: { onset, ends } }: Item) {
  if (!onset?.at) return null
  const from = day(onset.at)
  return { from, to: ends?.at && ends.at >= onset.at ? day(ends.at) : from }
}

function day(at: Date | string) {
  return new Date(at).toISOString().slice(0, 10)
}
