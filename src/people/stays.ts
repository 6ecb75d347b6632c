import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { cellOf } from '../geography/cells.ts'
import type { NewStay } from './stay.ts'

/** Ids of the stays that are new or different now; exposure matches these against the alerts in force. */
export type SavedStays = { added: string[]; changed: string[]; unchanged: number }

/** Rows a statement carries: one parameter of about 1 MB. */
const batch = 2000

/**
 * Writes stays, new or known by their key, in statements of thousands of rows; of two with one key the last counts.
 * Stays known by region or country only are filed in `visited_place`, the list an alert's area is matched with.
 */
export async function saveStays(
  tx: Tx,
  organisation: string,
  stays: readonly NewStay[],
  tell: (count: number) => Promise<void> = async () => {},
): Promise<SavedStays> {
  const saved: SavedStays = { added: [], changed: [], unchanged: 0 }
  const byKey = [...new Map(stays.map((stay) => [stay.key, stay])).values()]
  for (let at = 0; at < byKey.length; at += batch) {
    const rows = byKey.slice(at, at + batch).map(stayRow)
    const written = await upsertStays(tx, organisation, rows)
    const made = new Set<string>(rows.map((row) => row.id))
    for (const { id } of written) (made.has(id) ? saved.added : saved.changed).push(id)
    saved.unchanged += rows.length - written.length
    await tell(rows.length)
  }
  await fileVisitedPlaces(tx, organisation, byKey)
  return saved
}

/** Writes one stay; `changed` is true when it is new or differs from what was stored under its key. */
export async function saveStay(
  tx: Tx,
  organisation: string,
  stay: NewStay,
): Promise<{ id: string; changed: boolean }> {
  const { added, changed } = await saveStays(tx, organisation, [stay])
  const id = added[0] ?? changed[0]
  if (id) return { id, changed: true }
  const known = await tx
    .selectFrom('stay')
    .select('id')
    .where('organisation', '=', organisation)
    .where('key', '=', stay.key)
    .executeTakeFirstOrThrow()
  return { id: known.id, changed: false }
}

function stayRow({ key, person, trip, kind, label, where, starts, ends, assumed, source }: NewStay) {
  const { precision, place, country, point, zone } = where
  return {
    id: randomUUID(),
    ...{ key, person, trip, kind, label, precision, place, country, zone },
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    radius_km: point?.radiusKm ?? 0,
    // As text: JSON numbers lose the low bits of a cell id.
    cell: point ? cellOf(point.lon, point.lat).toString() : null,
    starts,
    ends,
    assumed: assumed.length > 0 ? assumed.join('; ') : null,
    source: source ?? 'import',
  }
}

/** Answers the rows it wrote; a row that is already so is not written again and not answered. */
async function upsertStays(tx: Tx, organisation: string, rows: ReturnType<typeof stayRow>[]) {
  const { rows: written } = await sql<{ id: string }>`
    insert into stay (organisation, id, person, trip, key, kind, label, precision, place, country, lon, lat, radius_km,
                      cell, starts, ends, zone, assumed, source)
    select ${organisation}::uuid, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, person uuid, trip uuid, key text, kind text, label text, precision text, place text, country text,
      lon float8, lat float8, radius_km float8, cell bigint, starts timestamptz, ends timestamptz,
      zone text, assumed text, source text)
    on conflict (organisation, key) do update set
      person = excluded.person, trip = excluded.trip, kind = excluded.kind, label = excluded.label,
      precision = excluded.precision, place = excluded.place, country = excluded.country, lon = excluded.lon,
      lat = excluded.lat, radius_km = excluded.radius_km, cell = excluded.cell, starts = excluded.starts,
      ends = excluded.ends, zone = excluded.zone, assumed = excluded.assumed, source = excluded.source, over = false, updated_at = now()
    where (stay.person, stay.trip, stay.kind, stay.label, stay.precision, stay.place, stay.country, stay.lon, stay.lat,
           stay.radius_km, stay.starts, stay.ends, stay.zone, stay.assumed)
      is distinct from
          (excluded.person, excluded.trip, excluded.kind, excluded.label, excluded.precision, excluded.place,
           excluded.country, excluded.lon, excluded.lat, excluded.radius_km, excluded.starts, excluded.ends,
           excluded.zone, excluded.assumed)
    returning id`.execute(tx)
  return written
}

async function fileVisitedPlaces(tx: Tx, organisation: string, stays: readonly NewStay[]) {
  const places = new Set(stays.flatMap(({ where }) => (where.point || !where.place ? [] : [where.place])))
  if (places.size === 0) return
  await tx
    .insertInto('visited_place')
    .values([...places].sort().map((place) => ({ organisation, place })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
