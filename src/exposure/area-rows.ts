import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Covered } from './covered.ts'
import type { Window } from './exposure.ts'
import type { PlaceMatch } from './places.ts'

type Where = { alert: string; number: number; window: Window }

/** Files an area's cells, so that a stay finds the alerts in force there by its cell's ancestors. */
export async function fileCells(tx: Tx, organisation: string, filing: Where & { covered: Covered }) {
  const { alert, number, window, covered } = filing
  await sql`
    insert into area_cell (organisation, alert, number, starts, ends, cell, lo, hi, deep, whole, scale, outlines, holes, edges, segments)
    select ${organisation}, ${alert}, ${number}, ${window.from}, ${window.to}, c.*
    from jsonb_to_recordset(${JSON.stringify([...covered.deep, ...covered.near])}::jsonb) as c (cell bigint, lo bigint,
      hi bigint, deep boolean, whole boolean, scale float8, outlines path[], holes path[], edges path[], segments float8[])`.execute(
    tx,
  )
}

/** Files how places stand to an area, those apart from it too, so that each is compared once. */
export async function filePlaces(
  tx: Tx,
  organisation: string,
  { alert, number, window, places }: Where & { places: readonly PlaceMatch[] },
) {
  if (places.length === 0) return
  const rows = places.map((place) => ({
    ...place,
    organisation,
    alert,
    number,
    starts: window.from,
    ends: window.to,
  }))
  await tx
    .insertInto('area_place')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Takes every area of an alert out of force: a later revision has its own, an ended alert has none. */
export async function outOfForce(tx: Tx, organisation: string, alert: string) {
  for (const table of ['area_cell', 'area_place'] as const)
    await tx
      .updateTable(table)
      .set({ in_force: false })
      .where('organisation', '=', organisation)
      .where('alert', '=', alert)
      .where('in_force', '=', true)
      .execute()
}
