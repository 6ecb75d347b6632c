import { sql } from 'kysely'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { latencyStep } from '../issuing/issue.ts'
import { firstSignal } from './first-signal.ts'
import { nextLook } from './stages.ts'

/** Alerts of one transaction. */
const batch = 50
/** Alerts that went out longer ago than this and were never looked at stay so. */
const oldest = 30 * 86_400_000

/**
 * Works out when each stage of the alerts that are due was reached, and when to look at them again: often while they are young, as
 * messages and answers come in. Answers how many were looked at.
 */
export function workOutLatencies(db: Database, organisation: string, now: Date): Promise<number> {
  return atomically(db, organisation, async (tx) => {
    const { rows } = await sql`
      select from step_due where organisation = ${organisation} and step = ${latencyStep} and at <= ${now} for update`.execute(
      tx,
    )
    if (rows.length === 0) return 0
    const due = await dueAlerts(tx, organisation, now)
    for (const { alert, issuedAt } of due) await workOut(tx, organisation, { alert, issuedAt, now })
    await noteNext(tx, organisation, now)
    return due.length
  })
}

async function dueAlerts(tx: Tx, organisation: string, now: Date) {
  const { rows } = await sql<{ alert: string; issuedAt: Date }>`
    select alert, issued_at as "issuedAt" from (
      (select alert, issued_at from alert_latency where organisation = ${organisation} and due_at <= ${now}
        order by due_at limit ${batch})
      union all
      (select r.alert, r.issued_at from alert_revision r
        where r.organisation = ${organisation} and r.number = 1 and r.as_of is null
          and r.issued_at > ${new Date(now.getTime() - oldest)}
          and not exists (select from alert_latency l where l.organisation = r.organisation and l.alert = r.alert)
        order by r.issued_at limit ${batch})) due`.execute(tx)
  return rows
}

type Due = { alert: string; issuedAt: Date; now: Date }

async function workOut(tx: Tx, organisation: string, { alert, issuedAt, now }: Due) {
  const next = nextLook(now.getTime() - issuedAt.getTime())
  const due = next === null ? null : new Date(now.getTime() + next)
  await sql`
    insert into alert_latency (organisation, alert, occurred_at, signalled_at, fetched_at, read_at, drafted_at, reviewed_at,
      issued_at, delivered_at, delivered_half_at, delivered_most_at, acknowledged_at, acknowledged_half_at, acknowledged_most_at,
      looked_at, due_at)
    select ${organisation}, ${alert}, what.occurred, heard.signalled, heard.fetched, heard.read, what.drafted, reviewed.at,
      ${issuedAt}, sent.at[1], sent.at[2], sent.at[3], answered.at[1], answered.at[2], answered.at[3], ${now}, ${due}
    from (${whatOf(organisation, alert)}) what
      left join (${heardOf(organisation, alert, issuedAt)}) heard on true
      left join (${reviewOf(organisation, alert, issuedAt)}) reviewed on true
      left join (${sentOf(organisation, alert)}) sent on true
      left join (${answeredOf(organisation, alert)}) answered on true
    on conflict (organisation, alert) do update set
      delivered_at = excluded.delivered_at, delivered_half_at = excluded.delivered_half_at,
      delivered_most_at = excluded.delivered_most_at, acknowledged_at = excluded.acknowledged_at,
      acknowledged_half_at = excluded.acknowledged_half_at, acknowledged_most_at = excluded.acknowledged_most_at,
      looked_at = excluded.looked_at, due_at = excluded.due_at`.execute(tx)
}

/** When it happened, where the alert says an instant (a day is none), and when its writing began. */
function whatOf(organisation: string, alert: string) {
  return sql`
    select a.created_at as drafted,
      case when r.content -> 'eventTime' ->> 'from' like '%T%' then (r.content -> 'eventTime' ->> 'from')::timestamptz end as occurred
    from alert a join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = 1
    where a.organisation = ${organisation} and a.id = ${alert}`
}

/** The first report that the alert rests on, or that its story had when it went out. */
function heardOf(organisation: string, alert: string, issuedAt: Date) {
  return sql`
    select ${firstSignal} as signalled, min(r.first_seen_at) as fetched, min(r.first_read_at) as read
    from report r join report_revision v on v.report = r.id and v.number = 1
    where r.first_seen_at <= ${issuedAt} and r.id in (
      select report from alert_basis where organisation = ${organisation} and alert = ${alert} and number = 1
      union
      select sr.report from alert_story l join story s on s.id = l.story
        join story_report sr on sr.story = coalesce(s.merged_into, s.id)
      where l.organisation = ${organisation} and l.alert = ${alert})`
}

/** The last approval before it went out. */
function reviewOf(organisation: string, alert: string, issuedAt: Date) {
  return sql`
    select max(at) as at from alert_review
    where organisation = ${organisation} and alert = ${alert} and approved and at <= ${issuedAt}`
}

function sentOf(organisation: string, alert: string) {
  return sql`
    select ${firstHalfMost} within group (order by d.handed_over_at) as at
    from notice n join delivery d on d.organisation = n.organisation and d.notice = n.id
    where n.organisation = ${organisation} and n.alert = ${alert} and n.number = 1 and n.kind = 'alert'
      and d.handed_over_at is not null`
}

function answeredOf(organisation: string, alert: string) {
  return sql`
    select ${firstHalfMost} within group (order by first) as at
    from (select min(received_at) as first from reply
      where organisation = ${organisation} and situation = (
          select situation from alert where organisation = ${organisation} and id = ${alert}) and alert = ${alert}
      group by person) answers`
}

/** The time of the first, of half and of nine tenths. */
const firstHalfMost = sql`percentile_disc(array[0, 0.5, 0.9])`

async function noteNext(tx: Tx, organisation: string, now: Date) {
  await sql`
    with next as (select min(due_at) as at from alert_latency where organisation = ${organisation} and due_at is not null),
    gone as (delete from step_due d using next
      where next.at is null and d.organisation = ${organisation} and d.step = ${latencyStep})
    update step_due d set at = greatest(next.at, ${now}::timestamptz + interval '1 second') from next
    where next.at is not null and d.organisation = ${organisation} and d.step = ${latencyStep}`.execute(tx)
}
