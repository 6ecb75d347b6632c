import { sql } from 'kysely'
import { atomically, type Database } from '../../src/database/database.ts'
import { type Covered, coveredBy } from '../../src/exposure/covered.ts'
import { answering, hits, type Match } from '../../src/exposure/match.ts'
import { exactCells, nearCells } from '../../src/exposure/nearness.ts'
import { matchedPlaces, type PlaceMatch } from '../../src/exposure/places.ts'
import { usualPresence } from '../../src/people/presence-rules.ts'
import type { Measured } from './areas.ts'
import { window } from './travellers.ts'

export type Source = { covered: Covered; places: PlaceMatch[] }

/** What is made once an area and then remembered: its cover as rows, and how the countries people are known by stand to it. */
export async function covering(
  db: Database,
  organisation: string,
  { area, shape }: Measured,
): Promise<Source> {
  const covered = coveredBy(shape)
  exactCells(covered.exact)
  nearCells(covered.wide)
  const places = await atomically(db, organisation, (tx) => matchedPlaces(tx, organisation, area))
  return { covered, places }
}

/** Milliseconds up to the stays, and to the people with doubts, conditions and certainty; how many stays. */
export type Ours = { matchMs: number; answerMs: number; stays: number }

/** Finds what stands in an area that is covered: of a point, of a town, of a region or country alone. */
export async function countByCells(db: Database, organisation: string, source: Source): Promise<Ours> {
  const match: Match = { source, window, conditions: [], presence: usualPresence }
  return atomically(db, organisation, async (tx) => {
    const began = performance.now()
    const { rows } = await sql<{ n: number }>`with hit as (${hits(organisation, match)})
      select count(*)::int as n from hit`.execute(tx)
    const matchMs = performance.now() - began
    const answered = performance.now()
    await sql`with ${answering(organisation, match)}
      select count(*) filter (where wanted and confidence = 'certain')::int as certain,
             count(*) filter (where wanted and confidence = 'possible')::int as possible from answer`.execute(
      tx,
    )
    return { matchMs, answerMs: performance.now() - answered, stays: rows[0]?.n ?? 0 }
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
