import { sql } from 'kysely'
import { atomically, type Database } from '../database/database.ts'
import { createNotice } from './notices.ts'

/**
 * Notes every issued revision that nobody is being told about yet, and answers how many. It starts from the rows, so a
 * crash just after an issue loses nothing. `since` bounds the look; null looks at all there is, as a start does.
 */
export function noticeRevisions(
  db: Database,
  organisation: string,
  now: Date,
  since: Date | null,
): Promise<number> {
  return atomically(db, organisation, async (tx) => {
    const { rows } = await sql<{ alert: string; number: number }>`
      select r.alert, r.number from alert a
      join alert_revision r on r.organisation = a.organisation and r.alert = a.id
      where a.organisation = ${organisation} and a.number > 0
        and (${since}::timestamptz is null or a.updated_at > ${since})
        and not exists (select from notice n where n.organisation = r.organisation and n.alert = r.alert
                        and n.number = r.number and n.kind = 'alert')
      order by r.issued_at limit 100`.execute(tx)
    for (const { alert, number } of rows)
      await createNotice(tx, organisation, { kind: 'alert', alert, number, now })
    return rows.length
  })
}
