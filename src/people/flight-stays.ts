import type { Row } from './csv.ts'
import { type Base, instantAt, type Leg, type Reading } from './trip-row.ts'
import type { TripsColumn } from './trips-columns.ts'
import { locate } from './whereabouts.ts'

const dayMs = 86_400_000

/**
 * The airports of a row's flight as transit stays. Without times the traveller may be at the first airport all of
 * the first day, and at the second on that day or the next.
 */
export function flightStays(
  base: Base,
  cells: Row<TripsColumn>['cells'],
  starts: Date,
  reading: Reading,
): Leg[] {
  const departure = airportStay(base, cells, 'from airport', 'departs', starts, dayMs, reading)
  const arrival = airportStay(base, cells, 'to airport', 'arrives', starts, 2 * dayMs, reading)
  const [left, landed] = [departure?.starts, arrival?.ends]
  if (cells.departs && cells.arrives && left && landed && landed < left)
    reading.findings.error(base.row, reading.titles('arrives'), cells.arrives, 'Arrives before it departs.')
  return [departure, arrival].filter((leg) => leg !== undefined)
}

function airportStay(
  base: Base,
  cells: Row<TripsColumn>['cells'],
  column: 'from airport' | 'to airport',
  timeColumn: 'departs' | 'arrives',
  starts: Date,
  unsureMs: number,
  reading: Reading,
): Leg | undefined {
  const code = cells[column]
  if (!code) return undefined
  const located = locate({ airport: code }, true)
  if ('fault' in located) return reading.findings.error(base.row, reading.titles(column), code, located.fault)
  const at = instantAt(base.row, timeColumn, cells, located.where.zone ?? 'UTC', 'start', reading)
  const ends = at ?? new Date(starts.getTime() + unsureMs)
  const label = `In transit through ${code.toUpperCase()}`
  const placeKey = `transit/${located.where.place}`
  return {
    ...base,
    kind: 'transit',
    placeKey,
    label,
    where: located.where,
    starts: at ?? starts,
    ends,
    assumed: [],
  }
}
