import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { firstSignal } from './first-signal.ts'
import { type Latency, type Spread, type Stage, sinceStage, stages } from './stages.ts'

const columnOf: Record<Stage, RawBuilder<Date | null>> = {
  occurred: sql`occurred_at`,
  signalled: sql`signalled_at`,
  fetched: sql`fetched_at`,
  read: sql`read_at`,
  drafted: sql`drafted_at`,
  reviewed: sql`reviewed_at`,
  issued: sql`issued_at`,
  delivered: sql`delivered_at`,
  deliveredHalf: sql`delivered_half_at`,
  deliveredMost: sql`delivered_most_at`,
  acknowledged: sql`acknowledged_at`,
  acknowledgedHalf: sql`acknowledged_half_at`,
  acknowledgedMost: sql`acknowledged_most_at`,
}

const stageColumns = sql.join(stages.map((stage) => sql`${columnOf[stage]} as ${sql.ref(stage)}`))

/** When each stage of an alert was reached, as last worked out; undefined within the first moments after its issue. */
export async function latencyOf(tx: Tx, organisation: string, alert: string): Promise<Latency | undefined> {
  const { rows } = await sql<Latency>`
    select ${stageColumns} from alert_latency where organisation = ${organisation} and alert = ${alert}`.execute(
    tx,
  )
  return rows[0]
}

export type AlertLatency = { alert: string; slug: string; headline: string; stages: Latency }

/** The alerts of a time, the newest first, each with its stages. Exercises are left out. */
export async function latenciesSince(
  tx: Tx,
  organisation: string,
  since: Date,
  limit: number,
): Promise<AlertLatency[]> {
  const { rows } = await sql<Latency & { alert: string; slug: string; headline: string }>`
    select l.alert, a.slug, r.content ->> 'headline' as headline, ${qualified}
    from alert_latency l join alert a on a.organisation = l.organisation and a.id = l.alert
      join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = 1
    where l.organisation = ${organisation} and l.issued_at >= ${since} and not a.exercise
    order by l.issued_at desc, l.alert limit ${limit}`.execute(tx)
  return rows.map(({ alert, slug, headline, ...reached }) => ({ alert, slug, headline, stages: reached }))
}

const qualified = sql.join(
  stages.map((stage) => sql`l.${columnOf[stage]} as ${sql.ref(stage)}`),
  sql`, `,
)

/** How long each stage took over the alerts of a time: half of them, nine tenths, and the longest, in seconds. */
export async function spreadsOfAlerts(tx: Tx, organisation: string, since: Date): Promise<Spread[]> {
  const steps = Object.entries(sinceStage) as [Stage, Stage][]
  const measured = steps.map(
    ([stage, from]) =>
      sql`(${stage}::text, ${from}::text, extract(epoch from l.${columnOf[stage]} - l.${columnOf[from]})::float8)`,
  )
  const { rows } = await sql<Spread>`
    select m.stage, m.since, ${spread}
    from alert_latency l join alert a on a.organisation = l.organisation and a.id = l.alert
      cross join lateral (values ${sql.join(measured)}) m (stage, since, seconds)
    where l.organisation = ${organisation} and l.issued_at >= ${since} and not a.exercise and m.seconds is not null
    group by m.stage, m.since`.execute(tx)
  return inOrder(rows)
}

/** The newest reports of a time that are measured. */
const mostReports = 5_000

/** How long reports took to be fetched after they were published, and to be read after that; over the newest 5,000. */
export async function spreadsOfReports(tx: Tx, since: Date): Promise<Spread[]> {
  const { rows } = await sql<Spread>`
    select m.stage, m.since, ${spread}
    from (select * from report where first_seen_at >= ${since} order by first_seen_at desc limit ${mostReports}) r
      join source s on s.id = r.source join report_revision v on v.report = r.id and v.number = 1
      cross join lateral (values
        -- What was there before its source was switched on waited for that, not for us; a bare day says no time.
        ('fetched', 'signalled', case when r.published_at > s.enabled_at and v.item -> 'published' ->> 'precision' = 'instant'
          then greatest(0, extract(epoch from r.first_seen_at - r.published_at))::float8 end),
        ('read', 'fetched', greatest(0, extract(epoch from r.first_read_at - r.first_seen_at))::float8)) m (stage, since, seconds)
    where m.seconds is not null group by m.stage, m.since`.execute(tx)
  return inOrder(rows)
}

const spread = sql`count(*)::int as of, percentile_cont(0.5) within group (order by m.seconds) as half,
  percentile_cont(0.9) within group (order by m.seconds) as most, max(m.seconds) as longest`

function inOrder(spreads: Spread[]) {
  return spreads.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
}

/** When a story happened, where a source says the instant, was first published, fetched and read. */
export async function stagesOfStory(
  tx: Tx,
  story: string,
): Promise<Record<'occurred' | 'signalled' | 'fetched' | 'read', Date | null>> {
  const { rows } = await sql<Record<'occurred' | 'signalled' | 'fetched' | 'read', Date | null>>`
    select min(case when v.item -> 'facts' -> 'onset' ->> 'precision' = 'instant'
          and (v.item -> 'facts' -> 'onset' ->> 'at')::timestamptz <= r.first_seen_at
        then (v.item -> 'facts' -> 'onset' ->> 'at')::timestamptz end) as occurred,
      ${firstSignal} as signalled, min(r.first_seen_at) as fetched, min(r.first_read_at) as read
    from story_report sr join report r on r.id = sr.report join report_revision v on v.report = r.id and v.number = 1
    where sr.story = ${story}`.execute(tx)
  return rows[0] ?? { occurred: null, signalled: null, fetched: null, read: null }
}
