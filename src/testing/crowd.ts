import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { answering, type Match } from '../exposure/match.ts'
import type { Position, Shape } from '../geography/area.ts'
import { cellOf } from '../geography/cells.ts'
import { containsPoint, distanceToEdgeKm } from '../geography/measure.ts'

/** The time of a crowd's stays. */
export const window = { from: new Date('2026-03-03T00:00:00Z'), to: new Date('2026-03-05T00:00:00Z') }

export type Spot = { lon: number; lat: number; radius: number }
export type Known = Spot & { person: string }

/** A stay at each spot, of a person of its own. */
export async function crowd(tx: Tx, organisation: string, spots: readonly Spot[]): Promise<Known[]> {
  const rows = spots.map((spot, i) => {
    const person = `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`
    return { ...spot, person, cell: cellOf(spot.lon, spot.lat).toString() }
  })
  const from = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
    (person uuid, lon float8, lat float8, radius float8, cell bigint)`
  await sql`insert into person (organisation, id, key, name)
    select ${organisation}, person, person, 'Someone' from ${from}`.execute(tx)
  await sql`insert into stay (organisation, id, person, key, kind, label, precision, lon, lat, radius_km, cell, starts, ends)
    select ${organisation}, person, person, person, 'lodging', 'Hotel', 'exact', lon, lat, radius, cell,
      ${window.from}, ${window.to} from ${from}`.execute(tx)
  return rows
}

/** Whom a match finds, and how surely; fails where somebody stands there twice. */
export async function answers(tx: Tx, organisation: string, match: Match) {
  const { rows } = await sql<{ person: string; confidence: string }>`
    with ${answering(organisation, match)} select person, confidence from answer`.execute(tx)
  assert.equal(new Set(rows.map(({ person }) => person)).size, rows.length, 'nobody stands there twice')
  return new Map(rows.map(({ person, confidence }) => [person, confidence]))
}

/** Kilometres to the nearest edge, whichever side; where a shape was cut at ±180° there is none. */
export function toEdgeKm(shape: Shape, { lon, lat }: Spot) {
  let least = Number.POSITIVE_INFINITY
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1] as Position, ring[i] as Position]
      if (from[0] === to[0] && Math.abs(from[0]) === 180) continue
      least = Math.min(least, distanceToEdgeKm(from, to, lon, lat))
    }
  return least
}

/** Within a metre of deciding otherwise nobody is held to an answer. */
const metre = 0.001

/** What exact geometry says of a spot; `either` where a metre would decide. */
export function bruteForce(shape: Shape, known: Spot): 'certain' | 'possible' | 'no' | 'either' {
  const edge = toEdgeKm(shape, known)
  if (edge < metre || Math.abs(edge - known.radius) < metre) return 'either'
  if (!containsPoint(shape, known.lon, known.lat)) return edge < known.radius ? 'possible' : 'no'
  return edge > known.radius ? 'certain' : 'possible'
}
