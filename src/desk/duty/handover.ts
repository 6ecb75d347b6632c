import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { readRota } from '../../people/duty/on-duty.ts'
import { caseLines } from '../../replies/case-reads.ts'
import { listRollCalls, rollCallOf } from '../../replies/roll-call.ts'
import { lastHandover, shiftLog } from '../../replies/shift-log.ts'
import { onDutyView } from './view.ts'

/** Rows of one list on the sheet; more are said to be there. */
const most = 100
/** Hours of the log where nobody has taken over yet. */
const usualShift = 24

/** Everything the next shift must know. */
export async function handoverSheet(tx: Tx, organisation: string, now: Date) {
  const { name } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow()
  const last = (await lastHandover(tx, organisation)) ?? null
  const since = last?.at ?? new Date(now.getTime() - usualShift * 3_600_000)
  const situations = await openSituations(tx, organisation)
  const rollCalls = await openRollCalls(tx, organisation)
  const cases = await caseLines(tx, organisation, { state: 'open', owner: '', limit: most })
  const drafts = await openDrafts(tx, organisation)
  const lateReviews = await openReviews(tx, organisation)
  const log = await shiftLog(tx, organisation, { since, limit: most })
  const lists = [situations, cases, drafts, lateReviews, log]
  return {
    organisation: name,
    at: now,
    last,
    ...rename(onDutyView(await readRota(tx, organisation, now), now)),
    situations,
    rollCalls,
    cases: cases.map(({ id, name, title, exercise, openedAt, owner, nextAction, nextDue }) => ({
      ...{ id, name, title, exercise, openedAt, owner, nextAction, nextDue },
    })),
    drafts,
    lateReviews,
    log,
    shortened: lists.some((list) => list.length === most),
  }
}

function rename({ now, rings }: ReturnType<typeof onDutyView>) {
  return { onDuty: now, rings }
}

type Situation = {
  id: string
  title: string
  openedAt: Date
  alerts: { slug: string; headline: string; severity: string; exercise: boolean; expires: Date | null }[]
}

/** Situations that are not closed and have an alert in force, an open roll-call or an open case. */
async function openSituations(tx: Tx, organisation: string): Promise<Situation[]> {
  const { rows } = await sql<Situation>`
    select t.id, t.title, t.opened_at as "openedAt", coalesce((
      select jsonb_agg(jsonb_build_object('slug', a.slug, 'headline', r.content->>'headline', 'severity', a.severity,
          'exercise', a.exercise, 'expires', a.expires) order by r.issued_at desc)
      from alert a join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
      where a.organisation = t.organisation and a.situation = t.id and a.state = 'issued'), '[]') as alerts
    from situation t
    where t.organisation = ${organisation} and t.closed_at is null and (
      exists (select from alert a where a.organisation = t.organisation and a.situation = t.id and a.state = 'issued')
      or exists (select from roll_call c where c.organisation = t.organisation and c.situation = t.id and c.closed_at is null)
      or exists (select from help_case h where h.organisation = t.organisation and h.situation = t.id and h.closed_at is null))
    order by t.opened_at desc limit ${most}`.execute(tx)
  return rows
}

/** Open roll-calls with their counts, ten at most: each is one statement over its audience. */
async function openRollCalls(tx: Tx, organisation: string) {
  const heads = (await listRollCalls(tx, organisation, 10)).filter(({ closedAt }) => closedAt === null)
  const found = []
  for (const { situation } of heads) {
    const roll = await rollCallOf(tx, organisation, situation, { limit: 0 })
    if (!roll) continue
    const { title, exercise, openedAt, deadline, counts, total } = roll
    found.push({ situation, title, exercise, openedAt, deadline, counts, total })
  }
  return found
}

async function openDrafts(tx: Tx, organisation: string) {
  const { rows } = await sql<{
    id: string
    headline: string | null
    state: string
    by: string
    updatedAt: Date
  }>`
    select id, draft->>'headline' as headline, case when state = 'in-review' then 'in-review' else 'draft' end as state,
           created_by as by, updated_at as "updatedAt"
    from alert where organisation = ${organisation} and draft is not null order by updated_at desc limit ${most}`.execute(
    tx,
  )
  return rows
}

/** Releases by one approver, because minutes counted, that nobody has reviewed afterwards yet. */
async function openReviews(tx: Tx, organisation: string) {
  const { rows } = await sql<{ slug: string; headline: string; by: string; at: Date; reason: string }>`
    select a.slug, r.content->>'headline' as headline, l.released_by as by, l.at, l.reason
    from lone_release l
    join alert a on a.organisation = l.organisation and a.id = l.alert
    join alert_revision r on r.organisation = l.organisation and r.alert = l.alert and r.number = l.number
    where l.organisation = ${organisation} and l.reviewed_at is null
    order by l.at desc limit ${most}`.execute(tx)
  return rows
}
