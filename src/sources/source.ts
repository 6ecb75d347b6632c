import type { Reliability } from '../vocabulary/grading.ts'

/** How what a source says comes to us. */
export type Way = 'address' | 'mailbox' | 'webhook' | 'desk'

/** A source as an operator sees it. */
export type Source = {
  id: string
  key: string
  name: string
  way: Way
  url: string | null
  format: string
  /** The publisher behind it: five feeds of one publisher are one voice. */
  family: string
  country: string | null
  region: string | null
  kinds: string[]
  language: string | null
  timeZone: string
  reliability: Reliability
  terms: string | null
  /** Those its file names and those people put it into, as the organisation sees them. */
  sets: string[]
  everySeconds: number
  /** Null: learnt from its own rhythm. */
  silentAfterSeconds: number | null
  /** The day it was first read without a fault from its own address. */
  verified: string | null
  /** Whether it is this organisation’s alone. */
  own: boolean
  enabledAt: Date | null
  muted: boolean
  /** Since when it is no longer watched; what it brought stays. */
  removedAt: Date | null
}

/** What polling knows of it. */
export type SourceHealth = {
  dueAt: Date
  polledAt: Date | null
  succeededAt: Date | null
  itemAt: Date | null
  faults: number
  fault: string | null
  usualGapSeconds: number | null
  silentSince: Date | null
  clockOffSeconds: number | null
}
