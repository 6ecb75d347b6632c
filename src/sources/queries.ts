import { type Selectable, sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { DB } from '../database/rows.ts'
import type { Source, SourceHealth } from './source.ts'

export type ListedSource = Source & SourceHealth
/** What to list: words in name, key or family; members of a set; only those that need a look. Keys go on behind `after`. */
export type SourceQuestion = {
  words?: string | undefined
  set?: string | undefined
  state?: SourceState | undefined
  after?: string | undefined
  limit: number
}
export const sourceStates = ['on', 'off', 'failing', 'silent', 'muted', 'removed'] as const
export type SourceState = (typeof sourceStates)[number]

/** Sources by key, with their health; the removed ones only where they are asked for. */
export async function listSources(tx: Tx, question: SourceQuestion): Promise<ListedSource[]> {
  const { words, set, state, after, limit } = question
  const { rows } = await sql<SourceRow>`
    select ${columns} from source s join source_state st on st.source = s.id
    where ${after === undefined ? sql`true` : sql`s.key > ${after}`}
      and (s.removed_at is not null) = ${state === 'removed'}
      and ${set === undefined ? sql`true` : sql`${set} = any(sets_of(s))`}
      and ${words === undefined ? sql`true` : sql`position(lower(${words}) in lower(s.name || ' ' || s.key || ' ' || s.family || ' ' || coalesce(s.country, ''))) > 0`}
      and ${state === undefined ? sql`true` : stateIs[state]}
    order by s.key limit ${limit}`.execute(tx)
  return rows.map(sourceOf)
}

const stateIs: Record<SourceState, ReturnType<typeof sql>> = {
  on: sql`s.enabled_at is not null`,
  off: sql`s.enabled_at is null`,
  failing: sql`(s.enabled_at is not null and st.faults > 0)`,
  silent: sql`(s.enabled_at is not null and st.silent_since is not null)`,
  muted: sql`s.muted`,
  removed: sql`s.removed_at is not null`,
}

/** The source of this key or id; one that is watched before a removed one, an organisation’s own before everybody’s. */
export async function findSource(tx: Tx, keyOrId: string): Promise<ListedSource | undefined> {
  const { rows } = await sql<SourceRow>`
    select ${columns} from source s join source_state st on st.source = s.id
    where s.key = ${keyOrId} or s.id::text = ${keyOrId}
    order by s.removed_at is not null, s.organisation nulls last limit 1`.execute(tx)
  return rows[0] && sourceOf(rows[0])
}

export type SourceSet = { set: string; sources: number; on: number; muted: number }

/** The sets there are, with how many sources each has and how many of them are on and muted. */
export async function sourceSets(tx: Tx): Promise<SourceSet[]> {
  const { rows } = await sql<SourceSet>`
    select one as set, count(*)::int as sources, (count(*) filter (where s.enabled_at is not null))::int as on,
      (count(*) filter (where s.muted))::int as muted
    from source s, unnest(sets_of(s)) one where s.removed_at is null group by one order by one`.execute(tx)
  return rows
}

export type LedgerPoll = {
  poll: string
  startedAt: Date
  endedAt: Date
  outcome: string
  fault: string | null
  bytes: number
  waits: boolean
  seen: number | null
  new: number | null
  changed: number | null
  same: number | null
  dropped: number | null
  gone: number | null
  notes: string[]
}

/** Polls of a source, the newest first, before the instant `before`. */
export async function ledgerOf(
  tx: Tx,
  source: string,
  { before, limit }: { before?: Date | undefined; limit: number },
): Promise<LedgerPoll[]> {
  const rows = await tx
    .selectFrom('poll')
    .selectAll()
    .where('source', '=', source)
    .$if(before !== undefined, (query) => query.where('started_at', '<', before as Date))
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(lineOf)
}

/** One poll’s line, with its source’s key. */
export async function pollNamed(
  tx: Tx,
  poll: string,
): Promise<(LedgerPoll & { source: string }) | undefined> {
  const row = await tx
    .selectFrom('poll')
    .innerJoin('source', 'source.id', 'poll.source')
    .selectAll('poll')
    .select('source.key')
    .where('poll.id', '=', poll)
    .executeTakeFirst()
  return row && { ...lineOf(row), source: row.key }
}

type PollRow = Selectable<DB['poll']>

function lineOf(row: PollRow): LedgerPoll {
  return {
    ...{ poll: row.id, startedAt: row.started_at, endedAt: row.ended_at, outcome: row.outcome },
    ...{ fault: row.fault, bytes: row.bytes, waits: row.read_at === null, notes: row.notes },
    ...{
      seen: row.seen,
      new: row.new,
      changed: row.changed,
      same: row.same,
      dropped: row.dropped,
      gone: row.gone,
    },
  }
}

/** What a poll did not take, and why; `after` is the number of the last one shown. */
export async function dropsOf(
  tx: Tx,
  poll: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ number: number; place: string; why: string }[]> {
  return tx
    .selectFrom('poll_drop')
    .select(['number', 'place', 'why'])
    .where('poll', '=', poll)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** What befell a source, the newest first. */
export async function notesOf(tx: Tx, source: string, limit: number) {
  return tx
    .selectFrom('source_note')
    .select(['at', 'what', 'says'])
    .where('source', '=', source)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}

const columns = sql`s.id, s.organisation, s.key, s.name, s.way, s.url, s.format, s.family, s.country, s.region, s.kinds,
  s.language, s.time_zone, s.reliability, s.terms, sets_of(s) as sets, s.every_seconds, s.silent_after_seconds,
  s.verified::text as verified, s.enabled_at, s.muted, s.removed_at, st.due_at, st.polled_at, st.succeeded_at, st.item_at, st.faults,
  st.fault, st.gap_seconds, st.silent_since, st.clock_off_seconds`

type SourceRow = Pick<
  Source,
  'id' | 'key' | 'name' | 'way' | 'url' | 'format' | 'family' | 'country' | 'region'
> &
  Pick<Source, 'kinds' | 'language' | 'reliability' | 'terms' | 'sets' | 'verified' | 'muted'> & {
    organisation: string | null
    time_zone: string
    every_seconds: number
    silent_after_seconds: number | null
    enabled_at: Date | null
    removed_at: Date | null
    due_at: Date
    polled_at: Date | null
    succeeded_at: Date | null
    item_at: Date | null
    faults: number
    fault: string | null
    gap_seconds: number | null
    silent_since: Date | null
    clock_off_seconds: number | null
  }

function sourceOf(row: SourceRow): ListedSource {
  const { id, key, name, way, url, format, family, country, region, kinds, language } = row
  const { reliability, terms, sets, verified, muted, faults, fault } = row
  return {
    ...{ id, key, name, way, url, format, family, country, region, kinds, language },
    ...{ reliability, terms, sets, verified, muted, faults, fault },
    timeZone: row.time_zone,
    everySeconds: row.every_seconds,
    silentAfterSeconds: row.silent_after_seconds,
    own: row.organisation !== null,
    enabledAt: row.enabled_at,
    removedAt: row.removed_at,
    dueAt: row.due_at,
    polledAt: row.polled_at,
    succeededAt: row.succeeded_at,
    itemAt: row.item_at,
    usualGapSeconds: row.gap_seconds,
    silentSince: row.silent_since,
    clockOffSeconds: row.clock_off_seconds,
  }
}
