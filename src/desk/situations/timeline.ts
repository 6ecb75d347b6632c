import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { peopleOf } from './alert-lines.ts'
import type { Timeline, TimelineEntry } from './contract.ts'
import { cursorOf, keyOf } from './cursor.ts'

/** Everything that was released in a situation, the latest first. */
export async function timelineOf(
  tx: Tx,
  organisation: string,
  situation: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Timeline> {
  const key = keyOf<[string, string, number]>(after)
  const behind = key
    ? sql`and (r.issued_at, r.alert, r.number) < (${key[0]}::timestamptz, ${key[1]}::uuid, ${key[2]}::int)`
    : sql``
  const { rows } = await sql<TimelineEntry & { key: string }>`
    select r.issued_at as at, r.issued_at::text as key, r.alert, a.slug, r.content ->> 'headline' as headline, r.number,
           r.kind, r.content ->> 'severity' as severity, r.exercise, r.released_by as by,
           r.released_through as through, r.release_reason as reason, r.note, c.people
    from alert a
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id
    ${peopleOf}
    where a.organisation = ${organisation} and a.situation = ${situation} and a.number > 0 ${behind}
    order by r.issued_at desc, r.alert desc, r.number desc limit ${limit}`.execute(tx)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    entries: rows.map(({ key: _, ...row }) => JSON.parse(JSON.stringify(row))),
    next: last ? cursorOf([last.key, last.alert, last.number]) : null,
  }
}
