import type { Database } from '../database/database.ts'

export type KeyRow = {
  id: string
  name: string | null
  start: string | null
  enabled: boolean | null
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
  permissions: string | null
}

/** The keys of an organisation, the latest first, at most 500. The table is sign-in's and knows no row-level security. */
export function apiKeys(db: Database, organisation: string): Promise<KeyRow[]> {
  return db
    .selectFrom('api_key')
    .select(['id', 'name', 'start', 'enabled', 'permissions'])
    .select(['created_at as createdAt', 'last_request as lastUsedAt', 'expires_at as expiresAt'])
    .where('reference_id', '=', organisation)
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
}

/** Revokes a key, or lets it in again. Answers its name; undefined for a key that is not the organisation's. */
export async function enableKey(db: Database, organisation: string, id: string, enabled: boolean) {
  const row = await db
    .updateTable('api_key')
    .set({ enabled, updated_at: new Date() })
    .where('reference_id', '=', organisation)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row && { name: row.name ?? '' }
}
