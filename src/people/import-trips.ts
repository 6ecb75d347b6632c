import type { Database, Tx } from '../database/database.ts'
import type { Table } from './csv.ts'
import { type DateOrder, orderOf } from './dates.ts'
import type { Findings, ImportReport } from './findings.ts'
import { type Counts, type ImportOptions, runImport } from './importing.ts'
import { arrangeLegs, stayOf } from './legs.ts'
import { eachRow, written } from './progress.ts'
import { saveStays } from './stays.ts'
import { findTravellers } from './travellers.ts'
import { type Leg, readTrip } from './trip-row.ts'
import { cancelStays, saveTrips, settleTripDates } from './trips.ts'
import { type TripsColumn, tripsColumns } from './trips-columns.ts'

/**
 * Imports trips.csv, a row a stay or a leg; the counts are of stays. Local times are in the place's zone. A missing
 * `to` makes an open stay, a missing hotel a stay at the town: nobody is dropped for what is not known.
 */
export function importTrips(
  db: Database,
  organisation: string,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportReport> {
  return runImport(db, organisation, bytes, options, {
    columns: tripsColumns,
    required: [['person'], ['from', 'arrives'], ['place', 'airport', 'country', 'lat', 'to airport']],
    work: (tx, table, findings) => writeTrips(tx, organisation, table, findings, options),
  })
}

async function writeTrips(
  tx: Tx,
  organisation: string,
  table: Table<TripsColumn>,
  findings: Findings,
  options: ImportOptions,
): Promise<Counts> {
  const order = options.dates ?? dateOrder(table, findings)
  const legs = arrangeLegs(await readLegs(tx, organisation, table, findings, options, order), findings)
  if (findings.errorTotal > 0) return { added: 0, changed: 0, unchanged: 0, changedStays: [] }
  const kept = legs.filter((leg) => !leg.cancelled)
  const trips = await saveTrips(tx, organisation, kept)
  const stays = kept.map((leg) => stayOf(leg, trips.get(leg.tripKey) as string))
  const saved = await saveStays(tx, organisation, stays, written(stays.length, options.onProgress))
  const gone = await cancelStays(
    tx,
    organisation,
    legs.filter((leg) => leg.cancelled).map(({ key }) => key),
  )
  await settleTripDates(
    tx,
    organisation,
    legs.map((leg) => leg.tripKey),
  )
  const { added, changed } = saved
  return {
    added: added.length,
    changed: changed.length + gone,
    unchanged: saved.unchanged + legs.length - kept.length - gone,
    changedStays: [...added, ...changed],
  }
}

async function readLegs(
  tx: Tx,
  organisation: string,
  table: Table<TripsColumn>,
  findings: Findings,
  { now, onProgress }: ImportOptions,
  order: DateOrder | null,
) {
  const titles = (column: TripsColumn) => table.header.titles[table.header.at[column] ?? -1] ?? column
  const words = table.rows.flatMap(({ cells }) => (cells.person ? [cells.person] : []))
  const travellers = await findTravellers(tx, organisation, words)
  const legs: Leg[] = []
  await eachRow(table.rows, onProgress, (row) => {
    const who = row.cells.person
    const traveller = who ? travellers(who) : undefined
    if (!who) findings.error(row.row, titles('person'), null, 'Nobody is named: write a mail address or key.')
    else if (!traveller)
      findings.error(
        row.row,
        titles('person'),
        who,
        'Nobody has this key or mail address. Import people first.',
      )
    else if (traveller === 'several')
      findings.error(row.row, titles('person'), who, 'Several people have this mail address: write the key.')
    if (traveller && traveller !== 'several')
      legs.push(...readTrip(row, traveller, { now, order, findings, titles }))
  })
  return legs
}

function dateOrder(table: Table<TripsColumn>, findings: Findings): DateOrder | null {
  const columns = ['from', 'to', 'departs', 'arrives'] as const
  const cells = table.rows.flatMap(({ row, cells }) =>
    columns.flatMap((column) => (cells[column] ? [{ row, text: cells[column] }] : [])),
  )
  const order = orderOf(cells)
  if ('order' in order) return order.order
  findings.error(order.row, null, null, order.fault)
  return null
}
