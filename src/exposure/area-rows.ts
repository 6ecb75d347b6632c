import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { CoverCell } from '../geography/cover.ts'
import type { Covered } from './covered.ts'
import type { Window } from './exposure.ts'
import { nearCells } from './nearness.ts'
import type { PlaceMatch } from './places.ts'

type Where = { alert: string; number: number; window: Window }

/** Files an area's cells, so that a stay finds the alerts in force there by its cell's ancestors. */
export async function fileCells(tx: Tx, organisation: string, filing: Where & { covered: Covered }) {
  const { alert, number, window, covered } = filing
  const { deep } = covered.wide
  const column = (of: (cell: CoverCell) => bigint) => deep.map((cell) => of(cell).toString())
  await sql`
    insert into area_cell (organisation, alert, number, starts, ends, cell, lo, hi, deep, whole, gap, scale, outlines, holes, edges, scales, boxes)
    select ${organisation}, ${alert}, ${number}, ${window.from}, ${window.to}, c.*
    from (select cell, lo, hi, true, true, null::float8, null::float8, null::path[], null::path[], null::path[], null::float8[], null::box[]
          from unnest(${column(({ cell }) => cell)}::bigint[], ${column(({ lo }) => lo)}::bigint[], ${column(({ hi }) => hi)}::bigint[])
            as c (cell, lo, hi)
          union all
          select cell, lo, hi, false, whole, gap, scale, outlines, holes, edges, scales, boxes
          from ${nearCells(covered.wide)} n) c`.execute(tx)
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
