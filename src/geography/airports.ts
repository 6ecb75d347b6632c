import type { Place } from './area.ts'
import { once, readDocument } from './artefact.ts'

/** One row of the airports artefact; `size` is 2 for a large airport, 1 for a medium one, 0 for the rest. */
export type AirportRow = {
  ref: string
  name: string
  kind: 'airport' | 'airbase'
  country: string
  region: string | null
  lat: number
  lon: number
  zone: string | null
  iata: string | null
  size: number
}

const rows = once(() => readDocument<AirportRow[]>('airports.json'))
const byIata = once(() => new Map(rows().map((row) => [row.iata, row])))
const byRef = once(() => new Map(rows().map((row) => [row.ref, row])))

/** The airport with this IATA code, in capitals or not. */
export function airportByIata(code: string): Place | undefined {
  const row = byIata().get(code.toUpperCase())
  return row && placeOfAirport(row)
}

/** The airport or air base with this ref: `airport:BGW`, or by its ICAO or local code `airport:ORTI`. */
export function airportByRef(ref: string): Place | undefined {
  const row = byRef().get(ref)
  return row && placeOfAirport(row)
}

/** Every airport and air base in the order of the artefact (the gazetteer's keys count on it). */
export function airportRows(): readonly AirportRow[] {
  return rows()
}

export function placeOfAirport({ size: _, ...row }: AirportRow): Place {
  return { ...row, population: 0 }
}
