import { sql } from 'kysely'
import { atomically, type Database } from '../../src/database/database.ts'
import { coveredBy } from '../../src/exposure/covered.ts'
import { answering, hits, type Match } from '../../src/exposure/match.ts'
import { matchedPlaces } from '../../src/exposure/places.ts'
import { usualPresence } from '../../src/people/presence-rules.ts'
import type { Measured } from './areas.ts'
import { window } from './travellers.ts'

/** Milliseconds of each part of a look-up, and how many people it found. */
export type Ours = { coverMs: number; placesMs: number; matchMs: number; answerMs: number; people: number }

/** Covers an area and finds who stands in it: `matchMs` up to the people, `answerMs` with doubts, conditions and certainty. */
export async function countByCells(
  db: Database,
  organisation: string,
  { area, shape }: Measured,
): Promise<Ours> {
  const began = performance.now()
  const covered = coveredBy(shape)
  const coverMs = performance.now() - began
  return atomically(db, organisation, async (tx) => {
    const placing = performance.now()
    const places = await matchedPlaces(tx, organisation, area)
    const placesMs = performance.now() - placing
    const match: Match = { source: { covered, places }, window, conditions: [], presence: usualPresence }
    const matching = performance.now()
    const { rows } = await sql<{ n: number }>`with hit as (${hits(organisation, match)})
      select count(distinct person)::int as n from hit`.execute(tx)
    const matchMs = performance.now() - matching
    const answered = performance.now()
    await sql`with ${answering(organisation, match)}
      select count(*) filter (where wanted and confidence = 'certain')::int as certain,
             count(*) filter (where wanted and confidence = 'possible')::int as possible from answer`.execute(
      tx,
    )
    return { coverMs, placesMs, matchMs, answerMs: performance.now() - answered, people: rows[0]?.n ?? 0 }
  })
}

/** Ids of the people with a point that is known exactly in an area; fails where somebody stands there twice. */
export async function exactByCells(
  db: Database,
  organisation: string,
  { shape }: Measured,
): Promise<Set<string>> {
  const match: Match = {
    source: { covered: coveredBy(shape), places: [] },
    window,
    conditions: [],
    presence: { ...usualPresence, checkInHours: 1 },
  }
  const { rows } = await atomically(db, organisation, (tx) =>
    sql<{ person: string }>`with hit as (${hits(organisation, match)})
      select person from hit where radius_km = 0 and cell is not null`.execute(tx),
  )
  const found = new Set(rows.map(({ person }) => person))
  if (found.size !== rows.length)
    throw new Error(`${rows.length - found.size} people stand in the area twice.`)
  return found
}
