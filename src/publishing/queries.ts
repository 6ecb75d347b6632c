import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Severity } from '../vocabulary/severity.ts'
import type { Headline, Marked, Publication, Wanted } from './publication.ts'

const columns = sql`alert, slug, number, kind, state, exercise, demonstration, content, encode(hash, 'hex') as hash,
  first_issued_at as "firstIssuedAt", issued_at as "issuedAt", follows, revisions`

/** A public alert by its slug or id, or undefined. */
export async function publicationOf(db: Database, slugOrId: string): Promise<Publication | undefined> {
  const byId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(slugOrId)
  const { rows } = await sql<Publication>`
    select ${columns} from publication
    where ${byId ? sql`alert = ${slugOrId}::uuid` : sql`slug = ${slugOrId}`}`.execute(db)
  return rows[0]
}

/** Public alerts, the latest first; `before` is the last one seen. */
export async function headlines(db: Database, wanted: Wanted): Promise<Headline[]> {
  const { rows } = await sql<Headline>`
    select alert, slug, headline, content->>'summary' as summary, countries, category, severity, state, exercise,
           demonstration, issued_at as "issuedAt", coalesce(expires, 'infinity') as expires
    from publication where ${conditions(wanted)}
    order by issued_at desc, alert limit ${wanted.limit}`.execute(db)
  return rows.map((row) => ({ ...row, expires: new Date(Math.min(Number(row.expires), latest)) }))
}

/** The latest public alerts whole, for feeds. */
export async function publications(db: Database, wanted: Wanted): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select ${columns} from publication where ${conditions(wanted)}
    order by issued_at desc, alert limit ${wanted.limit}`.execute(db)
  return rows
}

/** Alerts in force with where to mark them: at the scene, else what is at risk, else another place in its countries. */
export async function marksInForce(db: Database, now: Date): Promise<Marked[]> {
  const { rows } = await sql<Marked>`
    select slug, headline, countries, severity, place.lat, place.lon
    from publication left join lateral (
      select (p->>'lat')::float8 as lat, (p->>'lon')::float8 as lon
      from jsonb_array_elements(content->'places') with ordinality as one (p, n)
      where p->>'kind' <> 'country' and p->>'country' = any (countries)
      order by case p->>'role' when 'scene' then 0 when 'at-risk' then 1 else 2 end, n limit 1
    ) place on true
    where state = 'issued' and (expires is null or expires > ${now})
    order by issued_at desc limit 300`.execute(db)
  return rows
}

/** How many alerts of each level are in force. */
export async function countsInForce(
  db: Database,
  now: Date,
): Promise<{ severity: Severity; count: number }[]> {
  const { rows } = await sql<{ severity: Severity; count: number }>`
    select severity, count(*)::integer as count from publication
    where state = 'issued' and (expires is null or expires > ${now}) group by severity`.execute(db)
  return rows
}

/** Countries of the latest thousand alerts: those worth choosing from. */
export async function countriesOfLate(db: Database): Promise<string[]> {
  const { rows } = await sql<{ country: string }>`
    select distinct unnest(countries) as country
    from (select countries from publication order by issued_at desc limit 1000) late`.execute(db)
  return rows.map(({ country }) => country)
}

/** The last instant a JavaScript date can hold, for what never ends. */
const latest = 8.64e15

function conditions({ words, country, category, severity, from, to, before }: Wanted) {
  const all = [sql`true`]
  if (words) all.push(sql`words @@ websearch_to_tsquery('simple', ${words})`)
  if (country) all.push(sql`countries @> array[${country}]::text[]`)
  if (category) all.push(sql`category = ${category}`)
  if (severity) all.push(sql`severity = ${severity}`)
  if (from) all.push(sql`issued_at >= ${from}::timestamp at time zone 'UTC'`)
  if (to) all.push(sql`issued_at < (${to}::date + 1)::timestamp at time zone 'UTC'`)
  if (before)
    all.push(
      sql`(issued_at < ${before.issuedAt} or (issued_at = ${before.issuedAt} and alert > ${before.alert}::uuid))`,
    )
  return sql.join(all, sql` and `)
}
