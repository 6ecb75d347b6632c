import { sql } from 'kysely'
import { alertsAbout, type StoryAlert as Linked } from '../../alerts/story-links.ts'
import type { Tx } from '../../database/database.ts'
import { stagesOfStory } from '../../latency/queries.ts'
import type { Mark } from '../../reports/evidence.ts'
import { voicesOf } from '../../stories/corroboration.ts'
import { entriesOf, findStory, type Story } from '../../stories/queries.ts'
import { reportsOf } from '../../stories/reports-of.ts'
import type { StoryAlert, StoryLine, StoryPage, StoryReport } from './contract.ts'

const entriesShown = 100
/** Letters of a report that the story page shows; the whole stands at its source. */
const lettersShown = 4000

/** Stories as lines, each with the alerts about it. */
export async function storyLines(tx: Tx, organisation: string, stories: Story[]): Promise<StoryLine[]> {
  const about = await alertsAbout(
    tx,
    organisation,
    stories.map(({ id }) => id),
  )
  return stories.map((story) => asStoryLine(story, about.get(story.id)))
}

function asStoryLine(
  { begunAt, changedAt, triage, number: _, ...story }: Story,
  alerts: Linked[] = [],
): StoryLine {
  return {
    ...story,
    begunAt: begunAt.toISOString(),
    changedAt: changedAt.toISOString(),
    triage: { ...triage, at: triage.at?.toISOString() ?? null },
    alerts: alerts.map(asStoryAlert),
  }
}

function asStoryAlert({ linkedAt, ...alert }: Linked): StoryAlert {
  const { slug, headline, state, number, isBeingWritten, linkedBy, seen, news } = alert
  return {
    ...{ alert: alert.alert, slug, headline, state, number, isBeingWritten, linkedBy, seen, news },
    linkedAt: linkedAt.toISOString(),
  }
}

/** A story as its page shows it: its reports side by side, who says it, what changed when. */
export async function storyPage(
  tx: Tx,
  organisation: string,
  id: string,
  now: Date,
): Promise<StoryPage | undefined> {
  const story = await findStory(tx, organisation, id)
  if (!story) return undefined
  const told = await reportsOf(tx, story.id, now, 'also-own')
  const words = await wordsOf(
    tx,
    told.map(({ report }) => report),
  )
  const entries = await entriesOf(tx, story.id, { limit: entriesShown })
  const [line] = await storyLines(tx, organisation, [story])
  if (!line) return undefined
  return {
    story: line,
    stages: dated(await stagesOfStory(tx, story.id)),
    voices: voicesOf(told),
    reports: told.map((one): StoryReport => {
      const { reading, facts: _f, ...shown } = one
      const { text, why } = words.get(one.report) ?? { text: '', why: [] }
      return {
        ...shown,
        ...{ text, why, evidence: placed(reading.marks ?? [], one.title, text) },
        firstSeenAt: one.firstSeenAt.toISOString(),
        changedAt: one.changedAt.toISOString(),
        publishedAt: one.publishedAt?.toISOString() ?? null,
      }
    }),
    entries: entries.map(({ at, undoneAt, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
  }
}

/** Marks of title and text as one (`reports/reading.ts`), where each of them stands. */
function placed(marks: readonly Mark[], title: string, text: string) {
  const before = title && !text.startsWith(title) ? title.length + 2 : 0
  const moved = marks.map(({ start, end, ...mark }) => ({
    start: start - before,
    end: end - before,
    ...mark,
  }))
  return {
    title: before === 0 ? [] : marks.filter(({ end }) => end <= title.length),
    text: moved.filter(({ start, end }) => start >= 0 && end <= text.length),
  }
}

function dated<Name extends string>(times: Record<Name, Date | null>) {
  const all = Object.entries<Date | null>(times).map(([name, at]) => [name, at?.toISOString() ?? null])
  return Object.fromEntries(all) as Record<Name, string | null>
}

async function wordsOf(tx: Tx, reports: string[]) {
  const { rows } = await sql<{ report: string; text: string; why: string[] }>`
    select sr.report, left(v.item->>'text', ${lettersShown}) as text, sr.why
    from story_report sr join report r on r.id = sr.report
      join report_revision v on v.report = r.id and v.number = r.revision
    where sr.report = any(${reports}::uuid[])`.execute(tx)
  return new Map(rows.map(({ report, text, why }) => [report, { text, why }]))
}
