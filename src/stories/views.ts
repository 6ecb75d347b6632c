import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'

/** A question to the inbox that is kept: the desk's, or somebody's own. */
export type StoryView = { id: string; name: string; question: unknown; owner: string | null }

/** More would be a list to search rather than one to choose from. */
const mostViews = 50

/** The views that somebody has: the desk's and their own, by name. */
export async function viewsFor(tx: Tx, organisation: string, email: string): Promise<StoryView[]> {
  return tx
    .selectFrom('story_view')
    .select(['id', 'name', 'question', 'owner'])
    .where('organisation', '=', organisation)
    .where((row) => row.or([row('owner', 'is', null), row('owner', '=', email)]))
    .orderBy('name')
    .orderBy('id')
    .limit(2 * mostViews)
    .execute()
}

/** Keeps a view; one of the same name and owner is replaced. Answers its id, or null where there are too many. */
export async function keepView(
  tx: Tx,
  organisation: string,
  { name, question, owner, now }: Omit<StoryView, 'id'> & { now: Date },
): Promise<string | null> {
  const change = { question: storable(question), changed_at: now }
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from story_view where organisation = ${organisation} and owner is not distinct from ${owner}`.execute(
    tx,
  )
  const same = rows.find((row) => row.name === name)
  if (!same && rows.length >= mostViews) return null
  const id = same?.id ?? randomUUID()
  await tx
    .insertInto('story_view')
    .values({ organisation, id, name, owner, ...change })
    .onConflict((on) => on.columns(['organisation', 'id']).doUpdateSet(change))
    .execute()
  return id
}

/** Forgets a view of the desk or one's own. False where there is none. */
export async function forgetView(tx: Tx, organisation: string, id: string, email: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('story_view')
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where((row) => row.or([row('owner', 'is', null), row('owner', '=', email)]))
    .executeTakeFirst()
  return numDeletedRows > 0n
}
