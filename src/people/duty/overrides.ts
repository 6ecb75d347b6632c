import { randomUUID } from 'node:crypto'
import type { Tx } from '../../database/database.ts'

export type NewOverride = {
  layer: string | null
  covers: string | null
  contact: string
  starts: Date
  ends: Date
  note: string | null
}
type By = { by: string; now: Date }

/** Somebody stands in from one instant to another. Answers the override's id. */
export async function addOverride(tx: Tx, organisation: string, override: NewOverride, { by, now }: By) {
  const id = randomUUID()
  await tx
    .insertInto('duty_override')
    .values({ organisation, id, ...override, made_by: by, made_at: now })
    .execute()
  return id
}

/** Takes an override back; who did and when stays. False where none is in force under this id. */
export async function withdrawOverride(tx: Tx, organisation: string, id: string, { by, now }: By) {
  const done = await tx
    .updateTable('duty_override')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Brings a withdrawn override back. False where there is none. */
export async function restoreOverride(tx: Tx, organisation: string, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('duty_override')
    .set({ withdrawn_at: null, withdrawn_by: null })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('withdrawn_at', 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Overrides in force that end after an instant, the first to begin first; at most 200. */
export function listOverrides(tx: Tx, organisation: string, from: Date) {
  return tx
    .selectFrom('duty_override')
    .select(['id', 'layer', 'covers', 'contact', 'starts', 'ends', 'note', 'made_by as by'])
    .where('organisation', '=', organisation)
    .where('withdrawn_at', 'is', null)
    .where('ends', '>', from)
    .orderBy('starts')
    .limit(200)
    .execute()
}
