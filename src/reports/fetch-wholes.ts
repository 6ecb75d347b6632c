import { sql } from 'kysely'
import { type Database, sharedly, type Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import { formatNamed } from '../sources/formats.ts'
import type { DocumentContext, Item } from '../sources/item.ts'
import type { Fetch } from '../sources/poll.ts'
import { changedParts } from './edits.ts'

/** Seconds before each further try; after the last the entry stands alone, with its fault. */
const tries = [60, 300, 1800, 7200]
/** Seconds in which another worker leaves a report that is being fetched alone. */
const lease = 90
const atOnce = 4

type Due = {
  report: string
  url: string
  format: string
  ids: string[]
  tries: number
  time_zone: string
  language: string | null
  country: string | null
}

/**
 * Fetches the documents that entries of indexes point to, such as the CAP message behind an Atom entry, and keeps what they say
 * as the report’s next revision. Answers how many were tried.
 */
export async function fetchWholes(
  db: Database,
  organisation: string | null,
  fetch: Fetch,
  now: () => Date,
): Promise<number> {
  const due = await claim(db, organisation)
  await Promise.all(due.map((one) => fetchOne(db, organisation, one, fetch, now)))
  return due.length
}

function claim(db: Database, organisation: string | null): Promise<Due[]> {
  return sharedly(db, organisation, async (tx) => {
    const { rows } = await sql<Due>`
      update report r set full_due_at = clock_timestamp() + make_interval(secs => ${lease}), full_tries = full_tries + 1
      from source s, report_revision v
      where r.id = any(array(
          select w.id from report w where w.full_due_at <= clock_timestamp() and w.organisation is not distinct from ${organisation}
          order by w.full_due_at limit ${atOnce} for update skip locked))
        and s.id = r.source and v.report = r.id and v.number = r.revision
      returning v.item->'ids' as ids, r.id as report, r.full_url as url, r.full_format as format, r.full_tries as tries, s.time_zone,
        s.language, s.country`.execute(tx)
    return rows
  })
}

async function fetchOne(db: Database, organisation: string | null, due: Due, fetch: Fetch, now: () => Date) {
  const answer = await fetch(due.url)
  await sharedly(db, organisation, async (tx) => {
    if (!answer.ok) return later(tx, due, answer.message)
    const context = {
      ...{ url: answer.finalUrl, contentType: answer.type, timeZone: due.time_zone },
      ...{ language: due.language, country: due.country },
    }
    const whole = wholeIn(due, answer.bytes, context)
    if ('fault' in whole) return later(tx, due, whole.fault)
    const document = {
      ...{ report: due.report, url: answer.finalUrl, content_type: answer.type },
      ...{ bytes: answer.bytes, fetched_at: now() },
    }
    const { report: _, ...again } = document
    await tx
      .insertInto('report_whole')
      .values(document)
      .onConflict((on) => on.column('report').doUpdateSet(again))
      .execute()
    await keepWhole(tx, due.report, whole.item, now())
  })
}

/** The item that the entry names; where the document holds only one, that one. */
function wholeIn(
  { format, ids }: Due,
  bytes: Buffer,
  context: DocumentContext,
): { item: Item } | { fault: string } {
  const read = formatNamed(format)?.read(bytes, context)
  if (!read) return { fault: `No format is called "${format}".` }
  if (!read.ok) return { fault: read.fault }
  const named = read.items.find((item) => item.ids.some((id) => ids.includes(id)))
  const item = named ?? (read.items.length === 1 ? read.items[0] : undefined)
  if (item) return { item }
  return { fault: read.dropped[0]?.why ?? 'The document does not hold what the entry names.' }
}

/** The entry’s names, link and times stay; what the document says of the event takes the place of what the index hinted. */
async function keepWhole(tx: Tx, report: string, whole: Item, now: Date) {
  const { rows } = await sql<{ revision: number; item: Item }>`
    select r.revision, v.item from report r join report_revision v on v.report = r.id and v.number = r.revision
    where r.id = ${report} for update of r`.execute(tx)
  const [before] = rows
  if (!before) return
  const { at, ids, link, published, full } = before.item
  const item: Item = {
    ...whole,
    at,
    ids,
    link: link ?? whole.link,
    published: published ?? whole.published,
    full,
  }
  const changed = changedParts(before.item, item)
  const done = { full_due_at: null, full_fault: null }
  if (changed.length === 0) {
    await tx.updateTable('report').set(done).where('id', '=', report).execute()
    return
  }
  await tx
    .updateTable('report')
    .set({
      ...done,
      ...{
        revision: before.revision + 1,
        changed_at: now,
        read_at: null,
        state: item.state,
        title: item.title,
      },
      expires_at: item.facts.expires?.at ?? null,
    })
    .where('id', '=', report)
    .execute()
  await sql`insert into report_revision (report, number, seen_at, state, item, changed)
    values (${report}, ${before.revision + 1}, ${now}, ${item.state}, ${storable(item)}::jsonb, ${changed})`.execute(
    tx,
  )
}

async function later(tx: Tx, { report, tries: tried }: Due, fault: string) {
  const wait = tries[tried - 1]
  await tx
    .updateTable('report')
    .set({
      full_fault: fault,
      full_due_at: wait === undefined ? null : sql`clock_timestamp() + make_interval(secs => ${wait})`,
    })
    .where('id', '=', report)
    .execute()
}
