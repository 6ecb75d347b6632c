import { sql } from 'kysely'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Database, type Tx } from '../../database/database.ts'
import { answering, type Match } from '../match.ts'
import type { Load } from './replay.ts'
import { matchUnder, type Replayed } from './sides.ts'

/** People of each kind whose ids are kept, to be looked at. */
const sampled = 5

/**
 * The worker's step: replays one revision of a replay that runs, in a transaction of its own, and closes a replay that has
 * none left. Answers 1 while there is work. `only`: of this replay.
 */
export function workReplays(db: Database, organisation: string, only?: string): Promise<number> {
  return atomically(db, organisation, async (tx) => {
    const due = await takeOne(tx, organisation, only)
    if (!due) return 0
    const done = await replayOne(tx, organisation, due)
    await sql`update rule_replay_alert set current = ${done.current}, proposed = ${done.proposed}, added = ${done.added},
        lost = ${done.lost}, sample = ${JSON.stringify(done.sample)}::jsonb, fault = ${done.fault}
      where organisation = ${organisation} and replay = ${due.replay} and place = ${due.place}`.execute(tx)
    await countOne(tx, organisation, due.replay)
    await noteChange(tx, organisation, 'replay', due.replay)
    return 1
  })
}

type Due = Replayed & { replay: string; place: number; since: Date }

/** One worker a replay at a time: its row is locked. */
async function takeOne(tx: Tx, organisation: string, only: string | undefined): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    with running as materialized (
      select id, rules, current_rules, since from rule_replay
      where organisation = ${organisation} and state = 'running' ${only ? sql`and id = ${only}` : sql``}
      order by created_at limit 1 for update skip locked)
    select x.replay, x.place, p.rules, p.current_rules as "currentRules", p.since, r.content, r.issued_at as "issuedAt"
    from running p
    join rule_replay_alert x on x.organisation = ${organisation} and x.replay = p.id and x.current is null
    join alert_revision r on r.organisation = x.organisation and r.alert = x.alert and r.number = x.number
    order by x.place limit 1`.execute(tx)
  return rows[0]
}

type Done = {
  current: number
  proposed: number
  added: number
  lost: number
  /** Ids of some of each; where they were is never kept here. */
  sample: { added: string[]; lost: string[] }
  fault: string | null
}

async function replayOne(tx: Tx, organisation: string, due: Due): Promise<Done> {
  for (const [number, side] of (['current', 'proposed'] as const).entries()) {
    const match = await matchUnder(tx, organisation, due, side)
    if ('fault' in match) return { ...nobody, fault: match.fault }
    await writeHits(tx, organisation, due.replay, number, match)
  }
  const { addedIds, lostIds, ...numbers } = await compare(tx, organisation, due)
  return { ...numbers, sample: { added: addedIds, lost: lostIds }, fault: null }
}

const nobody = { current: 0, proposed: 0, added: 0, lost: 0, sample: { added: [], lost: [] } }

async function writeHits(tx: Tx, organisation: string, replay: string, side: number, match: Match) {
  await sql`with ${answering(organisation, match)}
    insert into rule_replay_hit (organisation, replay, side, person)
    select ${organisation}, ${replay}, ${side}, person from answer where wanted`.execute(tx)
}

type Compared = Omit<Done, 'sample' | 'fault'> & { addedIds: string[]; lostIds: string[] }

/** Compares both sides, adds them to the persons' weeks, and clears them away. */
async function compare(tx: Tx, organisation: string, { replay, since, issuedAt }: Due): Promise<Compared> {
  const week = Math.floor((issuedAt.getTime() - since.getTime()) / (7 * 86_400_000))
  const { rows } = await sql<Compared>`
    with taken as (
      delete from rule_replay_hit where organisation = ${organisation} and replay = ${replay} returning side, person),
    each as (
      select person, bool_or(side = 0)::int as current, bool_or(side = 1)::int as proposed from taken group by person),
    tallied as (
      insert into rule_replay_week (organisation, replay, person, week, current, proposed)
      select ${organisation}, ${replay}, person, ${week}, current, proposed from each
      on conflict (organisation, replay, person, week) do update
        set current = rule_replay_week.current + excluded.current, proposed = rule_replay_week.proposed + excluded.proposed)
    select coalesce(sum(current), 0)::int as current, coalesce(sum(proposed), 0)::int as proposed,
           count(*) filter (where proposed > current)::int as added, count(*) filter (where current > proposed)::int as lost,
           coalesce((array_agg(person order by person) filter (where proposed > current))[:${sampled}], '{}') as "addedIds",
           coalesce((array_agg(person order by person) filter (where current > proposed))[:${sampled}], '{}') as "lostIds"
    from each`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('A comparison came back without a row.')
  return row
}

async function countOne(tx: Tx, organisation: string, replay: string) {
  const { rows } = await sql<{ finished: boolean }>`
    update rule_replay set done = done + 1 where organisation = ${organisation} and id = ${replay}
    returning done >= total as finished`.execute(tx)
  if (!rows[0]?.finished) return
  const result = {
    current: await loadOf(tx, organisation, replay, 'current'),
    proposed: await loadOf(tx, organisation, replay, 'proposed'),
  }
  await sql`update rule_replay set state = 'done', result = ${JSON.stringify(result)}::jsonb
    where organisation = ${organisation} and id = ${replay}`.execute(tx)
  await sql`delete from rule_replay_week where organisation = ${organisation} and replay = ${replay}`.execute(
    tx,
  )
}

/** The mean is over the people that were told anything and all weeks of the replay. */
async function loadOf(
  tx: Tx,
  organisation: string,
  replay: string,
  side: 'current' | 'proposed',
): Promise<Load> {
  const { rows } = await sql<Load>`
    select coalesce(sum(n), 0)::int as messages, count(distinct person)::int as people, coalesce(max(n), 0)::int as "busiestWeek",
           coalesce(round(sum(n) / nullif(count(distinct person), 0) / greatest(1, (
             select extract(epoch from until - since) / 604800 from rule_replay
             where organisation = ${organisation} and id = ${replay})), 2), 0)::float8 as "meanAWeek"
    from (select person, ${sql.ref(side)} as n from rule_replay_week
          where organisation = ${organisation} and replay = ${replay} and ${sql.ref(side)} > 0) w`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('A sum came back without a row.')
  return row
}
