import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { ReadStay } from './stay-input.ts'
import { saveStay } from './stays.ts'

type Written = { person: string; stay: ReadStay; trip?: string | undefined; purpose?: string | undefined }

/**
 * Writes a stay by hand, with a trip of its own unless it belongs to one or is no travel. Undefined where the trip is not
 * this person's. Home and post are one each: a new one takes the place of the old.
 */
export async function addStay(
  tx: Tx,
  organisation: string,
  { person, stay, trip, purpose }: Written,
): Promise<string | undefined> {
  const travels = stay.kind !== 'home' && stay.kind !== 'post' && stay.kind !== 'check-in'
  if (trip && !(await isTripOf(tx, organisation, trip, person))) return undefined
  const own = travels ? (trip ?? (await makeTrip(tx, organisation, person, stay, purpose ?? null))) : null
  const key = stay.kind === 'home' || stay.kind === 'post' ? `${stay.kind}:${person}` : `desk:${randomUUID()}`
  const { doubt: _, ...kept } = stay
  const { id } = await saveStay(tx, organisation, { ...kept, key, person, trip: own, source: 'desk' })
  if (own) await settleTrip(tx, organisation, own)
  return id
}

/** Writes a stay anew where it stood; false where it is not this person's. */
export async function changeStay(
  tx: Tx,
  organisation: string,
  { person, id, stay }: { person: string; id: string; stay: ReadStay },
): Promise<boolean> {
  const before = await tx
    .selectFrom('stay')
    .select(['key', 'trip'])
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst()
  if (!before) return false
  const { doubt: _, ...kept } = stay
  await saveStay(tx, organisation, { ...kept, ...before, person, source: 'desk' })
  if (before.trip) await settleTrip(tx, organisation, before.trip)
  return true
}

/** Takes a stay away and keeps it as it was, so that this can be undone; false where it is not this person's. */
export async function cancelStay(
  tx: Tx,
  organisation: string,
  { person, id, by, now }: { person: string; id: string; by: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ trip: string | null }>`
    with gone as (delete from stay where organisation = ${organisation} and id = ${id} and person = ${person} returning *)
    insert into cancelled_stay (organisation, id, person, stay, trip, cancelled_by, cancelled_at)
    select g.organisation, g.id, g.person, to_jsonb(g), to_jsonb(t), ${by}, ${now}
    from gone g left join trip t on t.organisation = g.organisation and t.id = g.trip
    on conflict (organisation, id) do update set stay = excluded.stay, trip = excluded.trip,
      cancelled_by = excluded.cancelled_by, cancelled_at = excluded.cancelled_at
    returning (stay->>'trip')::uuid as trip`.execute(tx)
  const [gone] = rows
  if (gone?.trip) await settleTrip(tx, organisation, gone.trip)
  return gone !== undefined
}

/** Brings a cancelled stay back, its trip too where that went with it; false where there is none to bring back. */
export async function restoreStay(
  tx: Tx,
  organisation: string,
  { person, id }: { person: string; id: string },
): Promise<boolean> {
  const { rows } = await sql<{ stay: unknown; trip: unknown }>`
    delete from cancelled_stay where organisation = ${organisation} and id = ${id} and person = ${person}
    returning stay::text as stay, trip::text as trip`.execute(tx)
  const [kept] = rows
  if (!kept) return false
  // As text throughout: JavaScript's numbers would round a cell, which has 61 bits.
  if (kept.trip)
    await sql`insert into trip select * from jsonb_populate_record(null::trip, ${kept.trip}::jsonb)
      on conflict do nothing`.execute(tx)
  await sql`insert into stay select * from jsonb_populate_record(null::stay, ${kept.stay}::jsonb || '{"over": false}')
    on conflict do nothing`.execute(tx)
  const trip = (JSON.parse(kept.stay as string) as { trip: string | null }).trip
  if (trip) await settleTrip(tx, organisation, trip)
  return true
}

async function isTripOf(tx: Tx, organisation: string, trip: string, person: string) {
  const row = await tx
    .selectFrom('trip')
    .select('id')
    .where('organisation', '=', organisation)
    .where('id', '=', trip)
    .where('person', '=', person)
    .executeTakeFirst()
  return row !== undefined
}

async function makeTrip(
  tx: Tx,
  organisation: string,
  person: string,
  stay: ReadStay,
  purpose: string | null,
) {
  const id = randomUUID()
  const { starts, ends } = stay
  await tx
    .insertInto('trip')
    .values({ organisation, id, person, key: `desk:${id}`, purpose, starts, ends, source: 'desk' })
    .execute()
  return id
}

/** A trip lasts from its first stay to its last, without end while one is open; a trip without stays goes. */
async function settleTrip(tx: Tx, organisation: string, trip: string) {
  await sql`
    update trip t set starts = s.starts, ends = s.ends, updated_at = now()
    from (select min(starts) as starts, case when bool_or(ends is null) then null else max(ends) end as ends, count(*) as n
          from stay where organisation = ${organisation} and trip = ${trip}) s
    where t.organisation = ${organisation} and t.id = ${trip} and s.n > 0`.execute(tx)
  await sql`delete from trip t where t.organisation = ${organisation} and t.id = ${trip}
    and not exists (select from stay s where s.organisation = ${organisation} and s.trip = ${trip})`.execute(
    tx,
  )
}
