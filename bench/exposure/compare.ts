import pg from 'pg'
import type { Position, Shape } from '../../src/geography/area.ts'
import { distanceKm, distanceToEdgeKm } from '../../src/geography/measure.ts'
import type { Measured } from './areas.ts'

/** Somebody in one answer and not in the other, with metres to the nearest border. */
export type Difference = { person: string; onlyOurs: boolean; metres: number }

/** Metres from a border within which the two may differ: rounding, and half a metre by which a circle's edges run inside it. */
export const explainedMetres = 1

/** Who is in one answer only, each with how near they are to the border. */
export async function differences(
  url: string,
  area: Measured,
  ours: Set<string>,
  theirs: Set<string>,
): Promise<Difference[]> {
  const odd = [...ours].filter((one) => !theirs.has(one)).map((person) => ({ person, onlyOurs: true }))
  odd.push(...[...theirs].filter((one) => !ours.has(one)).map((person) => ({ person, onlyOurs: false })))
  if (odd.length === 0) return []
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ person: string; lon: number; lat: number }>(
    'select person, lon, lat from stay where not over and person = any($1)',
    [odd.slice(0, 1000).map(({ person }) => person)],
  )
  await client.end()
  const at = new Map(rows.map(({ person, lon, lat }) => [person, { lon, lat }]))
  return odd
    .slice(0, 1000)
    .map((one) => ({ ...one, metres: metresTo(area, at.get(one.person) ?? { lon: 0, lat: 0 }) }))
}

function metresTo({ shape, circle }: Measured, point: { lon: number; lat: number }): number {
  if (circle) return Math.abs(distanceKm(circle, point) - circle.km) * 1000
  return toEdge(shape, point) * 1000
}

function toEdge(shape: Shape, { lon, lat }: { lon: number; lat: number }): number {
  let least = Number.POSITIVE_INFINITY
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++)
      least = Math.min(least, distanceToEdgeKm(ring[i - 1] as Position, ring[i] as Position, lon, lat))
  return least
}
