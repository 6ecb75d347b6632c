import { type PlaceKind, placeKinds } from '../geography/area.ts'
import type { Action } from '../vocabulary/action.ts'
import type { Category } from '../vocabulary/category.ts'
import type { Certainty, Phase, Urgency } from '../vocabulary/certainty.ts'
import type { Likelihood } from '../vocabulary/likelihood.ts'
import type { PlaceRole } from '../vocabulary/place-role.ts'
import type { Severity } from '../vocabulary/severity.ts'

/**
 * What a mention is: a kind of the gazetteer; a demonym, which is evidence of its country; a part of the world; or a name that no
 * gazetteer has, put at the place it is named beside.
 */
export type MentionKind = PlaceKind | 'demonym' | 'area' | 'near'

/** Another place that a name may mean. */
export type OtherPlace = {
  ref: string
  name: string
  country: string
  lat: number
  lon: number
  confidence: number
}

/**
 * A place found in a text. `start` and `end` are UTF-16 offsets into the text as read; `confidence`, from 0 to 1, is that the name
 * means this place; `others` are what else it may mean, the likeliest first.
 */
export type PlaceMention = {
  name: string
  ref: string
  lat: number
  lon: number
  kind: MentionKind
  country: string
  iata?: string
  start: number
  end: number
  role: PlaceRole
  confidence?: number
  others?: OtherPlace[]
}

/** Whether a mention names a place of the gazetteer itself. */
export function isPlace(mention: PlaceMention): mention is PlaceMention & { kind: PlaceKind } {
  return (placeKinds as readonly string[]).includes(mention.kind)
}

/**
 * A date expression and what it means, as ISO 8601 dates or instants; `to` is exclusive of nothing: the last day meant. `start` and
 * `end` are its UTF-16 offsets in the text as read; absent where a publisher's frame was put together from several places.
 */
export type DateMention = { text: string; from: string; to: string; start?: number; end?: number }

export type ForecastMention = {
  text: string
  likelihood: Likelihood | null
  from: string | null
  to: string | null
}

/** Who is reported to have said what; a later claim of the same matter that corrects it makes `stands` false. */
export type ClaimMention = { text: string; speaker: string; verb: string; stands: boolean }

/**
 * What reading makes of one text: the output of `alarum read --json`. Unknown stays null or empty, and
 * `missing` names what an alert still needs.
 */
export type Draft = {
  publishedAt: string | null
  countries: string[]
  headline: string | null
  summary: string | null
  event: string | null
  context: string | null
  advice: string | null
  standingAdvice: string | null
  category: Category | null
  severity: Severity
  certainty: Certainty
  urgency: Urgency
  phase: Phase | null
  eventDate: { from: string; to: string } | null
  places: PlaceMention[]
  dates: DateMention[]
  forecasts: ForecastMention[]
  claims: ClaimMention[]
  actions: Action[]
  actors: string[]
  language: string
  publisherLevel: string | null
  layout: string
  missing: string[]
}
