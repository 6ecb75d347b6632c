import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { leadFirst, peopleOf } from './alert-lines.ts'
import type { SituationLine, SituationPage } from './contract.ts'
import { cursorOf, keyOf } from './cursor.ts'

export type SituationQuery = { closed: boolean; after?: string | undefined; limit: number }

/** Situations in which something was issued, open or closed ones, the latest change first. */
export async function listSituations(
  tx: Tx,
  organisation: string,
  { closed, after, limit }: SituationQuery,
): Promise<SituationPage> {
  const key = keyOf<[string, string]>(after)
  const behind = key
    ? sql`and (s.changed_at < ${key[0]}::timestamptz or (s.changed_at = ${key[0]}::timestamptz and s.id > ${key[1]}::uuid))`
    : sql``
  const { rows } = await sql<SituationLine & { changedKey: string }>`
    select s.id, s.title, s.opened_at as "openedAt", s.changed_at as "changedAt", s.changed_at::text as "changedKey",
           s.closed_at as "closedAt", lead.*, n.alerts, n."inForce"
    from situation s
    cross join lateral (
      select a.severity, a.state, a.exercise, r.content ->> 'headline' as headline,
             coalesce(r.content -> 'response' ->> 'mode', 'none') as response, c.people
      from alert a
      join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
      ${peopleOf}
      where a.organisation = s.organisation and a.situation = s.id and a.number > 0
      order by ${leadFirst} limit 1) lead
    cross join lateral (
      select count(*)::int as alerts, count(*) filter (where a.state = 'issued')::int as "inForce"
      from alert a where a.organisation = s.organisation and a.situation = s.id and a.number > 0) n
    where s.organisation = ${organisation} and s.closed_at is ${closed ? sql`not null` : sql`null`} ${behind}
    order by s.changed_at desc, s.id limit ${limit}`.execute(tx)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    situations: rows.map(({ changedKey: _, ...row }) => JSON.parse(JSON.stringify(row))),
    next: last ? cursorOf([last.changedKey, last.id]) : null,
  }
}
