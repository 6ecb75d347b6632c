import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type Permission, permissions } from '../vocabulary/role.ts'

export type Named = { email: string; name: string }

/** Members of the organisation whose role allows something, by name; at most 500. `admin` is an owner's equal. */
export async function membersWho(tx: Tx, organisation: string, may: Permission): Promise<Named[]> {
  const roles = [...permissions[may], 'admin']
  const { rows } = await sql<Named>`
    select u.email, coalesce(nullif(u.name, ''), u.email) as name from member m join "user" u on u.id = m.user_id
    where m.organisation = ${organisation} and m.role = any(${roles}::text[]) order by 2, 1 limit 500`.execute(
    tx,
  )
  return rows
}
