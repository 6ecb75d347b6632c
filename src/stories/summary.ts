import type { Category } from '../vocabulary/category.ts'
import { type Features, type Scene, weightiest } from './features.ts'
import type { Term } from './terms.ts'

/** What a new report is compared with: what a story’s reports are about, taken together. */
export type Summary = {
  reports: number
  /** The sum of the reports’ weights of each term, the weightiest first. */
  terms: Term[]
  /** Signatures of the latest reports. */
  signatures: { report: string; signature: number[] }[]
  scenes: Scene[]
  isPlaced: boolean
  countries: string[]
  from: string | null
  to: string | null
  categories: Category[]
  magnitudes: number[]
  eventIds: string[]
  languages: string[]
}

const mostTerms = { name: 90, number: 30, word: 120 }
const keptSignatures = 12
const keptScenes = 12
const keptIds = 40

export const emptySummary: Summary = {
  reports: 0,
  terms: [],
  signatures: [],
  scenes: [],
  isPlaced: false,
  countries: [],
  from: null,
  to: null,
  categories: [],
  magnitudes: [],
  eventIds: [],
  languages: [],
}

/** The summary with one more report. From a story’s reports in their order it makes what grouping them one by one made. */
export function withReport(summary: Summary, report: string, features: Features): Summary {
  const { days } = features
  return {
    reports: summary.reports + 1,
    terms: weightiest(sum(summary.terms, features.terms), mostTerms),
    signatures: [...summary.signatures, { report, signature: features.signature }].slice(-keptSignatures),
    scenes: distinct([...summary.scenes, ...features.scenes], sceneKey).slice(0, keptScenes),
    isPlaced: summary.isPlaced || features.isPlaced,
    countries: [...new Set([...summary.countries, ...features.countries])],
    from: earlier(summary.from, days?.from ?? null),
    to: later(summary.to, days?.to ?? null),
    categories: [...new Set([...summary.categories, ...(features.category ? [features.category] : [])])],
    magnitudes: [...summary.magnitudes, ...(features.magnitude === null ? [] : [features.magnitude])].slice(
      -5,
    ),
    eventIds: [...new Set([...summary.eventIds, ...features.eventIds])].slice(-keptIds),
    languages: [...new Set([...summary.languages, ...(features.language ? [features.language] : [])])],
  }
}

function sum(a: readonly Term[], b: readonly Term[]): Term[] {
  const weights = new Map(a.map(({ key, weight }) => [key, weight]))
  for (const { key, weight } of b) weights.set(key, (weights.get(key) ?? 0) + weight)
  return [...weights].map(([key, weight]) => ({ key, weight }))
}

function distinct<T>(all: T[], keyOf: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()]
}

function sceneKey({ country, lat, lon }: Scene) {
  return `${country} ${lat.toFixed(1)} ${lon.toFixed(1)}`
}

function earlier(a: string | null, b: string | null) {
  return a === null || b === null ? (a ?? b) : a < b ? a : b
}

function later(a: string | null, b: string | null) {
  return a === null || b === null ? (a ?? b) : a > b ? a : b
}
