import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Severity } from '../vocabulary/severity.ts'
import type { Conflict } from './conflicts.ts'
import type { EntryKind } from './entry.ts'
import type { Reason } from './importance.ts'

export const dispositions = ['no-impact', 'some-impact', 'significant-impact', 'duplicate', 'false'] as const
export type Disposition = (typeof dispositions)[number]

/** What this organisation’s desk did about a story. */
export type Triage = {
  followed: boolean
  muted: boolean
  disposition: Disposition | null
  reason: string | null
  by: string | null
  at: Date | null
}

export type Story = {
  id: string
  own: boolean
  begunAt: Date
  changedAt: Date
  title: string
  category: string | null
  severity: Severity
  certainty: string
  countries: string[]
  place: { name: string | null; lat: number; lon: number } | null
  eventFrom: string | null
  eventTo: string | null
  reports: number
  families: string[]
  importance: number
  importanceWhy: Reason[]
  conflicts: Conflict[]
  isOver: boolean
  number: number
  triage: Triage
}

export type StoryQuestion = {
  order: 'important' | 'newest'
  /** `waiting`: nothing was decided. `muted` and `decided` are shown only when asked for. */
  state: 'waiting' | 'followed' | 'muted' | 'decided' | 'all'
  words?: string | undefined
  country?: string | undefined
  category?: string | undefined
  severity?: readonly Severity[] | undefined
  box?: { west: number; south: number; east: number; north: number } | undefined
  changedAfter?: Date | undefined
  /** A publisher that says it in its own words. */
  family?: string | undefined
  /** Only those that rest on this organisation’s own sources alone. */
  own?: boolean | undefined
  /** The story the last page ended with. */
  after?: { importance: number; changedAt: Date; id: string } | undefined
  limit: number
}

/** Where stories are, for a map. */
export type StoryPoint = { id: string; title: string; severity: Severity; lat: number; lon: number }

/** The places of the stories asked for, in their order; those without one are left out. */
export async function listPoints(
  tx: Tx,
  organisation: string,
  question: Omit<StoryQuestion, 'after'>,
): Promise<StoryPoint[]> {
  const { rows } = await sql<StoryPoint>`
    select s.id, s.title, s.severity, s.lat, s.lon from story s
      left join story_triage t on t.organisation = ${organisation} and t.story = s.id
    where s.merged_into is null and s.lat is not null and ${sql.join(conditions(question), sql` and `)}
    order by ${orderOf(question.order)} limit ${question.limit}`.execute(tx)
  return rows
}

function orderOf(order: StoryQuestion['order']) {
  return order === 'important'
    ? sql`s.importance desc, s.changed_at desc, s.id`
    : sql`s.changed_at desc, s.id`
}

/** Stories in the order asked for, each with what this desk did about it. Reads one page along an index. */
export async function listStories(tx: Tx, organisation: string, question: StoryQuestion): Promise<Story[]> {
  const { rows } = await sql<StoryRow>`
    select ${columns} from story s
      left join story_triage t on t.organisation = ${organisation} and t.story = s.id
    where s.merged_into is null and ${sql.join(conditions(question), sql` and `)}
    order by ${orderOf(question.order)} limit ${question.limit}`.execute(tx)
  return rows.map(storyOf)
}

function conditions(question: StoryQuestion): RawBuilder<unknown>[] {
  const { words, country, category, severity, box, changedAfter, family, own, after, order } = question
  return [
    stateIs[question.state],
    ...(words ? [sql`position(lower(${words}) in lower(s.title || ' ' || coalesce(s.place, ''))) > 0`] : []),
    ...(country ? [sql`${country} = any(s.countries)`] : []),
    ...(category ? [sql`s.category = ${category}`] : []),
    ...(severity?.length ? [sql`s.severity = any(${[...severity]})`] : []),
    ...(box ? [sql`s.lat between ${box.south} and ${box.north} and ${longitudeIn(box)}`] : []),
    ...(changedAfter ? [sql`s.changed_at >= ${changedAfter}`] : []),
    ...(family ? [sql`${family} = any(s.families)`] : []),
    ...(own ? [sql`s.organisation is not null`] : []),
    ...(after ? [behind(order, after)] : []),
  ]
}

