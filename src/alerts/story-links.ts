import { type RawBuilder, sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'

/** An alert, or the draft of one, that is about a story. */
export type StoryAlert = {
  alert: string
  slug: string
  headline: string
  state: string
  /** Of its latest revision; 0 while it is a draft. */
  number: number
  isBeingWritten: boolean
  linkedAt: Date
  linkedBy: string
  /** The story's entry up to which its writers have seen it, and how many came after. */
  seen: number
  news: number
}

/** Says that an alert is about a story as it stands now; said again, that what came since has been seen. */
export async function linkStory(
  tx: Tx,
  organisation: string,
  { alert, story, by, now }: { alert: string; story: string; by: string; now: Date },
): Promise<void> {
  await sql`
    insert into alert_story (organisation, alert, story, number, linked_by, linked_at)
    select ${organisation}, ${alert}, s.id, s.number, ${by}, ${now} from story s where s.id = ${story}
    on conflict (organisation, alert, story) do update set number = excluded.number`.execute(tx)
  await noteChange(tx, organisation, 'story', story)
}

/** Tells consoles that the stories of an alert changed in what became of them. */
export async function noteItsStories(tx: Tx, organisation: string, alert: string): Promise<void> {
  const linked = await tx
    .selectFrom('alert_story')
    .select('story')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .execute()
  for (const { story } of linked) await noteChange(tx, organisation, 'story', story)
}

/** The alerts about each of these stories, also those about a story that was merged into one of them; the newest first. */
export async function alertsAbout(
  tx: Tx,
  organisation: string,
  stories: readonly string[],
): Promise<Map<string, StoryAlert[]>> {
  if (stories.length === 0) return new Map()
  const rows = await linked(
    tx,
    organisation,
    sql`coalesce(s.merged_into, s.id) = any(${[...stories]}::uuid[])`,
  )
  return Map.groupBy(rows, ({ story }) => story)
}

/** The stories that an alert is about, where they are now. */
export async function storiesOf(
  tx: Tx,
  organisation: string,
  alert: string,
): Promise<{ story: string; title: string; news: number; isOver: boolean }[]> {
  const { rows } = await sql<{ story: string; title: string; news: number; isOver: boolean }>`
    select distinct on (now.id) now.id as story, now.title, ${newsOf} as news, now.is_over as "isOver"
    from alert_story l join story s on s.id = l.story join story now on now.id = coalesce(s.merged_into, s.id)
    where l.organisation = ${organisation} and l.alert = ${alert} order by now.id, l.linked_at limit 20`.execute(
    tx,
  )
  return rows
}

/** Entries that tell of something new; those of a story that went elsewhere are counted where it is now. */
const newsOf = sql`(
  select count(*)::int from story_entry e
  where e.story = now.id and e.undone_at is null and e.number > case when now.id = l.story then l.number else 0 end
    and (now.id = l.story or e.at > l.linked_at))`

async function linked(tx: Tx, organisation: string, where: RawBuilder<unknown>) {
  const { rows } = await sql<StoryAlert & { story: string }>`
    select now.id as story, a.id as alert, a.slug, a.state, a.number, a.draft is not null as "isBeingWritten",
      coalesce(r.content ->> 'headline', a.draft ->> 'headline', 'Draft without a headline') as headline,
      l.linked_at as "linkedAt", l.linked_by as "linkedBy",
      case when now.id = l.story then l.number else 0 end as seen, ${newsOf} as news
    from alert_story l join story s on s.id = l.story join story now on now.id = coalesce(s.merged_into, s.id)
      join alert a on a.organisation = l.organisation and a.id = l.alert and (a.number > 0 or a.draft is not null)
      left join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    where l.organisation = ${organisation} and ${where} order by l.linked_at desc, a.id limit 500`.execute(tx)
  return rows
}
