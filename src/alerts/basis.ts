import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** A report that an issued revision rests on, as it was then and as it is now. */
export type Basis = {
  report: string
  title: string
  source: string
  /** The revision that was read, and the newest one. */
  revision: number
  newest: number
  /** What became of it since: `actual` where it still stands. */
  state: string
  link: string | null
}

/** Keeps which reports a revision rests on: those its draft was read from. Nothing that happens to their story changes it. */
export async function keepBasis(
  tx: Tx,
  organisation: string,
  { alert, number }: { alert: string; number: number },
): Promise<void> {
  await sql`
    insert into alert_basis (organisation, alert, number, report, revision, story)
    select ds.organisation, ds.alert, ${number}, ds.report, max(ds.report_revision), max(sr.story::text)::uuid
    from draft_source ds
      join draft d on d.organisation = ds.organisation and d.alert = ds.alert and ds.version >= d.began
      left join story_report sr on sr.report = ds.report
    where ds.organisation = ${organisation} and ds.alert = ${alert} and ds.report is not null
    group by ds.organisation, ds.alert, ds.report`.execute(tx)
}

/** What a revision of an alert rests on, the first report first; a report whose source is gone is left out. */
export async function basisOf(
  tx: Tx,
  organisation: string,
  { alert, number }: { alert: string; number: number },
): Promise<Basis[]> {
  const { rows } = await sql<Basis>`
    select b.report, coalesce(r.title, 'Untitled') as title, s.name as source, b.revision, r.revision as newest, r.state, r.link
    from alert_basis b join report r on r.id = b.report join source s on s.id = r.source
    where b.organisation = ${organisation} and b.alert = ${alert} and b.number = ${number}
    order by r.first_seen_at, r.id limit 50`.execute(tx)
  return rows
}

/** Every report that an alert, issued or being written, was read from, at the newest revision that was read. */
export async function basisRead(
  tx: Tx,
  organisation: string,
  alert: string,
): Promise<{ report: string; revision: number }[]> {
  const { rows } = await sql<{ report: string; revision: number }>`
    select report, max(report_revision) as revision from draft_source
    where organisation = ${organisation} and alert = ${alert} and report is not null group by report`.execute(
    tx,
  )
  return rows
}
