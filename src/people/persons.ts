import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { PersonRow, ReadPerson } from './person-row.ts'

export type SavedPersons = { added: number; changed: number; unchanged: number; ids: Map<string, string> }

const batch = 2000
const updatable = [
  ...['name', 'email', 'phone', 'emergency_contact', 'emergency_phone', 'language', 'kind'],
  ...['nationality', 'affiliation', 'tags', 'team', 'role'],
] as const

/**
 * Writes persons by key in statements of thousands of rows and answers the id of each key. Only the columns that the
 * file has are changed on a person who is known.
 */
export async function savePersons(
  tx: Tx,
  organisation: string,
  people: readonly ReadPerson[],
  columns: ReadonlySet<string>,
  tell: (count: number) => Promise<void> = async () => {},
): Promise<SavedPersons> {
  const saved: SavedPersons = { added: 0, changed: 0, unchanged: 0, ids: new Map() }
  const named = columns.has('given name') || columns.has('family name')
  const present = updatable.filter(
    (column) => columns.has(column.replace('_', ' ')) || (column === 'name' && named),
  )
  await adoptKeys(tx, organisation, people)
  for (let at = 0; at < people.length; at += batch) {
    const rows = people.slice(at, at + batch).map(({ person }) => ({ id: randomUUID() as string, ...person }))
    const written = await upsert(tx, organisation, rows, present)
    for (const { id, key } of written) saved.ids.set(key, id)
    const made = new Set(rows.map((row) => row.id))
    const added = written.filter(({ id }) => made.has(id)).length
    saved.added += added
    saved.changed += written.length - added
    saved.unchanged += rows.length - written.length
    await findIds(
      tx,
      organisation,
      rows.map(({ key }) => key).filter((key) => !saved.ids.has(key)),
      saved.ids,
    )
    await tell(rows.length)
  }
  return saved
}

/** Who was first imported by mail address and now has a key of their own stays the same person. */
async function adoptKeys(tx: Tx, organisation: string, people: readonly ReadPerson[]) {
  const keyed = people.filter(({ keyed, person }) => keyed && person.email)
  for (let at = 0; at < keyed.length; at += batch) {
    const rows = keyed.slice(at, at + batch).map(({ person }) => ({ key: person.key, email: person.email }))
    await sql`
      update person p set key = r.key, updated_at = now()
      from (select distinct on (lower(email)) key, lower(email) as email
            from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, email text)
            order by lower(email), key) r
      where p.organisation = ${organisation} and p.key = r.email and r.key <> r.email
        and not exists (select from person o where o.organisation = ${organisation} and o.key = r.key)`.execute(
      tx,
    )
  }
}

async function upsert(
  tx: Tx,
  organisation: string,
  rows: readonly (PersonRow & { id: string })[],
  present: readonly string[],
) {
  const mine = sql.join(present.map((column) => sql.ref(`person.${column}`)))
  const theirs = sql.join(present.map((column) => sql.ref(`excluded.${column}`)))
  const changes = sql.join(
    present.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
  )
  const { rows: written } = await sql<{ id: string; key: string }>`
    insert into person (organisation, id, key, name, email, phone, emergency_contact, emergency_phone, language, kind, nationality, affiliation, tags,
                        team, role)
    select ${organisation}::uuid, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, key text, name text, email text, phone text, emergency_contact text, emergency_phone text, language text, kind text, nationality text[],
      affiliation text[], tags text[], team text, role text)
    on conflict (organisation, key) do update set ${changes}, active = true, updated_at = now()
    where row(${mine}, person.active) is distinct from row(${theirs}, true)
    returning id, key`.execute(tx)
  return written
}

async function findIds(tx: Tx, organisation: string, keys: string[], ids: Map<string, string>) {
  if (keys.length === 0) return
  const { rows } = await sql<{ id: string; key: string }>`
    select id, key from person where organisation = ${organisation} and key = any(${keys}::text[])`.execute(
    tx,
  )
  for (const { id, key } of rows) ids.set(key, id)
}
