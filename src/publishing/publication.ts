import type { RevisionKind } from '../alerts/alert.ts'
import type { PublicContent } from '../alerts/chain.ts'
import type { Category } from '../vocabulary/category.ts'
import type { Severity } from '../vocabulary/severity.ts'

export type { PublicContent }

/** The public face of an alert. Everything anonymous pages and feeds show comes from these rows. */
export type Publication = {
  alert: string
  slug: string
  number: number
  kind: RevisionKind
  state: string
  exercise: boolean
  demonstration: boolean
  content: PublicContent
  hash: string
  firstIssuedAt: Date
  issuedAt: Date
  follows: { slug: string; headline: string; issuedAt: string }[]
  revisions: {
    number: number
    kind: RevisionKind
    issuedAt: string
    note: string | null
    hash: string
    public: boolean
  }[]
}

/** One line of a list: no more is read than is shown. */
export type Headline = {
  alert: string
  slug: string
  headline: string
  summary: string
  countries: string[]
  category: Category
  severity: Severity
  state: string
  exercise: boolean
  demonstration: boolean
  issuedAt: Date
  expires: Date
}

/** An alert in force as a mark on the world map; without a place it stands at its country. */
export type Marked = {
  slug: string
  headline: string
  countries: string[]
  severity: Severity
  lat: number | null
  lon: number | null
}

export type Wanted = {
  words?: string
  country?: string
  category?: Category
  severity?: Severity
  from?: string
  to?: string
  before?: { issuedAt: Date; alert: string }
  limit: number
}
