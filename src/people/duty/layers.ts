import { randomUUID } from 'node:crypto'
import type { Tx } from '../../database/database.ts'
import type { Shift } from './rota.ts'

export type NewLayer = {
  position: number
  name: string
  zone: string
  weeks: number
  /** The Monday from which the weeks are counted, as 2026-03-02. */
  anchor: string
  shifts: Shift[]
}

/** Writes a layer as a whole, its shifts with it; a layer that is there under this id is replaced. */
export async function saveLayer(tx: Tx, organisation: string, id: string, layer: NewLayer): Promise<void> {
  const { shifts, ...row } = layer
  await tx
    .insertInto('duty_layer')
    .values({ organisation, id, ...row })
    .onConflict((on) => on.columns(['organisation', 'id']).doUpdateSet(row))
    .execute()
  await tx.deleteFrom('duty_shift').where('organisation', '=', organisation).where('layer', '=', id).execute()
  if (shifts.length)
    await tx
      .insertInto('duty_shift')
      .values(shifts.map((shift) => ({ organisation, id: randomUUID(), layer: id, ...shift })))
      .execute()
}

/** Removes a layer with its shifts and overrides. False where there is none. */
export async function removeLayer(tx: Tx, organisation: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('duty_layer')
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
