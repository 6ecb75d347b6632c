import type { Row } from './csv.ts'
import { type DateCell, type DateOrder, instantOf, readDate } from './dates.ts'
import * as fields from './fields.ts'
import type { Findings } from './findings.ts'
import { flightStays } from './flight-stays.ts'
import { folded } from './headers.ts'
import type { Assumption, NewStay, StayKind } from './stay.ts'
import type { TripsColumn } from './trips-columns.ts'
import { type Located, locate } from './whereabouts.ts'

/** A stay of a row before its trip has an id. `cancelled` takes the stay away. */
export type Leg = Omit<NewStay, 'key' | 'trip'> & {
  row: number
  tripKey: string
  /** Which place it is, whatever its dates: the stays of a trip are told apart by it. */
  placeKey: string
  purpose: string | null
  cancelled: boolean
  named: boolean
}

export type Reading = { now: Date; order: DateOrder | null; findings: Findings; titles: Titles }
export type Titles = (column: TripsColumn) => string
export type Traveller = { id: string; key: string }
/** What the stays of one row have in common. */
export type Base = Pick<Leg, 'row' | 'person' | 'tripKey' | 'purpose' | 'cancelled' | 'named'>

const tripKinds = ['lodging', 'visit', 'transit', 'check-in'] as const
const kindWords: Record<string, (typeof tripKinds)[number]> = {
  hotel: 'lodging',
  stay: 'lodging',
  meeting: 'visit',
  layover: 'transit',
  stopover: 'transit',
  connection: 'transit',
  checkin: 'check-in',
}
const defaultTransitMs = 12 * 3_600_000
const farAwayMs = 10 * 366 * 86_400_000

/** The stays of one row: where the traveller stays, and the airports of a flight. Faults go to the findings. */
export function readTrip({ row, cells }: Row<TripsColumn>, traveller: Traveller, reading: Reading): Leg[] {
  const { findings, titles } = reading
  const before = findings.errorTotal
  const at = <T>(column: TripsColumn, read: (text: string) => fields.Field<T>) =>
    findings.read(row, titles(column), cells[column], read)
  const country = at('country', fields.country)
  const lat = at('lat', fields.numberWithin(-90, 90))
  const lon = at('lon', fields.numberWithin(-180, 180))
  const kind = at('kind', fields.oneOf(tripKinds, kindWords)) ?? 'lodging'
  const airport = cells.airport ?? (cells.place ? undefined : cells['to airport'])
  if (findings.errorTotal > before) return []
  const located = locate({ place: cells.place, airport, country, lat, lon }, kind === 'transit')
  if ('fault' in located) {
    findings.error(row, titles(located.column), cells[located.column] ?? null, located.fault)
    return []
  }
  reportDoubt(row, cells, located, reading)
  const dates = stayDates(row, cells, located.where.zone ?? 'UTC', reading)
  const day = dates?.starts.toISOString().slice(0, 10)
  const base: Base = {
    ...{ row, person: traveller.id, purpose: cells.purpose ?? null, named: cells.trip !== undefined },
    tripKey: `${traveller.id}/${cells.trip ?? day}`,
    cancelled: /^cancel|^annul|^storniert/.test(folded(cells.status ?? '')),
  }
  const flights = dates ? flightStays(base, cells, dates.starts, reading) : []
  if (!dates || findings.errorTotal > before) return []
  return [legOf(base, kind, located, cells, dates), ...flights]
}

function legOf(
  base: Base,
  kind: StayKind,
  located: Located,
  { hotel, place }: Row<TripsColumn>['cells'],
  { starts, ends }: { starts: Date; ends: Date | null },
): Leg {
  const { where, name, missed } = located
  const placeKey = `${kind}/${where.place ?? folded(place ?? hotel ?? name)}`
  if (kind === 'transit') {
    const until = ends ?? new Date(starts.getTime() + defaultTransitMs)
    const assumed: Assumption[] = ends ? [] : ['length of transit unknown']
    return {
      ...base,
      kind,
      placeKey,
      label: `In transit through ${name}`,
      where,
      starts,
      ends: until,
      assumed,
    }
  }
  const known = hotel !== undefined || where.precision === 'exact' || kind !== 'lodging'
  const assumed: Assumption[] = []
  if (!ends) assumed.push('one-way trip')
  if (!known) assumed.push('hotel unknown')
  if (missed) assumed.push('place not found')
  const shown = missed && place ? `${place} (not found), ${name}` : name
  const label = known
    ? [hotel, shown].filter((part, i, all) => part && all.indexOf(part) === i).join(', ')
    : `Hotel unknown, ${shown}`
  return { ...base, kind, placeKey, label, where, starts, ends, assumed }
}

function stayDates(row: number, cells: Row<TripsColumn>['cells'], zone: string, reading: Reading) {
  const { findings, titles } = reading
  const before = findings.errorTotal
  const fromColumn = cells.from === undefined && cells.arrives !== undefined ? 'arrives' : 'from'
  const starts = instantAt(row, fromColumn, cells, zone, 'start', reading)
  const ends = instantAt(row, 'to', cells, zone, 'end', reading)
  if (!starts && findings.errorTotal === before)
    findings.error(row, titles('from'), null, 'The first day is empty.')
  if (!starts || findings.errorTotal > before) return undefined
  if (ends && ends < starts)
    return findings.error(
      row,
      titles('to'),
      cells.to,
      `Ends before it starts (${titles('from')} is ${cells.from}).`,
    )
  if (ends && ends < reading.now)
    findings.warn(row, titles('to'), cells.to, 'Is over already; kept so that past events can be looked at.')
  return { starts, ends: ends ?? null }
}

/** The instant of a date column in a zone; undefined where it is empty or wrong. */
export function instantAt(
  row: number,
  column: TripsColumn,
  cells: Row<TripsColumn>['cells'],
  zone: string,
  edge: 'start' | 'end',
  { now, order, findings, titles }: Reading,
): Date | undefined {
  const text = cells[column]
  const read = findings.read<DateCell>(row, titles(column), text, (cell) => {
    const date = readDate(cell, order)
    return 'fault' in date ? date : { value: date }
  })
  if (!read) return undefined
  const at = instantOf(read, zone, now, edge)
  if (Math.abs(at.getTime() - now.getTime()) <= farAwayMs) return at
  return findings.error(row, titles(column), text, 'Is more than ten years away: check the year.')
}

function reportDoubt(
  row: number,
  cells: Row<TripsColumn>['cells'],
  { doubt, missed }: Located,
  { findings, titles }: Reading,
) {
  const column = cells.airport && !cells.place ? 'airport' : 'place'
  if (doubt) findings.warn(row, titles(column), cells[column], doubt)
  if (missed) findings.missPlace(row, titles(column), cells[column] ?? '', `${missed} Kept at the country.`)
}
