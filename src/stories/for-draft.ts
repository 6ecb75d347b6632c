import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Reading } from '../reports/reading.ts'
import type { Item } from '../sources/item.ts'
import type { Reliability } from '../vocabulary/grading.ts'

/** A report of a story with everything a draft reads of it. */
export type StoryReportRead = {
  id: string
  revision: number
  item: Item
  reading: Reading | null
  /** Its source, and how far that is trusted. */
  source: string
  reliability: Reliability
  publishedAt: Date | null
}

/** More could be neither read together nor fit a screen. */
const most = 20

/**
 * What a draft about a story is read from: its reports that stand, the best graded first and of those the newest, without copies of
 * others. `but` are reports, at the revision, that a draft has read already. `only` chooses among them.
 */
export async function reportsForDraft(
  tx: Tx,
  story: string,
  now: Date,
  {
    but = [],
    only,
  }: { but?: readonly { report: string; revision: number }[]; only?: readonly string[] | undefined } = {},
): Promise<StoryReportRead[]> {
  const { rows } = await sql<StoryReportRead>`
    select r.id, r.revision, v.item, r.reading, s.name as source, s.reliability, r.published_at as "publishedAt"
    from story_report sr join report r on r.id = sr.report join source s on s.id = r.source
      join report_revision v on v.report = r.id and v.number = r.revision
    where sr.story = ${story} and sr.copy_of is null and r.state = 'actual' and (r.expires_at is null or r.expires_at > ${now})
      and not exists (
        select from unnest(${but.map(({ report }) => report)}::uuid[], ${but.map(({ revision }) => revision)}::int[]) as b (report, revision)
        where b.report = r.id and b.revision >= r.revision)
      ${only ? sql`and r.id = any(${[...only]}::uuid[])` : sql``}
    order by s.reliability, coalesce(r.published_at, r.changed_at) desc, r.id limit ${most}`.execute(tx)
  return rows
}
