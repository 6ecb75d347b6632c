import type { Area } from '../geography/area.ts'
import type { Category } from '../vocabulary/category.ts'
import type { Certainty, Urgency } from '../vocabulary/certainty.ts'
import type { Severity } from '../vocabulary/severity.ts'

/** A time as a document gives it and as it is understood. `at` is null where it cannot be: an undated item is undated. */
export type GivenTime = {
  given: string
  at: Date | null
  /** A bare date is a day: `at` is then its first moment in the zone. */
  precision: 'instant' | 'day'
  /** `assumed` where the document names no zone and the source's own was taken. */
  zone: 'given' | 'assumed'
}

/**
 * What became of the thing, by the source's own word. `cancelled`: it does not apply any more, or never did. `withdrawn`:
 * the source took the item back. `ended`: it ran its course. `test` and `exercise` are no events at all.
 */
export const itemStates = ['actual', 'cancelled', 'withdrawn', 'ended', 'test', 'exercise'] as const
export type ItemState = (typeof itemStates)[number]

/** What a source states in fields rather than in words. What it does not say is null or empty, never guessed. */
export type Facts = {
  categories: Category[]
  /** The source's own word for it: `Flood Warning`. */
  event: string | null
  severity: Severity | null
  urgency: Urgency | null
  certainty: Certainty | null
  /** A level on the source's own scale, unflattened: `{scheme: 'us-travel', given: 'Level 4: Do Not Travel', rank: 4}`. */
  level: { scheme: string; given: string; rank: number | null } | null
  /** Letters or words beside the level, such as the US indicators C D E H K N O T U. */
  indicators: string[]
  magnitude: number | null
  depthKm: number | null
  /** ISO 3166-1 alpha-2. */
  countries: string[]
  placeNames: string[]
  points: { lat: number; lon: number }[]
  area: Area | null
  onset: GivenTime | null
  /** When the event ends, which is not when the message does. */
  ends: GivenTime | null
  expires: GivenTime | null
  /** Names of the event that other items of any source may share: `usgs:us6000abcd`, `gdacs:EQ1234567`, `glide:EQ-2026-…`. */
  eventIds: string[]
  /** Which telling of the event it is: an episode, an advisory number. */
  episode: string | null
  /** Items that it updates or cancels, as the source names them. */
  references: string[]
}

/** One thing one source said, as its document holds it: before identity, revision and reading. */
export type Item = {
  /** Where it stands in the document, for people: `item 3`. */
  at: string
  /** How the source names it, the strongest first; the same item may be known by several names. */
  ids: string[]
  /** An absolute http(s) address, or null. */
  link: string | null
  /** Plain text. */
  title: string | null
  /** Plain text with line breaks between paragraphs; empty where there is none. */
  text: string
  language: string | null
  /** Who says it, where that is not the source itself (an aggregator). */
  publisher: string | null
  published: GivenTime | null
  updated: GivenTime | null
  state: ItemState
  /** A document that says it whole, and in which format. */
  full: { url: string; format: string } | null
  facts: Facts
}

/**
 * What stood in the document and was not taken, with where and why. `repeats`: another item of the document says it, so
 * nothing is lost.
 */
export type DroppedItem = { at: string; why: string; repeats?: true }

export type ReadDocument =
  | {
      ok: true
      title: string | null
      /** Every item is taken or dropped: the two lists together are what the document holds. */
      items: Item[]
      dropped: DroppedItem[]
      /** What was odd and mended, one sentence each. */
      notes: string[]
      /** A further page of the same list. */
      next: string | null
      /** The document broke off or could not be told apart: that an item is missing from it says nothing. */
      partial?: true
    }
  | { ok: false; rule: string; fault: string }

/** What is known of a document beside its bytes. */
export type DocumentContext = {
  /** Where it came from: what relative addresses are relative to. */
  url: string
  contentType: string | null
  /** IANA zone of times that name none. */
  timeZone: string
  language: string | null
  /** The country the source speaks of, ISO 3166-1 alpha-2, or null where it speaks of many. */
  country: string | null
}

/** One way sources write: bytes in, items out. It knows no network, no clock and no database. */
export type Format = {
  name: string
  says: string
  /** What it means that an item which stood in the last document is missing from this one. */
  absence: 'nothing' | 'ended' | 'withdrawn'
  /** Takes apart what cannot be taken apart at once, such as mail; answers the bytes that `read` reads. */
  prepare?(bytes: Uint8Array): Promise<Uint8Array>
  read(bytes: Uint8Array, context: DocumentContext): ReadDocument
}

export const noFacts: Facts = {
  categories: [],
  event: null,
  severity: null,
  urgency: null,
  certainty: null,
  level: null,
  indicators: [],
  magnitude: null,
  depthKm: null,
  countries: [],
  placeNames: [],
  points: [],
  area: null,
  onset: null,
  ends: null,
  expires: null,
  eventIds: [],
  episode: null,
  references: [],
}
