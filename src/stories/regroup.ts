import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import { writeKeys } from './candidates.ts'
import type { Features } from './features.ts'
import { keepSummary } from './group-reports.ts'
import { keysOf } from './keys.ts'
import { refreshStory } from './refresh.ts'
import { emptySummary, withReport } from './summary.ts'

export type Regrouped = { ok: true; story: string } | { ok: false; fault: string }
type Hand = { by: string; now: Date }
/** Of a merge also the machine’s, with the reasons it has. */
type MergeHand = { by: string | null; now: Date; why?: string[] }

/**
 * Puts one story into another, by hand or by the rule of `gather-lone.ts`. The timeline of the one that stays says which reports came, so that it can be taken back;
 * the other’s address leads here. Alerts that rest on either keep their words.
 */
export async function mergeStories(
  tx: Tx,
  from: string,
  into: string,
  { by, now, why }: MergeHand,
): Promise<Regrouped> {
  const both = await open(tx, [from, into])
  if (from === into || both.length !== 2)
    return fault('One of the stories is not there any more, or was merged already; look again.')
  if (both[0]?.organisation !== both[1]?.organisation)
    return fault('A story of your own sources alone cannot go into one that everybody sees; keep them apart.')
  const reports = await reportIds(tx, from)
  const { rows: led } = await sql<{ id: string }>`
    update story set merged_into = ${into} where id = ${from} or merged_into = ${from} returning id`.execute(
    tx,
  )
  await move(tx, reports, into, by)
  const detail = {
    from,
    reports,
    led: led.map(({ id }) => id),
    ...(why && { why, title: await titleOf(tx, from) }),
  }
  await refreshStory(tx, into, now, [{ what: 'merged', at: now, by, detail }])
  return { ok: true, story: into }
}

/** Takes reports out of a story into one of their own, by hand. Answers the new story. */
export async function splitStory(
  tx: Tx,
  story: string,
  reports: readonly string[],
  { by, now }: Hand,
): Promise<Regrouped> {
  const all = await reportIds(tx, story)
  const chosen = all.filter((id) => reports.includes(id))
  if (chosen.length === 0 || chosen.length !== reports.length)
    return fault('Some of these reports are not in this story any more; look again.')
  if (chosen.length === all.length) return fault('Leave at least one report in the story.')
  const [origin] = await open(tx, [story])
  if (!origin) return fault('This story was merged into another meanwhile; look again.')
  const made = randomUUID()
  await tx
    .insertInto('story')
    .values({
      ...{ id: made, organisation: origin.organisation, begun_at: now, changed_at: now },
      summary: storable(emptySummary),
    })
    .execute()
  await move(tx, chosen, made, by)
  await refreshStory(tx, made, now, [{ what: 'began', at: now, by, detail: { from: story } }])
  await refreshStory(tx, story, now, [{ what: 'split', at: now, by, detail: { to: made, reports: chosen } }])
  return { ok: true, story: made }
}

/** Takes a merge or a split back: the reports that are still where it put them go back, and the timeline says so. */
export async function undoEntry(
  tx: Tx,
  story: string,
  number: number,
  { by, now }: Hand,
): Promise<Regrouped> {
  const entry = await tx
    .selectFrom('story_entry')
    .selectAll()
    .where('story', '=', story)
    .where('number', '=', number)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!entry || !['merged', 'split'].includes(entry.what))
    return fault('There is nothing to take back here: only a merge or a split that still stands.')
  const detail = entry.detail as unknown as { from?: string; to?: string; reports: string[]; led?: string[] }
  const here = entry.what === 'merged' ? story : (detail.to as string)
  const back = entry.what === 'merged' ? (detail.from as string) : story
  const reports = (await reportIds(tx, here)).filter((id) => detail.reports.includes(id))
  if (entry.what === 'merged') {
    await sql`update story set merged_into = null where id = ${back}`.execute(tx)
    const led = (detail.led ?? []).filter((id) => id !== back)
    await sql`update story set merged_into = ${back} where id = any(${led}::uuid[])`.execute(tx)
  }
  await move(tx, reports, back, by)
  await tx
    .updateTable('story_entry')
    .set({ undone_at: now })
    .where('story', '=', story)
    .where('number', '=', number)
    .execute()
  const left = await reportIds(tx, here)
  if (entry.what === 'split' && left.length === 0)
    await sql`update story set merged_into = ${back} where id = ${here}`.execute(tx)
  await refreshStory(tx, back, now, [
    { what: 'joined', at: now, by, detail: { undone: entry.what, reports } },
  ])
  await refreshStory(
    tx,
    here,
    now,
    left.length > 0 ? [{ what: 'left', at: now, by, detail: { reports } }] : [],
  )
  return { ok: true, story: back }
}

/** Moves reports and rebuilds what both stories are compared by. */
async function move(tx: Tx, reports: readonly string[], to: string, by: string | null) {
  const { rows } = await sql<{ story: string }>`
    with before as (select report, story from story_report where report = any(${reports}::uuid[])),
    moved as (update story_report sr set story = ${to}, by = ${by} from before b where sr.report = b.report)
    select distinct story from before`.execute(tx)
  for (const story of new Set([to, ...rows.map((row) => row.story)])) await rebuild(tx, story)
}

async function rebuild(tx: Tx, story: string) {
  const { rows } = await sql<{ report: string; features: Features; joined_at: Date }>`
    select report, features, joined_at from story_report where story = ${story} order by joined_at, report`.execute(
    tx,
  )
  const summary = rows.reduce((sum, { report, features }) => withReport(sum, report, features), emptySummary)
  await keepSummary(tx, story, summary)
  await tx.deleteFrom('story_key').where('story', '=', story).execute()
  for (const { features, joined_at } of rows) await writeKeys(tx, story, keysOf(features), joined_at)
}

async function titleOf(tx: Tx, story: string): Promise<string> {
  const row = await tx.selectFrom('story').select('title').where('id', '=', story).executeTakeFirst()
  return row?.title ?? ''
}

async function reportIds(tx: Tx, story: string): Promise<string[]> {
  const rows = await tx.selectFrom('story_report').select('report').where('story', '=', story).execute()
  return rows.map(({ report }) => report)
}

async function open(tx: Tx, stories: string[]) {
  return tx
    .selectFrom('story')
    .select(['id', 'organisation'])
    .where('id', 'in', stories)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

function fault(words: string): Regrouped {
  return { ok: false, fault: words }
}
