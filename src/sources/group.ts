import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type Chosen, isChosen } from './write.ts'

/**
 * Puts sources into a set, or takes them out of it. With an organisation the set is as that organisation sees it, also of
 * everybody's sources; with null as everybody does who has not said otherwise. A set is there while a source is in it. Answers
 * how many were changed.
 */
export async function groupSources(
  tx: Tx,
  organisation: string | null,
  { chosen, set, isIn }: { chosen: Chosen; set: string; isIn: boolean },
): Promise<number> {
  const { rows } = await sql`
    insert into source_group (source, organisation, name, is_in)
    select s.id, ${organisation}::uuid, ${set}, ${isIn} from source s
    where ${isChosen(chosen)} and (${set} = any(sets_of(s))) <> ${isIn}
    on conflict (source, name, coalesce(organisation, '00000000-0000-0000-0000-000000000000'))
      do update set is_in = excluded.is_in
    returning source`.execute(tx)
  return rows.length
}
