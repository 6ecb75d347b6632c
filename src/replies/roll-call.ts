import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { type Status, standings, standingsAtSites, statuses } from './standings.ts'

/** One person's line. */
export type Line = {
  person: string
  name: string
  phone: string | null
  team: string | null
  status: Status
  since: Date | null
  note: string | null
  reporter: string | null
  reportedBy: string | null
  case: string | null
  caseOwner: string | null
  country: string | null
  place: string | null
  /** The stay that exposed them, as a reader sees it. */
  stay: string | null
  site: string | null
  siteName: string | null
}
export type Counts = Record<Status, number>
/** How the people of one team, place or site stand; `key` null are those without one. */
export type Group = { key: string | null; name: string | null; counts: Partial<Counts>; total: number }
export type Heading = {
  situation: string
  title: string
  alert: string
  slug: string
  headline: string
  exercise: boolean
  mode: 'acknowledge' | 'safety-check'
  openedAt: Date
  deadline: Date | null
  closedAt: Date | null
  closedBy: string | null
  remindedAt: Date | null
  remindedBy: string | null
  reopenedAt: Date | null
}
export type RollCall = Heading & {
  counts: Counts
  total: number
  groups: { team: Group[]; place: Group[]; site: Group[] }
  lines: Line[]
  next: string | null
}

/** Which lines are wanted. `place` is a place's reference, or a country's two letters; 'none' means without one. */
export type Filter = {
  statuses?: Status[]
  team?: string
  place?: string
  site?: string
  /** Part of a name, team or note. */
  search?: string
  after?: string
  limit: number
}

/** The roll-call of the situation that an alert belongs to. Null where it has none. */
export async function rollCall(
  tx: Tx,
  organisation: string,
  alert: string,
  filter: Filter,
): Promise<RollCall | null> {
  const row = await tx
    .selectFrom('alert')
    .select('situation')
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .executeTakeFirst()
  return row ? rollCallOf(tx, organisation, row.situation, filter) : null
}

/**
 * Who of a situation's audience is safe, needs help, has not answered or could not be reached: counts of everybody,
 * grouped counts, and the lines that are wanted, worst first, by name, `limit` a page. Null where there is no roll-call.
 */
export async function rollCallOf(
  tx: Tx,
  organisation: string,
  situation: string,
  filter: Filter,
): Promise<RollCall | null> {
  const head = await headingOf(tx, organisation, situation)
  if (!head) return null
  const { groups, lines } = await board(tx, organisation, situation, filter)
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Counts
  for (const { counts: some } of groups.team)
    for (const [status, count] of Object.entries(some)) counts[status as Status] += count
  const total = groups.team.reduce((sum, group) => sum + group.total, 0)
  const last = lines.length === filter.limit ? lines.at(-1) : undefined
  return { ...head, counts, total, groups, lines, next: last ? cursorOf(last) : null }
}

/** What stands above a situation's roll-call: of two, the safety check. */
export async function headingOf(
  tx: Tx,
  organisation: string,
  situation: string,
): Promise<Heading | undefined> {
  const { rows } = await sql<Heading>`
    select c.situation, t.title, c.alert, l.slug, c.mode, r.content->>'headline' as headline, r.exercise, c.opened_at as "openedAt",
           c.deadline, c.closed_at as "closedAt", c.closed_by as "closedBy", c.reminded_at as "remindedAt",
           c.reminded_by as "remindedBy", c.reopened_at as "reopenedAt"
    from roll_call c
    join situation t on t.organisation = c.organisation and t.id = c.situation
    join alert l on l.organisation = c.organisation and l.id = c.alert
    join alert_revision r on r.organisation = l.organisation and r.alert = l.id and r.number = l.number
    where c.organisation = ${organisation} and c.situation = ${situation}
    order by c.mode = 'safety-check' desc limit 1`.execute(tx)
  return rows[0]
}

/** How many people of a situation stand where. */
export async function countStatuses(tx: Tx, organisation: string, situation: string): Promise<Counts> {
  const { rows } = await sql<{ status: Status; count: number }>`
    select status, count(*)::int as count from (${standings(organisation, situation)}) x group by status`.execute(
    tx,
  )
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Counts
  for (const { status, count } of rows) counts[status] = count
  return counts
}

type Board = { groups: RollCall['groups']; lines: Line[] }

