import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { findPerson } from './queries.ts'

export type Erased = { person: string; trips: number; stays: number }

/**
 * Forgets who a person is (GDPR article 17): name, addresses and everything said of them, their trips, stays and
 * duties at sites. The bare id stays, so that the counts of past alerts and roll-calls still add up. Undefined for
 * somebody unknown.
 */
export async function erasePerson(tx: Tx, organisation: string, who: string): Promise<Erased | undefined> {
  const person = await findPerson(tx, organisation, who)
  if (!person) return undefined
  const stays = await removed(tx, organisation, 'stay', person.id)
  const trips = await removed(tx, organisation, 'trip', person.id)
  await removed(tx, organisation, 'site_contact', person.id)
  await removed(tx, organisation, 'cancelled_stay', person.id)
  await sql`update import_job set report = report - 'errors' - 'warnings' - 'unresolved' where organisation = ${organisation}
    and report is not null and bytes is null`.execute(tx)
  await tx
    .updateTable('person')
    .set({
      key: `erased:${person.id}`,
      name: 'Erased',
      email: null,
      phone: null,
      language: 'en',
      emergency_contact: null,
      emergency_phone: null,
      active: false,
    })
    .set({ nationality: [], affiliation: [], tags: [], team: null, role: null, updated_at: sql<Date>`now()` })
    .where('organisation', '=', organisation)
    .where('id', '=', person.id)
    .execute()
  return { person: person.id, trips, stays }
}

/** Everything this room holds on a person, to be handed to them (GDPR articles 15 and 20). Undefined for somebody unknown. */
export async function exportPerson(tx: Tx, organisation: string, who: string) {
  const found = await findPerson(tx, organisation, who)
  if (!found) return undefined
  const of = (table: 'trip' | 'stay' | 'site_contact' | 'cancelled_stay') =>
    tx
      .selectFrom(table)
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', '=', found.id)
      .execute()
  const { id, ...person } = found
  const emergency = await tx
    .selectFrom('person')
    .select(['emergency_contact as emergencyContact', 'emergency_phone as emergencyPhone'])
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  const [trips, stays, contactOf] = [await of('trip'), await of('stay'), await of('site_contact')]
  return {
    id,
    person: { ...person, ...emergency },
    trips,
    stays,
    contactOf,
    cancelledStays: await of('cancelled_stay'),
  }
}

async function removed(
  tx: Tx,
  organisation: string,
  table: 'trip' | 'stay' | 'site_contact' | 'cancelled_stay',
  person: string,
) {
  const { numDeletedRows } = await tx
    .deleteFrom(table)
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
