import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'

export type NewShiftEntry = {
  text: string
  kind?: 'note' | 'handover'
  situation?: string | null
  alert?: string | null
  helpCase?: string | null
}
type By = { by: string; now: Date }
export type ShiftEntry = {
  id: string
  at: Date
  by: string
  kind: 'note' | 'handover'
  text: string
  situation: { id: string; title: string } | null
  alert: { slug: string; headline: string } | null
  case: string | null
}

/** Adds a line to the shift log; lines are never changed. Answers its id. */
export async function addShiftEntry(tx: Tx, organisation: string, entry: NewShiftEntry, { by, now }: By) {
  const id = randomUUID()
  const { text, kind = 'note', situation = null, alert = null, helpCase = null } = entry
  await tx
    .insertInto('duty_log')
    .values({ organisation, id, at: now, by, kind, text, situation, alert, help_case: helpCase })
    .execute()
  await noteChange(tx, organisation, 'duty')
  return id
}

type LogPage = { after?: { at: Date; id: string } | undefined; since?: Date; limit: number }

/** Lines of the shift log, the latest first. */
export async function shiftLog(tx: Tx, organisation: string, { after, since, limit }: LogPage) {
  const { rows } = await sql<ShiftEntry>`
    select l.id, l.at, l.by, l.kind, l.text, l.help_case as case,
      (select jsonb_build_object('id', t.id, 'title', t.title) from situation t
        where t.organisation = l.organisation and t.id = l.situation) as situation,
      (select jsonb_build_object('slug', a.slug, 'headline', r.content->>'headline') from alert a
        join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
        where a.organisation = l.organisation and a.id = l.alert) as alert
    from duty_log l where l.organisation = ${organisation}
      ${after ? sql`and (l.at, l.id) < (${after.at}, ${after.id}::uuid)` : sql``}
      ${since ? sql`and l.at >= ${since}` : sql``}
    order by l.at desc, l.id desc limit ${limit}`.execute(tx)
  return rows
}

export type Handover = { at: Date; from: string | null; to: string; note: string | null }

/** The last time the watch changed hands. */
export async function lastHandover(tx: Tx, organisation: string): Promise<Handover | undefined> {
  const { rows } = await sql<Handover>`
    select at, from_member as "from", to_member as "to", note from duty_handover
    where organisation = ${organisation} order by at desc, id desc limit 1`.execute(tx)
  return rows[0]
}

/**
 * Somebody takes the watch over from whoever had it, with how much of what was open; it stands in the shift log too.
 * Two at once: one after the other.
 */
export async function takeOver(
  tx: Tx,
  organisation: string,
  { note, sheet }: { note: string | null; sheet: Record<string, number> },
  { by, now }: By,
): Promise<Handover> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`handover ${organisation}`}, 0))`.execute(tx)
  const from = (await lastHandover(tx, organisation))?.to ?? null
  await tx
    .insertInto('duty_handover')
    .values({
      ...{ organisation, id: randomUUID(), at: now, from_member: from, to_member: by, note },
      sheet: JSON.stringify(sheet),
    })
    .execute()
  const whom = from && from !== by ? `Took over from ${from}.` : 'Took over.'
  await addShiftEntry(
    tx,
    organisation,
    { kind: 'handover', text: note ? `${whom} ${note}` : whom },
    { by, now },
  )
  return { at: now, from, to: by, note }
}
