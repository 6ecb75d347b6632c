import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Candidate } from './choose.ts'
import type { Summary } from './summary.ts'

/** Stories a report is compared with at most, and how many of the newest that share a key are looked at to choose them. */
const most = 30
const mostOfKey = 400
/** Days within which a story that was quiet is still found. */
const days = 30

/** Stories that share keys with a report, those that share most first. `organisation` is whose they are. */
export async function candidatesFor(
  tx: Tx,
  keys: readonly string[],
  now: Date,
): Promise<(Candidate & { organisation: string | null })[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ story: string; organisation: string | null; summary: Summary }>`
    select s.id as story, s.organisation, s.summary
    from (select k.story, count(*) as hits from unnest(${keys}::text[]) wanted (key)
            cross join lateral (select story from story_key where key = wanted.key and at > ${since(now)}
              order by at desc, story limit ${mostOfKey}) k
          group by k.story order by hits desc, k.story limit ${most}) found
      join story s on s.id = found.story
    where s.merged_into is null
    order by found.hits desc, s.id`.execute(tx)
  return rows
}

/** Adds the keys by which a story is found, and keeps those it has young. */
export async function writeKeys(tx: Tx, story: string, keys: readonly string[], now: Date): Promise<void> {
  await sql`
    insert into story_key (key, story, at) select key, ${story}, ${now} from unnest(${keys}::text[]) key
    on conflict (key, story) do update set at = excluded.at`.execute(tx)
}

/** Forgets keys of stories that have been quiet for long, some at a time. */
export async function forgetKeys(tx: Tx, now: Date): Promise<void> {
  await sql`delete from story_key where (key, story) in (
    select key, story from story_key where at < ${since(now)} limit 5000)`.execute(tx)
  await sql`delete from term_count where day < ${since(now)}::date`.execute(tx)
}

function since(now: Date) {
  return new Date(now.getTime() - days * 86_400_000)
}
