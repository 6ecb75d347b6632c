import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import type { HomeView } from './contract.ts'

export type OpenCases = HomeView['cases']

/** Open help cases of the organisation, or of one situation: how many, how many untaken, and for how long. Nobody is named. */
export async function openCases(
  tx: Tx,
  organisation: string,
  now: Date,
  situation?: string,
): Promise<OpenCases> {
  const { rows } = await sql<{ open: number; untaken: number; oldest: Date | null; ages: number[] }>`
    select count(*)::int as open, count(*) filter (where owner is null)::int as untaken, min(opened_at) as oldest,
           array[count(*) filter (where age <= interval '30 minutes'),
                 count(*) filter (where age > interval '30 minutes' and age <= interval '2 hours'),
                 count(*) filter (where age > interval '2 hours' and age <= interval '12 hours'),
                 count(*) filter (where age > interval '12 hours')]::int[] as ages
    from (select owner, opened_at, ${now}::timestamptz - opened_at as age from help_case
          where organisation = ${organisation} and closed_at is null
            and (${situation ?? null}::uuid is null or situation = ${situation ?? null}::uuid)) h`.execute(tx)
  const { open = 0, untaken = 0, oldest = null, ages = [] } = rows[0] ?? {}
  return {
    open,
    untaken,
    oldestAt: oldest?.toISOString() ?? null,
    ages: (['30 min', '2 h', '12 h', 'longer'] as const).map((within, index) => ({
      within,
      count: ages[index] ?? 0,
    })),
  }
}
