import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, isOutage, sharedly, type Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import type { Reading } from '../reports/reading.ts'
import type { Item } from '../sources/item.ts'
import { candidatesFor, writeKeys } from './candidates.ts'
import { type Choice, chooseStory } from './choose.ts'
import { countTerms } from './count-terms.ts'
import type { NewStoryEntry } from './entry.ts'
import { type Features, featuresOf } from './features.ts'
import { gatherLone } from './gather-lone.ts'
import { keysOf } from './keys.ts'
import { looksForLone } from './lone.ts'
import { refreshStory } from './refresh.ts'
import { emptySummary, type Summary, withReport } from './summary.ts'

/** Reports a transaction groups. */
const batch = 20
/** One worker groups at a time, or two that come together would begin two stories for one event. */
const groupingLock = 4_100_128

type Ungrouped = {
  id: string
  organisation: string | null
  item: Item
  reading: Reading
  revision: number
  changed: string[]
  first_seen_at: Date
  muted: boolean
  story: string | null
  state: string
}

/**
 * Puts reports that were read into stories, in the order in which they came, those of one document as they were published. A report that is in one already stays there and
 * is told anew. One that cannot be grouped is set aside with the fault, and keeps no other waiting. Answers how many were looked at.
 */
export async function groupReports(db: Database, organisation: string | null, now: Date): Promise<number> {
  for (const size of [batch, 1])
    try {
      return await groupSome(db, organisation, now, size)
    } catch (fault) {
      if (isOutage(fault)) throw fault
      if (size === 1) return setAside(db, organisation, fault as Error)
    }
  return 0
}

/** Keeps the report that is next out of every story, with why. */
function setAside(db: Database, organisation: string | null, fault: Error): Promise<number> {
  return sharedly(db, organisation, async (tx) => {
    await lockGrouping(tx)
    const [report] = await ungrouped(tx, organisation, 1)
    if (!report) return 0
    const why = `It could not be put into a story: ${fault.message}`.slice(0, 500)
    await tx
      .updateTable('report')
      .set({ grouped: true, read_fault: why })
      .where('id', '=', report.id)
      .execute()
    return 1
  })
}

function groupSome(db: Database, organisation: string | null, now: Date, size: number): Promise<number> {
  return sharedly(db, organisation, async (tx) => {
    await lockGrouping(tx)
    const reports = await ungrouped(tx, organisation, size)
    if (reports.length === 0) return 0
    const touched = new Map<string, NewStoryEntry[]>()
    for (const report of reports) {
      const placed = await place(tx, report, now)
      // What an organisation’s own source says of everybody’s story is for that organisation alone.
      if (placed?.isSameOwner) touched.set(placed.story, [...(touched.get(placed.story) ?? []), placed.entry])
    }
    for (const [story, entries] of touched) {
      const { before, after } = await refreshStory(tx, story, now, entries)
      if (looksForLone(before, after)) await gatherLone(tx, story, now)
    }
    await sql`update report set grouped = true where id = any(${reports.map(({ id }) => id)}::uuid[])`.execute(
      tx,
    )
    return reports.length
  })
}

/** Keeps everybody else from grouping until the transaction ends. */
export async function lockGrouping(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${groupingLock})`.execute(tx)
}

async function ungrouped(tx: Tx, organisation: string | null, size: number): Promise<Ungrouped[]> {
  const { rows } = await sql<Ungrouped>`
    select r.id, r.organisation, v.item, r.reading, r.revision, v.changed, r.first_seen_at, s.muted, sr.story, r.state
    from report r join report_revision v on v.report = r.id and v.number = r.revision join source s on s.id = r.source
      left join story_report sr on sr.report = r.id
    where r.read_at is not null and not r.grouped and r.reading is not null and r.organisation is not distinct from ${organisation}
    order by r.changed_at, coalesce(r.published_at, r.changed_at), r.id limit ${size} for update of r`.execute(
    tx,
  )
  return rows
}

type Placed = { story: string; entry: NewStoryEntry; isSameOwner: boolean }

async function place(tx: Tx, report: Ungrouped, now: Date): Promise<Placed | null> {
  if (report.story !== null) return tellAnew(tx, report, report.story, now)
  // What was taken back or over before it was ever grouped, and what is only a test, is no event.
  if (report.state !== 'actual') return null
  const frequency = await countTerms(tx, report.item, now)
  const features = featuresOf(
    {
      ...{
        title: report.item.title,
        text: report.item.text,
        reading: report.reading,
        facts: report.item.facts,
      },
      at: new Date(report.item.published?.at ?? report.first_seen_at),
    },
    frequency,
  )
  const keys = keysOf(features)
  const candidates = await candidatesFor(tx, keys, now)
  const chosen = chooseStory(features, candidates)
  if (!chosen && report.muted) return null
  const from = candidates.find(({ story }) => story === chosen?.story)
  const isSameOwner = from === undefined || from.organisation === report.organisation
  const story = chosen?.story ?? (await begin(tx, report, now))
  await join(tx, { report, story, features, chosen, now })
  if (isSameOwner) {
    await keepSummary(tx, story, withReport(from?.summary ?? emptySummary, report.id, features))
    await writeKeys(tx, story, keys, now)
  }
  const detail = { why: chosen?.why ?? [], title: report.item.title ?? '' }
  return {
    story,
    isSameOwner,
    entry: { what: chosen ? 'joined' : 'began', at: now, report: report.id, detail },
  }
}

/** A report that changed stays in its story; what changed stands in the timeline. */
async function tellAnew(tx: Tx, report: Ungrouped, story: string, now: Date): Promise<Placed | null> {
  const { rows } = await sql<{ organisation: string | null }>`
    update story_report sr set revision = ${report.revision} from story s
    where sr.report = ${report.id} and s.id = sr.story and sr.revision < ${report.revision} returning s.organisation`.execute(
    tx,
  )
  const [found] = rows
  if (!found) return null
  const isBack = report.state === 'actual'
  const what = isBack ? 'told-anew' : report.state === 'ended' ? 'ended' : 'taken-back'
  const detail = { changed: report.changed, title: report.item.title ?? '', state: report.state }
  return {
    ...{ story, isSameOwner: found.organisation === report.organisation },
    entry: { what, at: now, report: report.id, detail },
  }
}

async function begin(tx: Tx, { organisation, first_seen_at }: Ungrouped, now: Date): Promise<string> {
  const id = randomUUID()
  const times = { begun_at: first_seen_at, changed_at: now }
  await tx
    .insertInto('story')
    .values({ id, organisation, ...times, summary: storable(emptySummary) })
    .execute()
  return id
}

type Joining = { report: Ungrouped; story: string; features: Features; chosen: Choice | null; now: Date }

async function join(tx: Tx, { report, story, features, chosen, now }: Joining) {
  await tx
    .insertInto('story_report')
    .values({
      ...{ report: report.id, story, revision: report.revision, joined_at: now },
      ...{ why: storable(chosen?.why ?? []), copy_of: chosen?.copyOf ?? null, features: storable(features) },
    })
    .execute()
}

/** Keeps what new reports are compared with. */
export async function keepSummary(tx: Tx, story: string, summary: Summary): Promise<void> {
  await tx
    .updateTable('story')
    .set({ summary: storable(summary) })
    .where('id', '=', story)
    .execute()
}
