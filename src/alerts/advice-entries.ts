import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import type { Action } from '../vocabulary/action.ts'
import type { Category } from '../vocabulary/category.ts'
import { type AdviceSentence, adviceSentences } from './advice-sentences.ts'

export type Advice = Omit<AdviceSentence, 'categories'> & { categories: string[]; own: boolean }
export type NewAdvice = Pick<Advice, 'id' | 'title' | 'text' | 'categories' | 'actions'>

/** Nobody finds anything in more. */
const mostOwn = 500

/** The organisation's own advice by title, then what comes with Alarum; with a category, what is for it or for all. */
export async function adviceFor(tx: Tx, organisation: string, category?: Category): Promise<Advice[]> {
  const rows = await tx
    .selectFrom('advice_entry')
    .select(['id', 'title', 'words as text', 'categories', 'actions'])
    .where('organisation', '=', organisation)
    .orderBy('title')
    .limit(mostOwn)
    .execute()
  const own = rows.map((row) => ({ ...row, actions: row.actions as Action[], own: true }))
  const all: Advice[] = [...own, ...adviceSentences.map((one) => ({ ...one, own: false }))]
  if (!category) return all
  return all.filter(({ categories }) => categories.length === 0 || categories.includes(category))
}

/** Saves an entry of the organisation's own under an id that the caller chose, so that saving twice makes one. */
export async function saveAdvice(
  tx: Tx,
  organisation: string,
  { id, title, text, categories, actions }: NewAdvice,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from advice_entry where organisation = ${organisation} and id <> ${id}`.execute(
    tx,
  )
  if ((rows[0]?.count ?? 0) >= mostOwn)
    throw new Problem('conflict', `There are ${mostOwn} entries already; remove one first.`)
  const row = { title, words: text, categories, actions, changed_by: by, changed_at: now }
  await tx
    .insertInto('advice_entry')
    .values({ organisation, id, ...row })
    .onConflict((on) => on.columns(['organisation', 'id']).doUpdateSet(row))
    .execute()
}

/** Removes an entry of the organisation's own. Throws `not-found`; those that come with Alarum stay. */
export async function removeAdvice(tx: Tx, organisation: string, id: string): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('advice_entry')
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Problem('not-found', 'There is no advice of your own with this id.')
}