/** Counts and lines in one statement, over one pass of the standings. */
async function board(tx: Tx, organisation: string, situation: string, filter: Filter): Promise<Board> {
  const rank = sql`array_position(${sql.val([...statuses])}::text[], status)`
  const { rows } = await sql<{ groups: (Group & { by: keyof Board['groups'] })[]; lines: Line[] }>`
    with everyone as materialized (${standingsAtSites(organisation, situation)}),
    counted as (
      select case when grouping(team) = 0 then 'team' when grouping(place) = 0 then 'place' else 'site' end as by,
             case when grouping(team) = 0 then team when grouping(place) = 0 then place else site::text end as key,
             case when grouping(site) = 0 then max("siteName") end as name, status, count(*)::int as n
      from (select team, coalesce(place, country) as place, site, "siteName", status from everyone) e
      group by grouping sets ((team, status), (place, status), (site, status))),
    grouped as (
      select by, key, max(name) as name, jsonb_object_agg(status, n) as counts, sum(n)::int as total from counted group by by, key)
    select (select coalesce(jsonb_agg(g order by g.total desc, g.key), '[]') from grouped g) as groups,
           (select coalesce(jsonb_agg(to_jsonb(l) - 'place_in_order' order by l.place_in_order), '[]') from (
              select person, name, phone, team, status, since, note, reporter, "reportedBy", "case", "caseOwner", country,
                     place, stay, site, "siteName", row_number() over (order by ${rank}, name, person) as place_in_order
              from everyone ${wanted(filter, rank)}
              order by ${rank}, name, person limit ${filter.limit}) l) as lines`.execute(tx)
  const [row] = rows
  const by = (what: keyof Board['groups']) =>
    (row?.groups ?? []).flatMap(({ by, ...group }) => (by === what ? [group] : []))
  return {
    groups: { team: by('team'), place: by('place'), site: by('site') },
    lines: (row?.lines ?? []).map((line) => ({ ...line, since: line.since && new Date(line.since) })),
  }
}

function wanted({ statuses, team, place, site, search, after }: Filter, rank: ReturnType<typeof sql>) {
  const cursor = after ? readCursor(after) : null
  const none = (column: ReturnType<typeof sql>, value: string) =>
    value === 'none' ? sql`${column} is null` : sql`${column} = ${value}`
  const part = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    ...(statuses?.length ? [sql`status = any(${statuses}::text[])`] : []),
    ...(team ? [none(sql`team`, team)] : []),
    ...(place ? [none(sql`coalesce(place, country)`, place)] : []),
    ...(site ? [none(sql`site::text`, site)] : []),
    ...(search ? [sql`(name ilike ${part} or team ilike ${part} or note ilike ${part})`] : []),
    ...(cursor
      ? [sql`(${rank}, name, person) > (${cursor.rank}::int, ${cursor.name}, ${cursor.person}::uuid)`]
      : []),
  ]
  return conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
}

function cursorOf(line: Line) {
  return Buffer.from(JSON.stringify([statuses.indexOf(line.status) + 1, line.name, line.person])).toString(
    'base64url',
  )
}

function readCursor(cursor: string) {
  try {
    const [rank, name, person] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
      number,
      string,
      string,
    ]
    return { rank, name, person }
  } catch {
    return null
  }
}

export type StillOpen = { person: string; name: string; status: Status }
/** Names shown where a roll-call cannot be closed; the rest are counted. */
const named = 200
const done = ['safe', 'accounted-for']

/**
 * Closes a roll-call, if everyone in it is safe, in a case, or accounted for by a named operator; else answers who is not,
 * so that nobody can be forgotten by closing the list. Where only reading was asked for, having read it is enough.
 */
export async function closeRollCall(tx: Tx, organisation: string, situation: string, by: string, now: Date) {
  const roll = await lockRollCall(tx, organisation, situation)
  const enough = roll?.mode === 'acknowledge' ? [...done, 'acknowledged'] : done
  const { rows } = await sql<StillOpen & { open: number }>`
    select x.person, x.name, x.status, count(*) over ()::int as open from (${standings(organisation, situation)}) x
    where x.status <> all(${enough}::text[]) and x."case" is null
    order by array_position(${sql.val([...statuses])}::text[], x.status), x.name, x.person limit ${named}`.execute(
    tx,
  )
  const open = rows[0]?.open ?? 0
  const people = rows.map(({ person, name, status }) => ({ person, name, status }))
  if (open > 0) return { closed: false as const, open, people }
  const closed = await tx
    .updateTable('roll_call')
    .set({ closed_at: now, closed_by: by })
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (closed.numUpdatedRows > 0n) await noteChange(tx, organisation, 'roll-call', situation)
  return { closed: true as const, open: 0, people: [] }
}

/** Holds a situation's roll-call until the transaction ends; what closes, reopens or reminds goes one after the other. */
export async function lockRollCall(tx: Tx, organisation: string, situation: string) {
  return tx
    .selectFrom('roll_call')
    .select(['id', 'alert', 'mode', 'closed_at', 'reminded_at', 'reminded_by'])
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .orderBy('mode', 'desc')
    .forUpdate()
    .executeTakeFirst()
}

/** Roll-calls, the open ones first, then the latest; at most `limit`. */
export async function listRollCalls(tx: Tx, organisation: string, limit: number) {
  const { rows } = await sql<Heading>`
    select c.situation, t.title, c.alert, l.slug, c.mode, r.content->>'headline' as headline, r.exercise, c.opened_at as "openedAt",
           c.deadline, c.closed_at as "closedAt", c.closed_by as "closedBy", c.reminded_at as "remindedAt",
           c.reminded_by as "remindedBy", c.reopened_at as "reopenedAt"
    from (select distinct on (situation) * from roll_call where organisation = ${organisation}
          order by situation, mode = 'safety-check' desc) c
    join situation t on t.organisation = c.organisation and t.id = c.situation
    join alert l on l.organisation = c.organisation and l.id = c.alert
    join alert_revision r on r.organisation = l.organisation and r.alert = l.id and r.number = l.number
    order by c.closed_at is not null, c.opened_at desc limit ${limit}`.execute(tx)
  return rows
}
