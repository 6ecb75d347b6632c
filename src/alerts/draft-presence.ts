import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'

export type PresentEditor = { email: string; field: string | null; since: Date }

/** Seconds after which somebody who gave no sign is gone. */
const goneAfter = 25

/** Notes that somebody has a draft open, and the field they are in. Others hear of it when something changed. */
export async function notePresence(
  tx: Tx,
  organisation: string,
  { alert, email, field, now }: { alert: string; email: string; field: string | null; now: Date },
): Promise<void> {
  const gone = new Date(now.getTime() - goneAfter * 1_000)
  const { rows } = await sql<{ changed: boolean }>`
    with before as (select field, seen_at from draft_presence
      where organisation = ${organisation} and alert = ${alert} and email = ${email})
    insert into draft_presence as p (organisation, alert, email, field, since, seen_at)
    values (${organisation}, ${alert}, ${email}, ${field}, ${now}, ${now})
    on conflict (organisation, alert, email) do update set field = excluded.field, seen_at = excluded.seen_at,
      since = case when p.seen_at <= ${gone} then excluded.since else p.since end
    returning not exists (select from before where field is not distinct from ${field} and seen_at > ${gone}) as changed`.execute(
    tx,
  )
  await sql`delete from draft_presence where organisation = ${organisation} and alert = ${alert}
    and seen_at < ${gone}`.execute(tx)
  if (rows[0]?.changed) await noteChange(tx, organisation, 'draft', alert)
}

/** Who has these drafts open now, by draft, the earliest first. */
export async function presentIn(
  tx: Tx,
  organisation: string,
  alerts: string[],
  now: Date,
): Promise<Map<string, PresentEditor[]>> {
  if (alerts.length === 0) return new Map()
  const rows = await tx
    .selectFrom('draft_presence')
    .select(['alert', 'email', 'field', 'since'])
    .where('organisation', '=', organisation)
    .where('alert', 'in', alerts)
    .where('seen_at', '>', new Date(now.getTime() - goneAfter * 1_000))
    .orderBy('since')
    .execute()
  const found = new Map<string, PresentEditor[]>()
  for (const { alert, ...editor } of rows) found.set(alert, [...(found.get(alert) ?? []), editor])
  return found
}
