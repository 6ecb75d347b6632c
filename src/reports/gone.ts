import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/**
 * Marks the reports that stood in a source’s list and do so no more, where the source means something by that: each gets
 * a further revision in the state that the absence means. Expiry and cancellation are said in items, never by absence.
 * Answers how many there were.
 */
export async function markGone(
  tx: Tx,
  { source, poll, ended_at }: { source: string; poll: string; ended_at: Date },
  state: 'ended' | 'withdrawn',
  present: string[],
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with gone as (
      update report set missing_since = ${ended_at}, changed_at = ${ended_at}, state = ${state}, revision = revision + 1, grouped = false,
        body_sha256 = '' -- so that it counts as changed when it stands there again
      where source = ${source} and missing_since is null and state = 'actual' and not id = any(${present}::uuid[])
      returning id, revision),
    told as (
      insert into report_revision (report, number, seen_at, poll, state, item, changed)
      select g.id, g.revision, ${ended_at}, ${poll}, ${state}, v.item || jsonb_build_object('state', ${state}::text), '{state}'
      from gone g join report_revision v on v.report = g.id and v.number = g.revision - 1)
    select id from gone`.execute(tx)
  return rows.length
}
