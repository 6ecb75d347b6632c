import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Item } from '../sources/item.ts'
import { type Frequency, frequencyOf } from './frequency.ts'
import { termsOf } from './terms.ts'

/** Stands for "any report" among the terms: how many there were. No term is empty. */
const everyReport = ''

/** Counts a report’s terms, and answers how often each of them was met in the last thirty days. */
export async function countTerms(tx: Tx, { title, text }: Item, now: Date): Promise<Frequency> {
  const terms = [everyReport, ...termsOf(title, text).map(({ key }) => key)]
  const { rows } = await sql<{ term: string; reports: number }>`
    with counted as (
      insert into term_count (day, term, reports)
      select ${now.toISOString().slice(0, 10)}::date, term, 1 from unnest(${terms}::text[]) term
      on conflict (term, day) do update set reports = term_count.reports + 1)
    select c.term, sum(c.reports)::int as reports from term_count c where c.term = any(${terms}) group by c.term`.execute(
    tx,
  )
  const counts = new Map(rows.map(({ term, reports }) => [term, reports + 1]))
  for (const term of terms) if (!counts.has(term)) counts.set(term, 1)
  return frequencyOf(counts.get(everyReport) ?? 1, counts)
}
