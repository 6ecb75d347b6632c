import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Counted } from './delivery.ts'

/** How many deliveries of a notice stand where; `total` is all of them. */
export type Progress = Record<Counted, number> & { total: number }

/** How far a notice is told, from the counters: never a count over its deliveries. */
export async function progress(tx: Tx, organisation: string, notice: string): Promise<Progress> {
  const { rows } = await sql<{ state: Counted; n: number }>`
    select state, sum(delta)::integer as n from delivery_count
    where organisation = ${organisation} and notice = ${notice} group by state`.execute(tx)
  return progressFrom(rows)
}

/** The same for every notice of an alert's revisions, in their order. Messages to duty contacts are not among them. */
export async function progressOfAlert(
  tx: Tx,
  organisation: string,
  alert: string,
): Promise<{ notice: string; number: number; expanded: boolean; progress: Progress }[]> {
  const notices = await tx
    .selectFrom('notice')
    .select(['id', 'number', 'state'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('kind', '=', 'alert')
    .orderBy('number')
    .execute()
  const told = []
  for (const { id, number, state } of notices)
    told.push({
      notice: id,
      number: number ?? 0,
      expanded: state === 'expanded',
      progress: await progress(tx, organisation, id),
    })
  return told
}

/** Sums the counters' rows of expanded notices into one row a state; answers how many rows went. For the worker, now and then. */
export async function foldCounts(tx: Tx, organisation: string): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    with gone as (
      delete from delivery_count c using notice n
      where c.organisation = ${organisation} and n.organisation = c.organisation and n.id = c.notice
        and n.state = 'expanded' and c.notice in (
          select notice from delivery_count where organisation = ${organisation}
          group by notice having count(*) > 100)
      returning c.notice, c.state, c.delta),
    kept as (
      insert into delivery_count (organisation, notice, id, state, delta)
      select ${organisation}, notice, ${randomUUID()}::uuid, state, sum(delta) from gone group by notice, state)
    select count(*)::integer as gone from gone`.execute(tx)
  return rows[0]?.gone ?? 0
}

function progressFrom(rows: { state: Counted; n: number }[]): Progress {
  const none: Progress = {
    waiting: 0,
    'handed-over': 0,
    delivered: 0,
    bounced: 0,
    refused: 0,
    failed: 0,
    unknown: 0,
    suppressed: 0,
    unaddressed: 0,
    total: 0,
  }
  for (const { state, n } of rows) none[state] += n
  return { ...none, total: rows.reduce((sum, { n }) => sum + n, 0) }
}
