import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { answering, type Match } from './match.ts'

type Writing = {
  alert: string
  number: number
  previous?: number | undefined
  now: Date
  foundBy: 'issue' | 'catch-up' | 'stay'
}

/** Writes the wanted answers of a match that are not there yet, or only as responsible for a site; counts those written. Late ones are left for deliveries too. */
export async function writeExposed(
  tx: Tx,
  organisation: string,
  { alert, number, previous, now, foundBy }: Writing,
  match: Match,
): Promise<{ certain: number; possible: number }> {
  const { rows } = await sql<{ certain: number; possible: number }>`
    with ${answering(organisation, match)},
    written as (
      insert into exposed (organisation, alert, number, person, confidence, receipt, change, found_by, at)
      select ${organisation}, ${alert}, ${number}, a.person, a.confidence, a.receipt,
             case when b.person is null then 'new' else 'still' end, ${foundBy}, ${now}
      from answer a
      left join lateral (
        select person from exposed b where b.organisation = ${organisation} and b.alert = ${alert}
          and b.number = ${previous ?? null}::int and b.person = a.person and b.change in ('new', 'still') offset 0) b on true
      where a.wanted
      order by a.person -- two workers that write the same people wait for one another, never in a circle
      on conflict (organisation, alert, number, person) do update
        set confidence = excluded.confidence, receipt = excluded.receipt, found_by = excluded.found_by, at = excluded.at,
            change = case exposed.change when 'gone' then 'still' else 'new' end
        where exposed.change in ('gone', 'responsible')
      returning person, confidence)
    ${foundBy === 'issue' ? sql`` : late(organisation, alert, number, now)}
    select count(*) filter (where confidence = 'certain')::int as certain,
           count(*) filter (where confidence = 'possible')::int as possible from written`.execute(tx)
  return rows[0] ?? { certain: 0, possible: 0 }
}

function late(organisation: string, alert: string, number: number, now: Date): RawBuilder<unknown> {
  return sql`, late as (
    insert into exposed_late (organisation, alert, number, person, at)
    select ${organisation}, ${alert}, ${number}, person, ${now} from written on conflict do nothing)`
}

/** Those whom the revision before held exposed, or told of a site, and this one does not, with the receipt they had; answers how many. */
export async function writeGone(
  tx: Tx,
  organisation: string,
  { alert, number, previous, now }: { alert: string; number: number; previous: number; now: Date },
): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    with written as (
      insert into exposed (organisation, alert, number, person, confidence, receipt, change, found_by, at)
      select organisation, alert, ${number}::int, person, confidence, receipt, 'gone', 'issue', ${now}::timestamptz
      from exposed where organisation = ${organisation} and alert = ${alert} and number = ${previous}
        and change in ('new', 'still', 'responsible')
      on conflict do nothing returning 1)
    select count(*)::int as gone from written`.execute(tx)
  return rows[0]?.gone ?? 0
}
