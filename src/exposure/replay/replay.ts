import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { type ExposureRules, rulesOf } from '../../people/rules.ts'

/** Replays that are kept; the oldest go when another begins. */
const kept = 20
/** Revisions one replay looks at, the latest of the time asked about. */
const mostRevisions = 2_000

/** Messages under one set of rules: to how many people, and how many a person in the mean and the busiest week. */
export type Load = { messages: number; people: number; meanAWeek: number; busiestWeek: number }

export type Replay = {
  id: string
  rules: ExposureRules
  currentRules: ExposureRules
  since: Date
  until: Date
  state: 'running' | 'done'
  done: number
  total: number
  /** Null until it is done. */
  result: { current: Load; proposed: Load } | null
  createdBy: string
  createdAt: Date
}

export type ReplayedAlert = {
  place: number
  alert: string
  slug: string
  number: number
  headline: string
  severity: string
  exercise: boolean
  issuedAt: Date
  /** People under the rules of the organisation and under the proposed ones; null while it waits. */
  current: number | null
  proposed: number | null
  added: number | null
  lost: number | null
  fault: string | null
}

type Asked = { rules: ExposureRules; since: Date; now: Date; by: string }

/**
 * Begins a replay of every alert and update issued since an instant, exercises among them and replays of the past not;
 * `workReplays` does it. Answers its id, and how many revisions it looks at.
 */
export async function beginReplay(
  tx: Tx,
  organisation: string,
  { rules, since, now, by }: Asked,
): Promise<{ id: string; total: number }> {
  const id = randomUUID()
  const current = await rulesOf(tx, organisation)
  await sql`insert into rule_replay (organisation, id, rules, current_rules, since, until, state, total, created_by, created_at)
    values (${organisation}, ${id}, ${JSON.stringify(rules)}, ${JSON.stringify(current)}, ${since}, ${now}, 'running', 0, ${by}, ${now})`.execute(
    tx,
  )
  const { rows } = await sql<{ total: number }>`
    with looked as (
      select r.alert, r.number, r.issued_at from alert_revision r
      where r.organisation = ${organisation} and r.issued_at >= ${since} and r.issued_at <= ${now}
        and r.kind in ('alert', 'update') and r.as_of is null
      order by r.issued_at desc, r.alert, r.number limit ${mostRevisions}),
    written as (
      insert into rule_replay_alert (organisation, replay, place, alert, number)
      select ${organisation}, ${id}, row_number() over (order by issued_at, alert, number), alert, number from looked
      returning 1),
    forgotten as (
      delete from rule_replay where organisation = ${organisation} and id in (
        select id from rule_replay where organisation = ${organisation} order by created_at desc, id offset ${kept}))
    select count(*)::int as total from written`.execute(tx)
  const total = rows[0]?.total ?? 0
  await tx
    .updateTable('rule_replay')
    .set(total > 0 ? { total } : { total, state: 'done', result: JSON.stringify(nothing) })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .execute()
  return { id, total }
}

const none: Load = { messages: 0, people: 0, meanAWeek: 0, busiestWeek: 0 }
const nothing = { current: none, proposed: none }

const columns = sql`id, rules, current_rules as "currentRules", since, until, state, done, total, result,
  created_by as "createdBy", created_at as "createdAt"`

/** The latest replays, newest first. */
export async function listReplays(tx: Tx, organisation: string, limit = kept): Promise<Replay[]> {
  const { rows } = await sql<Replay>`select ${columns} from rule_replay where organisation = ${organisation}
    order by created_at desc, id limit ${limit}`.execute(tx)
  return rows
}

/** One replay; undefined where there is none of that id. */
export async function findReplay(tx: Tx, organisation: string, id: string): Promise<Replay | undefined> {
  const { rows } =
    await sql<Replay>`select ${columns} from rule_replay where organisation = ${organisation} and id = ${id}`.execute(
      tx,
    )
  return rows[0]
}

/** What became of each alert, those where most changes first; up to `limit`. */
export async function replayedAlerts(
  tx: Tx,
  organisation: string,
  id: string,
  limit: number,
): Promise<ReplayedAlert[]> {
  const { rows } = await sql<ReplayedAlert>`
    select x.place, x.alert, a.slug, x.number, r.content->>'headline' as headline, r.content->>'severity' as severity,
           r.exercise, r.issued_at as "issuedAt", x.current, x.proposed, x.added, x.lost, x.fault
    from rule_replay_alert x
    join alert a on a.organisation = x.organisation and a.id = x.alert
    join alert_revision r on r.organisation = x.organisation and r.alert = x.alert and r.number = x.number
    where x.organisation = ${organisation} and x.replay = ${id}
    order by coalesce(x.added + x.lost, 0) desc, x.place desc limit ${limit}`.execute(tx)
  return rows
}