/** West of east across the antimeridian. */
function longitudeIn({ west, east }: { west: number; east: number }) {
  return west <= east ? sql`s.lon between ${west} and ${east}` : sql`(s.lon >= ${west} or s.lon <= ${east})`
}

function behind(
  order: StoryQuestion['order'],
  { importance, changedAt, id }: NonNullable<StoryQuestion['after']>,
) {
  const later = sql`(s.changed_at < ${changedAt} or (s.changed_at = ${changedAt} and s.id > ${id}))`
  // What stands first bounds where an index is entered; the rest tells equals apart.
  return order === 'newest'
    ? sql`(s.changed_at <= ${changedAt} and ${later})`
    : sql`(s.importance <= ${importance}::real
        and (s.importance < ${importance}::real or (s.importance = ${importance}::real and ${later})))`
}

const stateIs: Record<StoryQuestion['state'], RawBuilder<unknown>> = {
  waiting: sql`(t.story is null or (not t.muted and t.disposition is null))`,
  followed: sql`(t.followed and not t.muted)`,
  muted: sql`t.muted`,
  decided: sql`t.disposition is not null`,
  all: sql`true`,
}

/** One story; of one that was merged, the one it went into. */
export async function findStory(tx: Tx, organisation: string, id: string): Promise<Story | undefined> {
  const { rows } = await sql<StoryRow>`
    select ${columns} from story s
      left join story_triage t on t.organisation = ${organisation} and t.story = s.id
    where s.id = (select coalesce(m.merged_into, m.id) from story m where m.id = ${id})`.execute(tx)
  return rows[0] && storyOf(rows[0])
}

export type StoryEntry = {
  number: number
  at: Date
  what: EntryKind
  report: string | null
  by: string | null
  detail: Record<string, unknown>
  undoneAt: Date | null
}

/** The timeline, the newest first; goes on below the number `before`. */
export async function entriesOf(
  tx: Tx,
  story: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<StoryEntry[]> {
  const rows = await tx
    .selectFrom('story_entry')
    .selectAll()
    .where('story', '=', story)
    .$if(before !== undefined, (query) => query.where('number', '<', before as number))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ number, at, what, report, by, detail, undone_at }) => ({
    ...{ number, at, what: what as EntryKind, report, by, undoneAt: undone_at },
    detail: detail as unknown as Record<string, unknown>,
  }))
}

const columns = sql`s.id, s.organisation, s.begun_at, s.changed_at, s.title, s.category, s.severity, s.certainty, s.countries,
  s.lat, s.lon, s.place, s.event_from::text as event_from, s.event_to::text as event_to, s.reports, s.families, s.importance,
  s.importance_why, s.conflicts, s.is_over, s.number, t.followed, t.muted, t.disposition, t.reason, t.by, t.at`

type StoryRow = {
  id: string
  organisation: string | null
  begun_at: Date
  changed_at: Date
  title: string
  category: string | null
  severity: Severity
  certainty: string
  countries: string[]
  lat: number | null
  lon: number | null
  place: string | null
  event_from: string | null
  event_to: string | null
  reports: number
  families: string[]
  importance: number
  importance_why: Reason[]
  conflicts: Conflict[]
  is_over: boolean
  number: number
  followed: boolean | null
  muted: boolean | null
  disposition: Disposition | null
  reason: string | null
  by: string | null
  at: Date | null
}

function storyOf(row: StoryRow): Story {
  const { id, title, category, severity, certainty, countries, reports, families, conflicts, number } = row
  const { disposition, reason, by, at, lat, lon } = row
  return {
    ...{ id, title, category, severity, certainty, countries, reports, families, conflicts, number },
    ...{
      own: row.organisation !== null,
      begunAt: row.begun_at,
      changedAt: row.changed_at,
      isOver: row.is_over,
    },
    place: lat === null || lon === null ? null : { name: row.place, lat, lon },
    ...{ eventFrom: row.event_from, eventTo: row.event_to },
    ...{ importance: row.importance, importanceWhy: row.importance_why },
    triage: { followed: row.followed ?? false, muted: row.muted ?? false, disposition, reason, by, at },
  }
}
