import type { AlertContent } from '../alerts/alert.ts'
import { type PresenceRules, presenceWords } from '../people/presence-rules.ts'

/** The match's name and version. */
const rule = 'cells/2'

/**
 * The rule a receipt was made by: its name and version, and what its organisation had set otherwise than usual, as
 * `cells/2 before=48h`. A frozen receipt keeps the rule of its day.
 */
export function ruleName(presence: PresenceRules): string {
  return [rule, presenceWords(presence)].filter(Boolean).join(' ')
}

/**
 * The largest error radius of a point, in km. Cells within this distance of an area's edge are tested one by one;
 * whoever is known less closely than this is known by region or country.
 */
export const largestRadiusKm = 50

export type Confidence = 'certain' | 'possible'

/**
 * Against the revision before: newly exposed, still exposed, no longer; `told` is everyone an ending alert had reached;
 * `responsible` are told for a site in the area and not themselves in it.
 */
export const changes = ['new', 'still', 'gone', 'told', 'responsible'] as const
export type Change = (typeof changes)[number]

/** Why a stay only may be exposed. The first four are about the place, the others about the time. */
export type Doubt =
  | 'beside' // the point is outside, its error radius reaches in
  | 'partly' // the point is inside, its error radius reaches out
  | 'region-only'
  | 'country-only'
  | 'before-arrival'
  | 'after-departure'
  | 'one-way'
  | 'transit-length'
  | 'may-be-home'
  | 'old-check-in'
  | 'checked-in-elsewhere'
  | 'double-booked' // another booking for the same nights is far away

/** One stay that put a person into the audience, as codes and numbers. Instants are ISO 8601; null is open. */
export type Reason = {
  stay: string
  kind: string
  label: string
  place: string | null
  country: string | null
  source: string
  precision: string
  radiusKm: number
  /** From the point to the area, 0 inside. */
  distanceKm: number
  starts: string
  ends: string | null
  /** While the stay and the alert hold at once. */
  from: string
  to: string
  zone: string | null
  assumed: string | null
  confidence: Confidence
  /** From 0 to 1; null where it is not known, and in receipts of `cells/1`. */
  sure?: number | null
  why: Doubt[]
}

/** A site that an area touches; `distanceKm` is from its middle, 0 inside. */
export type SiteInArea = { site: string; name: string; country: string | null; distanceKm: number }

/** Why a stay did not put a person into the audience: `km` from the area, `hours` before or after its time. */
export type Miss = Omit<Reason, 'from' | 'to' | 'confidence' | 'sure' | 'why'> & {
  fault: 'outside' | 'left-before' | 'not-yet-arrived' | 'travelling'
  hours: number
}

export type Exposed = {
  exposed: true
  rule: string
  confidence: Confidence
  /** Strongest first. */
  reasons: Reason[]
  /** Indexes of the alert's audience conditions that the person meets. */
  conditions: number[]
}
export type NotExposed = {
  exposed: false
  rule: string
  /** `missed`: see the misses, nearest first. `responsible`: told of `sites`, without standing in the area. */
  because: 'unknown-person' | 'inactive' | 'no-stay' | 'missed' | 'condition' | 'alert-over' | 'responsible'
  misses: Miss[]
  conditions: number[]
  sites?: SiteInArea[]
}
/** An exposure answer, yes or no, that explains itself. */
export type Receipt = Exposed | NotExposed

/** While an alert's audience is looked for. */
export type Window = { from: Date; to: Date }

export type Audience = { certain: number; possible: number; gone: number; sites: number; responsible: number }

/** The part of an alert that decides who is exposed. */
export type Ground = Pick<AlertContent, 'area' | 'timeframe' | 'conditions'>
