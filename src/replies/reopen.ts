import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { lockRollCall } from './roll-call.ts'

export type Reopening = {
  situation: string
  /** Whose check begins anew; without it everybody's but those who need help, who are being helped. */
  people?: string[] | undefined
  note: string | null
}

/**
 * Begins the check anew: what these people answered no longer stands, and is kept. A closed roll-call opens again.
 * Undefined where the situation has no roll-call; else how many are asked anew, and the batch that takes it back.
 */
export async function reopenCheck(
  tx: Tx,
  organisation: string,
  { situation, people, note }: Reopening,
  { by, now }: { by: string; now: Date },
) {
  const roll = await lockRollCall(tx, organisation, situation)
  if (!roll) return undefined
  const batch = randomUUID()
  const { numAffectedRows } = await sql`
    with standing as (
      select person, reply from person_status
      where organisation = ${organisation} and situation = ${situation} and status <> 'asked'
        and ${people ? sql`person = any(${people}::uuid[])` : sql`status <> 'need-help'`}
      order by person for update),
    written as (
      insert into reply (organisation, id, situation, alert, person, status, note, reporter, reported_by, received_at, batch, before)
      select ${organisation}::uuid, gen_random_uuid(), ${situation}::uuid, ${roll.alert}::uuid, person, 'asked', ${note}, 'operator', ${by},
             ${now}::timestamptz, ${batch}::uuid, reply from standing
      returning id, person)
    update person_status s set status = 'asked', since = ${now}, reply = w.id
    from written w where s.organisation = ${organisation} and s.situation = ${situation} and s.person = w.person`.execute(
    tx,
  )
  await tx
    .updateTable('roll_call')
    .set({ closed_at: null, closed_by: null, reopened_at: now, reopened_by: by })
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .execute()
  await noteChange(tx, organisation, 'roll-call', situation)
  return { batch, reopened: Number(numAffectedRows ?? 0) }
}
