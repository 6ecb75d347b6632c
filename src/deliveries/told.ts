import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { takeStep } from '../database/step-due.ts'

/** Seconds between two looks. */
const lookEvery = 60
/** Within this, in milliseconds, everybody found exposed has a delivery; later they have been missed. */
const toldWithinMs = 120_000
/** Alerts that changed within this are looked at; what nobody was told of after days is known by then. */
const recentMs = 3 * 86_400_000

/** People who should have been told and were not. `since`: when the first of them was found exposed. */
export type Untold = { people: number; since: Date | null; alert: string | null }

/**
 * The auditor of the whole chain: looks, once a minute, for people who stand in the audience of an alert's latest revision
 * and have no delivery of it two minutes later, whatever step lost them. Writes what it found, and that it looked: when
 * nobody looks any more, `checked_at` grows old, and that is shown too. Answers 1 where it looked.
 */
export async function lookForUntold(db: Database, organisation: string, now: Date): Promise<number> {
  return atomically(db, organisation, async (tx) => {
    if (!(await takeStep(tx, organisation, 'told', lookEvery))) return 0
    const before = await lastLook(tx, organisation)
    const untold = await findUntold(tx, organisation, now)
    await sql`
      insert into told_check (organisation, checked_at, people, since, alert)
      values (${organisation}, ${now}, ${untold.people}, ${untold.since}, ${untold.alert})
      on conflict (organisation) do update set checked_at = excluded.checked_at, people = excluded.people,
        since = excluded.since, alert = excluded.alert`.execute(tx)
    if ((before?.people ?? 0) !== untold.people) await noteChange(tx, organisation, 'delivery')
    return 1
  })
}

/** Those in the audience of a recent alert's latest revision without a delivery of it, two minutes after they were found. */
export async function findUntold(tx: Tx, organisation: string, now: Date): Promise<Untold> {
  const { rows } = await sql<{ alert: string; people: number; since: Date }>`
    select a.id as alert, count(*)::int as people, min(e.at) as since
    from alert a
    join exposed e on e.organisation = a.organisation and e.alert = a.id and e.number = a.number
    left join notice n on n.organisation = a.organisation and n.alert = a.id and n.number = a.number and n.kind = 'alert'
    left join delivery d on d.organisation = n.organisation and d.notice = n.id and d.recipient = e.person
    where a.organisation = ${organisation} and a.number > 0 and a.updated_at > ${new Date(now.getTime() - recentMs)}
      and e.at < ${new Date(now.getTime() - toldWithinMs)} and d.id is null
    group by a.id order by since`.execute(tx)
  return {
    people: rows.reduce((sum, { people }) => sum + people, 0),
    since: rows[0]?.since ?? null,
    alert: rows[0]?.alert ?? null,
  }
}

/** What the last look found; undefined before the first. */
export function lastLook(tx: Tx, organisation: string) {
  return tx
    .selectFrom('told_check')
    .select(['checked_at as checkedAt', 'people', 'since', 'alert'])
    .where('organisation', '=', organisation)
    .executeTakeFirst()
}

/** The delivery that has waited longest beyond its time; undefined where none does. */
export function longestWaiting(tx: Tx, organisation: string, now: Date) {
  return tx
    .selectFrom('delivery')
    .select(['due as since', 'lane', 'state'])
    .where('organisation', '=', organisation)
    .where('state', 'in', ['pending', 'retrying', 'leased', 'sending'])
    .where('due', '<', now)
    .orderBy('due')
    .limit(1)
    .executeTakeFirst()
}
