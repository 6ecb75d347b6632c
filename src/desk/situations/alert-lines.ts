import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { severities, severityLevel } from '../../vocabulary/severity.ts'
import type { AlertLine } from './contract.ts'

const byRank = [...severities].sort((a, b) => severityLevel[a].rank - severityLevel[b].rank)

/** How bad a severity is, 1 the least, as SQL. */
export const rankOf = (severity: RawBuilder<unknown>) =>
  sql`array_position(${sql.val(byRank)}::text[], ${severity})`

/** How many people stand in revision `r` of an alert, as SQL: a join that gives `c`, from the counters. */
export const peopleOf = sql`
  cross join lateral (
    select jsonb_build_object('certain', coalesce(sum(certain), 0)::int, 'possible', coalesce(sum(possible), 0)::int,
             'gone', coalesce(sum(gone), 0)::int, 'told', coalesce(sum(told), 0)::int,
             'responsible', coalesce(sum(responsible), 0)::int) as people
    from exposed_count x where x.organisation = r.organisation and x.alert = r.alert and x.number = r.number) c`

/** Which alert speaks for a situation: the worst of those in force, else the one that changed last. As SQL, of alert `a`. */
export const leadFirst = sql`a.state = 'issued' desc,
  case when a.state = 'issued' then ${rankOf(sql`a.severity`)} end desc nulls last, a.updated_at desc, a.id`

/** Issued alerts that `where` says, the one that speaks for them first; `a` is the alert and `r` its latest revision. */
export async function alertLines<More extends object = object>(
  tx: Tx,
  where: RawBuilder<unknown>,
  limit: number,
  more: RawBuilder<unknown> = sql``,
): Promise<(AlertLine & More)[]> {
  const { rows } = await sql<AlertLine & More>`
    select a.id, a.slug, r.content ->> 'headline' as headline, a.state, a.severity, a.exercise, a.number,
           coalesce(r.content -> 'response' ->> 'mode', 'none') as response, a.sharing,
           r.issued_at as "issuedAt", a.expires, r.content -> 'countries' as countries, c.people,
           array(select f.follows from alert_follow f where f.organisation = a.organisation and f.alert = a.id) as follows
           ${more}
    from alert a
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    join situation s on s.organisation = a.organisation and s.id = a.situation
    ${peopleOf}
    where ${where} order by ${leadFirst} limit ${limit}`.execute(tx)
  return rows.map(dated)
}

function dated<T>(row: T): T {
  return JSON.parse(JSON.stringify(row)) as T
}
