import { sql } from 'kysely'
import { noteChange, noteShared } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import { type Conflict, conflictsIn } from './conflicts.ts'
import { voicesOf, witnesses } from './corroboration.ts'
import { type NewStoryEntry, noteEntries } from './entry.ts'
import { type Face, faceOf } from './face.ts'
import { importanceOf } from './importance.ts'
import { reportsLookedAt, reportsOf } from './reports-of.ts'

/**
 * Works out anew what a story shows of itself from the reports it has now, and writes what changed by it into its timeline.
 * `entries` are the lines that brought it here. Answers how many reports it had and has.
 */
export async function refreshStory(
  tx: Tx,
  story: string,
  now: Date,
  entries: readonly NewStoryEntry[] = [],
): Promise<{ before: number; after: number }> {
  const reports = await reportsOf(tx, story, now)
  const before = await tx
    .selectFrom('story')
    .select(['severity', 'families', 'conflicts', 'is_over', 'reports', 'organisation'])
    .where('id', '=', story)
    .executeTakeFirstOrThrow()
  const face = faceOf(reports)
  const voices = voicesOf(reports)
  const conflicts = conflictsIn(reports)
  const importance = importanceOf(reports, face, voices, now)
  const many = await countReports(tx, story, reports.length)
  const families = voices.filter(({ repeats }) => !repeats).map(({ family }) => family)
  await tx
    .updateTable('story')
    .set({
      ...columnsOf(face),
      ...{
        reports: await countReports(tx, story, reports.length),
        families,
        importance: importance.score,
        changed_at: now,
      },
      importance_why: storable(importance.why),
      conflicts: storable(conflicts),
    })
    .where('id', '=', story)
    .execute()
  const was = { ...before, conflicts: before.conflicts as unknown as Conflict[] }
  const found =
    before.reports === 0 ? [] : changes(was, { face, witnesses: witnesses(voices), conflicts }, now)
  await noteEntries(tx, story, [...entries, ...found])
  if (before.organisation) await noteChange(tx, before.organisation, 'story', story)
  else await noteShared(tx, 'story', story)
  return { before: before.reports, after: many }
}

/** How many there are, counted only where there may be more than were looked at. */
async function countReports(tx: Tx, story: string, seen: number): Promise<number> {
  if (seen < reportsLookedAt) return seen
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from story_report sr join report r on r.id = sr.report
    where sr.story = ${story} and r.organisation is not distinct from (select organisation from story where id = ${story})`.execute(
    tx,
  )
  return rows[0]?.n ?? seen
}

function columnsOf({ title, category, severity, certainty, countries, place, ...face }: Face) {
  return {
    ...{ title: title.slice(0, 500), category, severity, certainty, countries },
    ...{ lat: place?.lat ?? null, lon: place?.lon ?? null, place: place?.name ?? null },
    event_from: face.eventFrom === null ? null : sql<Date>`${face.eventFrom}::date`,
    event_to: face.eventTo === null ? null : sql<Date>`${face.eventTo}::date`,
    is_over: face.isOver,
  }
}

type Before = { severity: string; families: string[]; conflicts: Conflict[]; is_over: boolean }
type After = { face: Face; witnesses: number; conflicts: Conflict[] }

/** What a reader of the timeline wants to be told of. */
function changes(before: Before, after: After, at: Date): NewStoryEntry[] {
  const rank = (severity: string) => severityLevel[severity as Severity].rank
  const { severity, isOver } = after.face
  const found: NewStoryEntry[] = []
  if (severity !== before.severity && severity !== 'Unknown')
    found.push({
      what: before.severity !== 'Unknown' && rank(severity) < rank(before.severity) ? 'lowered' : 'raised',
      at,
      detail: { from: before.severity, to: severity },
    })
  if (after.witnesses > before.families.length && after.witnesses > 1)
    found.push({ what: 'corroborated', at, detail: { publishers: after.witnesses } })
  for (const conflict of after.conflicts)
    if (!before.conflicts.some((one) => sameConflict(one, conflict)))
      found.push({ what: 'conflict', at, detail: { of: conflict.what, says: conflict.says } })
  for (const { what } of before.conflicts)
    if (!after.conflicts.some((one) => one.what === what))
      found.push({ what: 'agreed', at, detail: { of: what } })
  if (isOver && !before.is_over) found.push({ what: 'ended', at })
  return found
}

function sameConflict(a: Conflict, b: Conflict) {
  const values = ({ says }: Conflict) =>
    JSON.stringify(says.map(({ family, value }) => [family, value]).sort())
  return a.what === b.what && values(a) === values(b)
}
