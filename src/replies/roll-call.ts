import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** One person's line. `waiting`: the message has not left yet; `asked`: it has, and no answer came. */
export type Line = {
  person: string
  name: string
  phone: string | null
  team: string | null
  status: 'waiting' | 'asked' | 'acknowledged' | 'safe' | 'need-help' | 'not-reached' | 'accounted-for'
  since: Date | null
  note: string | null
  reporter: string | null
  reportedBy: string | null
  case: string | null
  caseOwner: string | null
}
export type Counts = Record<Line['status'], number>
export type RollCall = {
  situation: string
  alert: string
  headline: string
  exercise: boolean
  openedAt: Date
  deadline: Date | null
  closedAt: Date | null
  closedBy: string | null
  counts: Counts
  total: number
  lines: Line[]
  next: string | null
}

const worstFirst = [
  'need-help',
  'not-reached',
  'asked',
  'waiting',
  'acknowledged',
  'safe',
  'accounted-for',
] as const

/**
 * Who of a situation's audience is safe, needs help, has not answered or could not be reached: worst first, by name,
 * `limit` lines a page. Null where the alert's situation has no roll-call.
 */
export async function rollCall(
  tx: Tx,
  organisation: string,
  alert: string,
  page: { after?: string; limit: number },
): Promise<RollCall | null> {
  const head = await heading(tx, organisation, alert)
  if (!head) return null
  const counts = await countStatuses(tx, organisation, head.situation)
  const lines = await listLines(tx, organisation, head.situation, page)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const last = lines.length === page.limit ? lines.at(-1) : undefined
  return { ...head, counts, total, lines, next: last ? cursorOf(last) : null }
}

async function heading(tx: Tx, organisation: string, alert: string) {
  const { rows } = await sql<Omit<RollCall, 'counts' | 'total' | 'lines' | 'next'>>`
    select c.situation, c.alert, r.content->>'headline' as headline, r.exercise, c.opened_at as "openedAt", c.deadline,
           c.closed_at as "closedAt", c.closed_by as "closedBy"
    from alert a
    join roll_call c on c.organisation = a.organisation and c.situation = a.situation
    join alert l on l.organisation = c.organisation and l.id = c.alert
    join alert_revision r on r.organisation = l.organisation and r.alert = l.id and r.number = l.number
    where a.organisation = ${organisation} and a.id = ${alert}
    order by c.mode = 'safety-check' desc limit 1`.execute(tx)
  return rows[0]
}

/**
 * Everyone a safety check or acknowledgement of the situation was addressed to, once, with the status that stands:
 * what was answered, else what became of the latest message. A person told by two alerts is asked once.
 */
function standings(organisation: string, situation: string) {
  return sql`
    select p.id as person, p.name, p.phone, p.team, y.note, y.reporter, y.reported_by as "reportedBy", s.since,
           h.id as "case", h.owner as "caseOwner",
           coalesce(s.status, case
             when d.reached then 'asked' when d.waits then 'waiting' when d.lost then 'not-reached' else 'waiting' end) as status
    from (select distinct e.organisation, e.person from alert a
          join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.content->'response'->>'mode' <> 'none'
          join exposed e on e.organisation = r.organisation and e.alert = r.alert and e.number = r.number and e.change in ('new', 'still')
          where a.organisation = ${organisation} and a.situation = ${situation}) asked
    join person p on p.organisation = asked.organisation and p.id = asked.person
    left join person_status s on s.organisation = p.organisation and s.situation = ${situation} and s.person = p.id
    left join reply y on y.organisation = s.organisation and y.id = s.reply
    left join help_case h on h.organisation = p.organisation and h.situation = ${situation} and h.person = p.id and h.closed_at is null
    left join lateral (
      select bool_or(v.state in ('handed-over', 'delivered')) as reached,
             bool_or(v.state in ('pending', 'leased', 'sending', 'retrying')) as waits,
             bool_or(v.state in ('bounced', 'refused', 'failed', 'unknown', 'suppressed', 'unaddressed')) as lost
      from delivery v join notice n on n.organisation = v.organisation and n.id = v.notice
      join alert a on a.organisation = n.organisation and a.id = n.alert and a.situation = ${situation}
      where v.organisation = p.organisation and v.recipient = p.id and n.kind = 'alert') d on true`
}

/** How many people of a situation stand where. */
export async function countStatuses(tx: Tx, organisation: string, situation: string) {
  const { rows } = await sql<{ status: Line['status']; count: number }>`
    select status, count(*)::int as count from (${standings(organisation, situation)}) x group by status`.execute(
    tx,
  )
  const counts = Object.fromEntries(worstFirst.map((status) => [status, 0])) as Counts
  for (const { status, count } of rows) counts[status] = count
  return counts
}

async function listLines(
  tx: Tx,
  organisation: string,
  situation: string,
  { after, limit }: { after?: string; limit: number },
) {
  const rank = sql`array_position(${sql.val([...worstFirst])}::text[], x.status)`
  const cursor = after ? readCursor(after) : null
  const behind = cursor
    ? sql`where (${rank}, x.name, x.person) > (${cursor.rank}::int, ${cursor.name}, ${cursor.person}::uuid)`
    : sql``
  const { rows } = await sql<Line>`
    select x.* from (${standings(organisation, situation)}) x ${behind}
    order by ${rank}, x.name, x.person limit ${limit}`.execute(tx)
  return rows
}

function cursorOf(line: Line) {
  return Buffer.from(JSON.stringify([worstFirst.indexOf(line.status) + 1, line.name, line.person])).toString(
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

/**
 * Closes a roll-call, if everyone in it is safe, in a case, or accounted for by a named operator; else answers how many
 * are not, so that nobody can be forgotten by closing the list.
 */
export async function closeRollCall(tx: Tx, organisation: string, situation: string, by: string, now: Date) {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from (${standings(organisation, situation)}) x
    where x.status not in ('safe', 'accounted-for') and x."case" is null`.execute(tx)
  const open = rows[0]?.open ?? 0
  if (open > 0) return { closed: false as const, open }
  await tx
    .updateTable('roll_call')
    .set({ closed_at: now, closed_by: by })
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .where('closed_at', 'is', null)
    .execute()
  return { closed: true as const, open: 0 }
}
