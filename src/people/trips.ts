import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Leg } from './trip-row.ts'

const batch = 2000

/** Makes the trips that a file's legs belong to and answers the id of each key; a trip that is known keeps its id. */
export async function saveTrips(
  tx: Tx,
  organisation: string,
  legs: readonly Leg[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const trips = [...Map.groupBy(legs, (leg) => leg.tripKey).values()]
  for (let at = 0; at < trips.length; at += batch) {
    const rows = trips.slice(at, at + batch).map(tripRow)
    const { rows: known } = await sql<{ id: string; key: string }>`
      insert into trip (organisation, id, key, person, purpose, starts, ends)
      select ${organisation}::uuid, r.*
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, key text, person uuid, purpose text, starts timestamptz, ends timestamptz)
      on conflict (organisation, key) do update set purpose = coalesce(excluded.purpose, trip.purpose)
      returning id, key`.execute(tx)
    for (const { id, key } of known) ids.set(key, id)
  }
  return ids
}

function tripRow(legs: readonly Leg[]) {
  const { tripKey, person } = legs[0] as Leg
  const ends = legs.map((leg) => leg.ends)
  const last = ends.includes(null) ? null : new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)))
  const starts = new Date(Math.min(...legs.map((leg) => leg.starts.getTime())))
  const purpose = legs.find((leg) => leg.purpose)?.purpose ?? null
  return { id: randomUUID(), key: tripKey, person, purpose, starts, ends: last }
}

/** Removes the stays with these keys; answers how many there were. */
export async function cancelStays(tx: Tx, organisation: string, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  const { numAffectedRows } = await sql`
    delete from stay where organisation = ${organisation} and key = any(${keys}::text[])`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** A trip lasts from its first stay to its last, without end while one is open; a trip without stays goes. */
export async function settleTripDates(tx: Tx, organisation: string, tripKeys: readonly string[]) {
  const keys = [...new Set(tripKeys)]
  await sql`
    update trip t set starts = s.starts, ends = s.ends, updated_at = now()
    from (select trip, min(starts) as starts, case when bool_or(ends is null) then null else max(ends) end as ends
          from stay
          where organisation = ${organisation} and trip in (
            select id from trip where organisation = ${organisation} and key = any(${keys}::text[]))
          group by trip) s
    where t.organisation = ${organisation} and t.id = s.trip
      and (t.starts, t.ends) is distinct from (s.starts, s.ends)`.execute(tx)
  await sql`
    delete from trip t where t.organisation = ${organisation} and t.key = any(${keys}::text[])
      and not exists (select from stay s where s.organisation = ${organisation} and s.trip = t.id)`.execute(
    tx,
  )
}
