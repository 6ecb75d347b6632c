import type { z } from 'zod'
import { AlertContent, type AlertPlace, type RevisionKind } from '../alerts/alert.ts'
import { airportByIata } from '../geography/airports.ts'
import type { AreaPart, Place } from '../geography/area.ts'
import { countryName } from '../geography/countries.ts'
import { placesByName } from '../geography/gazetteer.ts'
import type { PlaceRole } from '../vocabulary/place-role.ts'

/** One alert of the demonstration with everything that is issued about it, the first revision first. */
export type DemonstrationAlert = { key: string; follows: string[]; revisions: DemonstrationRevision[] }
export type DemonstrationRevision = {
  kind: RevisionKind
  issuedAt: Date
  note: string | null
  content: AlertContent
}

/** An alert in our own words that anybody may read. */
export function openly(content: z.input<typeof AlertContent>): AlertContent {
  return AlertContent.parse({ ...content, sharing: 'CLEAR', wording: 'own' })
}

/** An alert that is issued once and stays as it is. */
export function alertOf(key: string, issuedAt: Date, content: AlertContent, follows: string[] = []) {
  const revision: DemonstrationRevision = { kind: 'alert', issuedAt, note: null, content }
  return { key, follows, revisions: [revision] } satisfies DemonstrationAlert
}

/** A town, region or air base of the gazetteer in a country, with what it has to do with the event. */
export function place(name: string, country: string, role: PlaceRole): AlertPlace {
  const found = placesByName(name, { countries: [country] }).find((one) => one.country === country)
  if (!found) throw new Error(`The gazetteer has no ${name} in ${countryName(country)}: rebuild the geodata.`)
  return { ...placed(found), name, role }
}

/** An airport by its IATA code. */
export function airport(iata: string, role: PlaceRole): AlertPlace {
  const found = airportByIata(iata)
  if (!found) throw new Error(`No airport has the code ${iata}: rebuild the geodata.`)
  return { ...placed(found), iata, role }
}

/** The ground within so many km of a place. */
export function around({ ref, name }: AlertPlace, km: number): AreaPart {
  return { type: 'place', ref, name, km }
}

function placed({ ref, name, kind, country, lat, lon }: Place): Omit<AlertPlace, 'role'> {
  return { ref, name, kind, country, lat, lon }
}
