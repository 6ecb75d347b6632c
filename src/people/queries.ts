import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type Person, personColumns } from './person.ts'

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The person with this id, key or mail address (any letter case); of several with one address, one who is active. */
export async function findPerson(tx: Tx, organisation: string, who: string): Promise<Person | undefined> {
  const word = who.trim()
  return tx
    .selectFrom('person')
    .select(personColumns)
    .where('organisation', '=', organisation)
    .where((by) =>
      by.or([
        by('key', '=', word),
        by(sql`lower(email)`, '=', word.toLowerCase()),
        ...(isId.test(word) ? [by('id', '=', word)] : []),
      ]),
    )
    .orderBy(sql`(key = ${word})`, 'desc')
    .orderBy('active', 'desc')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
}

/** People by name, up to `limit` after the one that ended the last page; `search` is part of a name, key or address. */
export async function listPeople(
  tx: Tx,
  organisation: string,
  page: { after?: { name: string; id: string }; limit: number; search?: string },
): Promise<Person[]> {
  const { after, limit, search } = page
  let query = tx.selectFrom('person').select(personColumns).where('organisation', '=', organisation)
  if (after) query = query.where(sql<boolean>`(name, id) > (${after.name}, ${after.id}::uuid)`)
  if (search) {
    const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((by) =>
      by.or([by('name', 'ilike', part), by('email', 'ilike', part), by('key', 'ilike', part)]),
    )
  }
  return query.orderBy('name').orderBy('id').limit(limit).execute()
}

/** Every stay of a person, the latest first; the standing ones come last. */
export async function staysOf(tx: Tx, organisation: string, person: string) {
  return tx
    .selectFrom('stay')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .orderBy('starts', 'desc')
    .orderBy('key')
    .execute()
}

/** Every site with the ids of its contacts, by name. */
export async function sitesOf(tx: Tx, organisation: string) {
  return tx
    .selectFrom('site')
    .selectAll()
    .select((by) =>
      by
        .selectFrom('site_contact')
        .whereRef('site_contact.organisation', '=', 'site.organisation')
        .whereRef('site_contact.site', '=', 'site.id')
        .select(
          sql<string[]>`coalesce(array_agg(site_contact.person order by site_contact.person), '{}')`.as(
            'ids',
          ),
        )
        .as('contacts'),
    )
    .where('organisation', '=', organisation)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute()
}
