import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { voicesOf } from '../../stories/corroboration.ts'
import { entriesOf, findStory, type Story } from '../../stories/queries.ts'
import { reportsOf } from '../../stories/reports-of.ts'
import type { StoryLine, StoryPage, StoryReport } from './contract.ts'

const entriesShown = 100
/** Letters of a report that the story page shows; the whole stands at its source. */
const lettersShown = 4000

export function asStoryLine({ begunAt, changedAt, triage, number: _, ...story }: Story): StoryLine {
  return {
    ...story,
    begunAt: begunAt.toISOString(),
    changedAt: changedAt.toISOString(),
    triage: { ...triage, at: triage.at?.toISOString() ?? null },
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
  const words = await wordsOf(tx, story.id)
  const entries = await entriesOf(tx, story.id, { limit: entriesShown })
  return {
    story: asStoryLine(story),
    voices: voicesOf(told),
    reports: told.map((one): StoryReport => {
      const { reading: _r, facts: _f, ...shown } = one
      return {
        ...shown,
        ...(words.get(one.report) ?? { text: '', why: [] }),
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

async function wordsOf(tx: Tx, story: string) {
  const { rows } = await sql<{ report: string; text: string; why: string[] }>`
    select sr.report, left(v.item->>'text', ${lettersShown}) as text, sr.why
    from story_report sr join report r on r.id = sr.report
      join report_revision v on v.report = r.id and v.number = r.revision
    where sr.story = ${story}`.execute(tx)
  return new Map(rows.map(({ report, text, why }) => [report, { text, why }]))
}
