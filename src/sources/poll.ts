import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, sharedly, type Tx } from '../database/database.ts'
import type { AnswerHeaders, Egress, EgressOptions } from '../http/egress.ts'
import { fetchGuarded } from '../http/egress.ts'
import type { Claimed } from './claim.ts'
import { noteStreak } from './notes.ts'
import { waitSeconds } from './waits.ts'

/** How a source is fetched; `fetchGuarded` with what the installation allows. */
export type Fetch = (url: string, known?: EgressOptions['known'], signal?: AbortSignal) => Promise<Egress>

const accept =
  'application/atom+xml, application/rss+xml, application/cap+xml, application/feed+json, application/geo+json, application/json, application/xml, text/xml, */*;q=0.5'
/** A national list of warnings is some 20 MB at worst; a source that is slower than this says nothing. */
const caps = { timeoutMs: 30_000, maxBytes: 32_000_000 }

/**
 * The one way out, with the caps of a source. Private addresses only where an operator said so, or those of one server by
 * `host:port`, from which no redirect is followed.
 */
export function sourceFetch(allowPrivate: boolean | { only: string }): Fetch {
  const allowed =
    typeof allowPrivate === 'boolean'
      ? { allowPrivate }
      : { allowPrivate: allowPrivate.only, maxRedirects: 0 }
  return (url, known = {}, signal) =>
    fetchGuarded(url, { ...caps, accept, known, ...allowed, ...(signal && { signal }) })
}

/** What a poll came to. `unchanged`: the server or its bytes say that nothing is new. */
export type PollOutcome = { poll: string; outcome: 'fetched' | 'unchanged' | 'failed'; fault: string | null }

/**
 * Fetches a claimed source and commits what came, bytes and bookkeeping together: a crash before that polls again, one
 * after it finds the bytes. Null where the lease ran out and another worker took over; then nothing is written.
 */
export async function pollClaimed(
  db: Database,
  organisation: string | null,
  claimed: Claimed,
  fetch: Fetch,
  now: () => Date,
  leaving?: AbortSignal,
): Promise<PollOutcome | null> {
  const startedAt = now()
  const answer = await fetch(claimed.url, claimed.known, leaving)
  if (leaving?.aborted) return giveBack(db, organisation, claimed)
  const endedAt = now()
  return sharedly(db, organisation, (tx) => keepPoll(tx, claimed, answer, { startedAt, endedAt }))
}

/** Ends the lease with nothing written: the source is due as before. */
export async function giveBack(db: Database, organisation: string | null, { source, lease }: Claimed) {
  await sharedly(db, organisation, (tx) =>
    tx
      .updateTable('source_state')
      .set({ leased_until: null })
      .where('source', '=', source)
      .where('lease', '=', lease)
      .execute(),
  )
  return null
}

type Times = { startedAt: Date; endedAt: Date }

/** Writes what a claimed poll came to: bookkeeping, the ledger’s line, the bytes. Null, and nothing, where the lease is another’s. */
export async function keepPoll(
  tx: Tx,
  claimed: Claimed,
  answer: Egress,
  times: Times,
): Promise<PollOutcome | null> {
  const sha256 = answer.ok ? createHash('sha256').update(answer.bytes).digest() : null
  const outcome = outcomeOf(claimed, answer, sha256)
  const fault = outcome === 'failed' && !answer.ok ? answer.message : null
  if (!(await bookkeep(tx, claimed, answer, { outcome, fault, sha256, ...times }))) return null
  const poll = randomUUID()
  await tx
    .insertInto('poll')
    .values({
      id: poll,
      source: claimed.source,
      started_at: times.startedAt,
      ended_at: times.endedAt,
      outcome,
      fault,
      // None where no server answered: out of reach, or a file that speaks for it.
      status: answer.status ?? null,
      bytes: answer.ok ? answer.bytes.length : 0,
      read_at: outcome === 'fetched' ? null : times.endedAt,
    })
    .execute()
  if (outcome === 'fetched' && answer.ok)
    await keepDocument(tx, poll, { url: answer.finalUrl, contentType: answer.type, bytes: answer.bytes })
  if (outcome !== 'fetched') await noteStreak(tx, claimed.source, claimed.faults, fault, times.endedAt)
  return { poll, outcome, fault }
}

/** The bytes of a poll, as they were received. */
export async function keepDocument(
  tx: Tx,
  poll: string,
  { url, contentType, bytes }: { url: string; contentType: string | null; bytes: Buffer },
): Promise<void> {
  await tx.insertInto('document').values({ poll, url, content_type: contentType, bytes }).execute()
}

function outcomeOf({ sha256: before }: Claimed, answer: Egress, sha256: Buffer | null) {
  if (!answer.ok) return answer.fault === 'not-modified' ? 'unchanged' : 'failed'
  return sha256 && before?.equals(sha256) ? 'unchanged' : 'fetched'
}

type Kept = Times & { outcome: PollOutcome['outcome']; fault: string | null; sha256: Buffer | null }

/** Ends the lease and sets when it is due next. False where the lease is another's by now. */
async function bookkeep(tx: Tx, claimed: Claimed, answer: Egress, kept: Kept): Promise<boolean> {
  const { outcome, endedAt } = kept
  const headers = answer.headers ?? {}
  // What was fetched is a success only once it could be read.
  const faults = { failed: claimed.faults + 1, fetched: claimed.faults, unchanged: 0 }[outcome]
  const seconds = waitSeconds(
    { everySeconds: claimed.everySeconds, faults },
    headers.retryAfter,
    endedAt,
    Math.random(),
  )
  const { numUpdatedRows } = await tx
    .updateTable('source_state')
    .set({
      leased_until: null,
      due_at: sql`clock_timestamp() + make_interval(secs => ${seconds})`,
      polled_at: endedAt,
      faults,
      ...(outcome !== 'fetched' && { fault: kept.fault }),
      ...(outcome !== 'failed' && { succeeded_at: endedAt, clock_off_seconds: clockOff(headers, endedAt) }),
      // The next page of a list that goes on is set when this one was read.
      next_url: null,
      ...(outcome === 'fetched' && !claimed.isFurther && marks(headers, kept.sha256)),
    })
    .where('source', '=', claimed.source)
    .where('lease', '=', claimed.lease)
    .where('leased_until', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function marks({ etag, lastModified }: AnswerHeaders, sha256: Buffer | null) {
  return { etag: etag ?? null, last_modified: lastModified ?? null, body_sha256: sha256, pages: 0 }
}

/** Seconds by which the server's clock is ahead of ours; null where it does not say. */
function clockOff({ date }: AnswerHeaders, now: Date): number | null {
  const there = Date.parse(date ?? '')
  return Number.isNaN(there) ? null : Math.round((there - now.getTime()) / 1000)
}
