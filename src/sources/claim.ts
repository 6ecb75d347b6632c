import { sql } from 'kysely'
import { type Database, sharedly } from '../database/database.ts'
import type { AnswerHeaders } from '../http/egress.ts'
import type { Way } from './source.ts'

/** Seconds a poll may take before another worker thinks that whoever claimed it died: longer than any fetch. */
export const leaseSeconds = 90

/** A source that is this worker's to poll until its lease ends; `lease` fences what it writes afterwards. */
export type Claimed = {
  source: string
  lease: number
  way: Way
  url: string
  everySeconds: number
  faults: number
  known: Pick<AnswerHeaders, 'etag' | 'lastModified'>
  sha256: Buffer | null
  /** A further page of a list is being read rather than its beginning. */
  isFurther: boolean
  pages: number
}

/**
 * Claims up to `limit` sources that are due, the longest due first, and no two on one host: neither of ours nor beside
 * another worker's. A claim only leases; a worker that dies loses nothing but the time of its lease.
 */
export function claimDue(db: Database, organisation: string | null, limit: number): Promise<Claimed[]> {
  return sharedly(db, organisation, async (tx) => {
    const { rows } = await sql<ClaimedRow>`
      with free as materialized (
        select st.source, st.host, st.due_at from source_state st join source s on s.id = st.source
        where s.enabled_at is not null and s.way in ('address', 'mailbox') and s.organisation is not distinct from ${organisation}
          and st.due_at <= clock_timestamp() and ${isFree}
          and not exists (select from source_state busy where busy.host = st.host and busy.source <> st.source
                            and busy.leased_until > clock_timestamp())
        order by st.due_at limit ${limit * 4} for update of st skip locked),
      one_a_host as (select distinct on (host) source, due_at from free order by host, due_at),
      chosen as (select source from one_a_host order by due_at limit ${limit})
      update source_state st set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), lease = lease + 1
      from source s
      where st.source = any(array(select source from chosen)) and s.id = st.source
      returning ${claimedColumns}`.execute(tx)
    return rows.map(claimedOf)
  })
}

/** Claims one source whether or not it is due or on; null where another worker is at it. */
export function claimOne(db: Database, organisation: string | null, source: string): Promise<Claimed | null> {
  return sharedly(db, organisation, async (tx) => {
    const { rows } = await sql<ClaimedRow>`
      update source_state st set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), lease = lease + 1
      from source s
      where st.source = ${source} and s.id = st.source and ${isFree}
      returning ${claimedColumns}`.execute(tx)
    return rows[0] ? claimedOf(rows[0]) : null
  })
}

const isFree = sql`(st.leased_until is null or st.leased_until <= clock_timestamp())`
const claimedColumns = sql`st.source, st.lease, s.way, s.url, s.every_seconds, st.faults, st.etag, st.last_modified,
  st.body_sha256, st.next_url, st.pages`

type ClaimedRow = {
  source: string
  lease: number
  way: Way
  url: string | null
  every_seconds: number
  faults: number
  etag: string | null
  last_modified: string | null
  body_sha256: Buffer | null
  next_url: string | null
  pages: number
}

function claimedOf(row: ClaimedRow): Claimed {
  const isFurther = row.next_url !== null
  return {
    source: row.source,
    lease: row.lease,
    way: row.way,
    url: row.next_url ?? row.url ?? '',
    everySeconds: row.every_seconds,
    faults: row.faults,
    known: isFurther
      ? {}
      : {
          ...(row.etag !== null && { etag: row.etag }),
          ...(row.last_modified !== null && { lastModified: row.last_modified }),
        },
    sha256: isFurther ? null : row.body_sha256,
    isFurther,
    pages: row.pages,
  }
}
