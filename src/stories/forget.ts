import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { lockGrouping } from './group-reports.ts'

/**
 * Forgets an organisation's own stories in which sources of it have a say, and those that were merged into them. What others said
 * there is kept and grouped anew. Nobody groups until the transaction ends.
 */
export async function forgetStoriesOf(tx: Tx, organisation: string, sources: readonly string[]) {
  await lockGrouping(tx)
  const { rows } = await sql<{ id: string }>`
    with told as (
      select distinct s.id from story s join story_report sr on sr.story = s.id join report r on r.id = sr.report
      where s.organisation = ${organisation} and r.source = any(${sources}::uuid[]))
    select id from told
    union select s.id from story s join told on s.merged_into = told.id`.execute(tx)
  const stories = rows.map(({ id }) => id)
  await sql`update report set grouped = false
    where id in (select report from story_report where story = any(${stories}::uuid[]))`.execute(tx)
  await sql`delete from story where id = any(${stories}::uuid[])`.execute(tx)
  for (const story of stories) await noteChange(tx, organisation, 'story', story)
}
