import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { PersonChange, PersonInput } from './person-input.ts'

/** Writes a person by hand; answers the id, or `taken` where somebody has the key already. */
export async function addPerson(
  tx: Tx,
  organisation: string,
  { key, ...person }: PersonInput,
): Promise<{ id: string } | 'taken'> {
  const id = randomUUID()
  const made = await tx
    .insertInto('person')
    .values({ organisation, id, key: key ?? person.email?.toLowerCase() ?? `desk:${id}`, ...asRow(person) })
    .onConflict((on) => on.columns(['organisation', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made ? { id } : 'taken'
}

/** Changes what is named of a person; false for somebody unknown or erased. Whoever becomes active again is matched anew. */
export async function changePerson(
  tx: Tx,
  organisation: string,
  person: string,
  change: PersonChange,
): Promise<boolean> {
  const given: PersonChange = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  )
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({ ...asRow(given), updated_at: sql<Date>`now()` })
    .where('organisation', '=', organisation)
    .where('id', '=', person)
    .where(sql<boolean>`key not like 'erased:%'`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Two columns have names of two words. */
function asRow<T extends PersonChange>({ emergencyContact, emergencyPhone, ...person }: T) {
  return {
    ...person,
    ...(emergencyContact === undefined ? {} : { emergency_contact: emergencyContact }),
    ...(emergencyPhone === undefined ? {} : { emergency_phone: emergencyPhone }),
  }
}
