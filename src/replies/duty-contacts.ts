import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'

export type DutyContact = { id: string; name: string; email: string; language: string; active: boolean }

/** Who is told at once when somebody asks for help: those at work first, by name, at most 500. */
export function dutyContacts(tx: Tx, organisation: string): Promise<DutyContact[]> {
  return tx
    .selectFrom('duty_contact')
    .select(['id', 'name', 'email', 'language', 'active'])
    .where('organisation', '=', organisation)
    .orderBy('active', 'desc')
    .orderBy('name')
    .limit(500)
    .execute()
}

/** Adds a contact; answers its id, or undefined where the address is a contact's already. */
export async function addDutyContact(
  tx: Tx,
  organisation: string,
  contact: Omit<DutyContact, 'id' | 'active'>,
): Promise<string | undefined> {
  const made = await tx
    .insertInto('duty_contact')
    .values({ organisation, id: randomUUID(), ...contact, email: contact.email.toLowerCase() })
    .onConflict((on) => on.columns(['organisation', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/**
 * Changes a contact. `last` where it is the only active one and would be no more: then nobody would be told of a request
 * for help. `taken` where another has the address.
 */
export async function changeDutyContact(
  tx: Tx,
  organisation: string,
  id: string,
  change: Partial<Omit<DutyContact, 'id'>>,
): Promise<{ before: DutyContact } | 'unknown' | 'last' | 'taken'> {
  // Locked together: two who each switch one off at once must not leave none.
  const all = await tx
    .selectFrom('duty_contact')
    .select(['id', 'name', 'email', 'language', 'active'])
    .where('organisation', '=', organisation)
    .forUpdate()
    .execute()
  const before = all.find((contact) => contact.id === id)
  if (!before) return 'unknown'
  const others = all.filter((contact) => contact.id !== id)
  if (change.active === false && before.active && !others.some(({ active }) => active)) return 'last'
  const email = change.email?.toLowerCase()
  if (email && others.some((contact) => contact.email === email)) return 'taken'
  if (Object.keys(change).length > 0)
    await tx
      .updateTable('duty_contact')
      .set({ ...change, ...(email ? { email } : {}) })
      .where('organisation', '=', organisation)
      .where('id', '=', id)
      .execute()
  return { before }
}
