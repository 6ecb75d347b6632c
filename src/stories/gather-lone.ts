import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import { chooseStory } from './choose.ts'
import type { Features } from './features.ts'
import { mergeStories } from './regroup.ts'
import type { Summary } from './summary.ts'

/** Keys of the story that are looked at, stories of each key, and stories that are compared. */
const most = { keys: 150, ofKey: 60, stories: 20 }
const days = 30

/**
 * Puts stories of one report into a story that grew, where its report would join it now by the same rule. What a person put where it
 * is, and a story that any organisation did something about, stays. Each stands in the timeline and is taken back like any merge.
 */
export async function gatherLone(tx: Tx, story: string, now: Date): Promise<void> {
  for (const lone of await loneNear(tx, story, now)) {
    const { summary } = await tx
      .selectFrom('story')
      .select('summary')
      .where('id', '=', story)
      .executeTakeFirstOrThrow()
    const candidate = { story, summary: summary as unknown as Summary }
    const chosen = chooseStory(lone.features, [candidate])
    if (!chosen) continue
    await mergeStories(tx, lone.story, story, { by: null, now, why: chosen.why })
    await tx
      .updateTable('story_report')
      .set({ why: storable(chosen.why), copy_of: chosen.copyOf })
      .where('report', '=', lone.report)
      .execute()
  }
}

type Lone = { story: string; report: string; features: Features }

async function loneNear(tx: Tx, story: string, now: Date): Promise<Lone[]> {
  const since = new Date(now.getTime() - days * 86_400_000)
  const { rows } = await sql<Lone>`
    select s.id as story, sr.report, sr.features
    from (select k.story, count(*) as hits
          from (select key from story_key where story = ${story} order by at desc, key limit ${most.keys}) mine
            cross join lateral (select story from story_key where key = mine.key and at > ${since}
              order by at desc, story limit ${most.ofKey}) k
          where k.story <> ${story} group by k.story) near
      join story s on s.id = near.story and s.reports = 1 and s.merged_into is null
        and s.organisation is not distinct from (select organisation from story where id = ${story})
      join story_report sr on sr.story = s.id and sr.by is null
    where not story_is_touched(s.id)
    order by near.hits desc, s.id limit ${most.stories}`.execute(tx)
  return rows
}
