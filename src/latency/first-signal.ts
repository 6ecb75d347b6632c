import { sql } from 'kysely'

/**
 * When the first of some reports was published, as SQL over `report r` and its first `report_revision v`. A publication long before
 * the report was seen is an old page's, and one of a bare day says no time.
 */
export const firstSignal = sql<Date | null>`
  min(case when v.item -> 'published' ->> 'precision' = 'instant' and r.published_at > r.first_seen_at - interval '2 days'
    then least(r.published_at, r.first_seen_at) end)`
