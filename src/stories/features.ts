import type { ReadPlace } from '../reports/reading.ts'
import type { Facts } from '../sources/item.ts'
import type { Category } from '../vocabulary/category.ts'
import { type Frequency, weighed } from './frequency.ts'
import { signatureOf } from './near-copy.ts'
import { kindOf, type Term, termsOf } from './terms.ts'

/** Where it happened: a point with how exact it is, or a country alone. */
export type Scene = { country: string | null; lat: number; lon: number; isCountry: boolean }

/** What a report is compared by, kept in a row. `terms` are weighed as of the day it came, the weightiest first. */
export type Features = {
  terms: Term[]
  signature: number[]
  scenes: Scene[]
  /** The source states where it is, rather than that it was read out of words. */
  isPlaced: boolean
  countries: string[]
  /** Days of the event, `YYYY-MM-DD`; else the day it was published. */
  days: { from: string; to: string; isStated: boolean } | null
  category: Category | null
  magnitude: number | null
  /** Numbers that the event has: `usgs:…`, `gdacs:…`. */
  eventIds: string[]
  language: string | null
}

/** A report as grouping sees it. `reading` is what was read of it; without one only its words are compared. */
export type ToGroup = {
  title: string | null
  text: string
  at: Date | null
  reading: {
    language: string
    category: Category | null
    countries: string[]
    places: Pick<ReadPlace, 'lat' | 'lon' | 'country' | 'kind' | 'role'>[]
    eventDate: { from: string; to: string } | null
  } | null
  facts: Pick<Facts, 'magnitude' | 'eventIds' | 'points' | 'countries'> | null
}

/** Terms of a report that are kept, of each kind. */
const mostTerms = { name: 60, number: 20, word: 80 }

export function featuresOf({ title, text, at, reading, facts }: ToGroup, frequency: Frequency): Features {
  return {
    terms: weightiest(weighed(termsOf(title, text), frequency)),
    signature: signatureOf(`${title ?? ''} ${text}`),
    scenes: (reading?.places ?? [])
      .filter(({ role }) => role === 'scene')
      .slice(0, 8)
      .map(({ lat, lon, country, kind }) => ({ lat, lon, country, isCountry: kind === 'country' })),
    isPlaced: (facts?.points.length ?? 0) + (facts?.countries.length ?? 0) > 0,
    countries: reading?.countries ?? [],
    days: daysOf(reading?.eventDate ?? null, at),
    category: reading?.category ?? null,
    magnitude: facts?.magnitude ?? null,
    eventIds: facts?.eventIds ?? [],
    language: reading?.language ?? null,
  }
}

/** The weightiest terms of each kind, the weightiest first. */
export function weightiest(terms: readonly Term[], most = mostTerms): Term[] {
  const left = { ...most }
  return terms
    .toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .filter(({ key }) => left[kindOf(key)]-- > 0)
}

function daysOf(eventDate: { from: string; to: string } | null, at: Date | null): Features['days'] {
  if (eventDate) return { from: eventDate.from.slice(0, 10), to: eventDate.to.slice(0, 10), isStated: true }
  if (!at) return null
  const day = at.toISOString().slice(0, 10)
  return { from: day, to: day, isStated: false }
}
