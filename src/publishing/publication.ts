import { sql } from 'kysely'
import type { AlertContent, RevisionKind } from '../alerts/alert.ts'
import type { Database } from '../database/database.ts'
import type { Category } from '../vocabulary/category.ts'
import type { Severity } from '../vocabulary/severity.ts'

export type PublicContent = Omit<AlertContent, 'conditions' | 'publisherLevel' | 'response'>

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
  issuedAt: Date
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

const columns = sql`alert, slug, number, kind, state, exercise, demonstration, content, encode(hash, 'hex') as hash,
  first_issued_at as "firstIssuedAt", issued_at as "issuedAt", follows, revisions`

/** A public alert by its slug or id, or undefined. */
export async function publicationOf(db: Database, slugOrId: string): Promise<Publication | undefined> {
  const byId = /^[0-9a-f-]{36}$/.test(slugOrId)
  const { rows } = await sql<Publication>`
    select ${columns} from publication where ${byId ? sql`alert = ${slugOrId}::uuid` : sql`slug = ${slugOrId}`}`.execute(
    db,
  )
  return rows[0]
}

/** Public alerts, the latest first; `before` is the last one seen. */
export async function headlines(db: Database, wanted: Wanted): Promise<Headline[]> {
  const { rows } = await sql<Headline>`
    select alert, slug, headline, content->>'summary' as summary, countries, category, severity, state, exercise,
           issued_at as "issuedAt", (content->'places'->0->>'lat')::float8 as lat, (content->'places'->0->>'lon')::float8 as lon
    from publication where ${conditions(wanted)}
    order by issued_at desc, alert limit ${wanted.limit}`.execute(db)
  return rows
}

/** The latest public alerts whole, for feeds. */
export async function publications(db: Database, wanted: Wanted): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select ${columns} from publication where ${conditions(wanted)}
    order by issued_at desc, alert limit ${wanted.limit}`.execute(db)
  return rows
}

/** When anything public changed last; the age of every page. */
export async function lastChange(db: Database): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(issued_at) as at from publication`.execute(db)
  return rows[0]?.at ?? null
}

function conditions({ words, country, category, severity, from, to, before }: Wanted) {
  const all = [sql`true`]
  if (words) all.push(sql`words @@ websearch_to_tsquery('simple', ${words})`)
  if (country) all.push(sql`countries @> array[${country}]::text[]`)
  if (category) all.push(sql`category = ${category}`)
  if (severity) all.push(sql`severity = ${severity}`)
  if (from) all.push(sql`issued_at >= ${from}::date`)
  if (to) all.push(sql`issued_at < ${to}::date + 1`)
  if (before)
    all.push(
      sql`(issued_at < ${before.issuedAt} or (issued_at = ${before.issuedAt} and alert > ${before.alert}::uuid))`,
    )
  return sql.join(all, sql` and `)
}
