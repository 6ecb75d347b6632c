import { sql } from 'kysely'
import { type Database, sharedly, type Tx } from '../database/database.ts'
import { formatNamed } from '../sources/formats.ts'
import type { DroppedItem, Format, ReadDocument } from '../sources/item.ts'
import { noteItems, noteUnreadable } from '../sources/reading-noted.ts'
import { markGone } from './gone.ts'
import { keepItems } from './keep-items.ts'

/** What a document came to: the ledger's line. `seen` is what it held: new, changed, the same or dropped. */
export type LedgerLine = {
  seen: number
  new: number
  changed: number
  same: number
  dropped: number
  gone: number
}

/**
 * Reads one document that waits, the oldest first, and keeps its items as reports with their ledger line, all in one
 * transaction: a crash reads it again, and nothing twice. Answers the poll that was read, or null where none waits.
 */
export function readNextPoll(db: Database, organisation: string | null): Promise<string | null> {
  return sharedly(db, organisation, async (tx) => {
    const waiting = await nextWaiting(tx, organisation)
    if (!waiting) return null
    const format = formatNamed(waiting.format)
    const read = format ? await readSafely(format, waiting) : unknownFormat(waiting.format)
    if (read.ok && format) await keep(tx, waiting, format, read)
    else if (!read.ok) await refuse(tx, waiting, read.fault)
    return waiting.poll
  })
}

type Waiting = {
  poll: string
  source: string
  organisation: string | null
  format: string
  url: string
  content_type: string | null
  bytes: Buffer
  time_zone: string
  language: string | null
  country: string | null
  ended_at: Date
  /** The server's own answer; null for what was brought, or a file in its place. */
  status: number | null
}

async function nextWaiting(tx: Tx, organisation: string | null): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select p.id as poll, p.source, s.organisation, s.format, d.url, d.content_type, d.bytes, s.time_zone, s.language,
      s.country, p.ended_at, p.status
    from poll p join source s on s.id = p.source join document d on d.poll = p.id
    where p.read_at is null and s.organisation is not distinct from ${organisation}
      -- A source’s documents are read in their order: an older one must not undo what a newer one said.
      and not exists (select from poll q where q.source = p.source and q.read_at is null
                        and (q.ended_at, q.id) < (p.ended_at, p.id))
    order by p.ended_at, p.id limit 1 for update of p skip locked`.execute(tx)
  return rows[0]
}

function contextOf({ url, content_type, time_zone, language, country }: Waiting) {
  return { url, contentType: content_type, timeZone: time_zone, language, country }
}

/** A document that its reader trips over is refused like any other, and keeps no other document waiting. */
async function readSafely(format: Format, waiting: Waiting): Promise<ReadDocument> {
  try {
    const bytes = format.prepare ? await format.prepare(waiting.bytes) : waiting.bytes
    return format.read(bytes, contextOf(waiting))
  } catch (fault) {
    const why = (fault as Error).message.slice(0, 300)
    return { ok: false, rule: 'source.reader', fault: `The reader of ${format.name} failed on it: ${why}` }
  }
}

function unknownFormat(name: string): ReadDocument {
  return {
    ok: false,
    rule: 'source.format',
    fault: `No format is called "${name}"; choose another for this source.`,
  }
}

async function keep(tx: Tx, waiting: Waiting, format: Format, read: ReadDocument & { ok: true }) {
  const kept = await keepItems(tx, waiting, read.items)
  const dropped = [...read.dropped, ...kept.dropped]
  const isWhole = read.next === null && !read.partial && !read.dropped.some(({ repeats }) => !repeats)
  const gone =
    format.absence !== 'nothing' && isWhole ? await markGone(tx, waiting, format.absence, kept.present) : 0
  await noteItems(tx, waiting.source, {
    at: waiting.ended_at,
    isNews: kept.new + kept.changed > 0,
    hasNew: kept.new > 0,
    next: read.next,
    isProof: waiting.status !== null && (read.items.length > 0 || dropped.length === 0),
  })
  await writeLine(
    tx,
    waiting,
    {
      seen: read.items.length + read.dropped.length,
      ...{ new: kept.new, changed: kept.changed, same: kept.same, dropped: dropped.length, gone },
    },
    read.notes,
  )
  await writeDrops(tx, waiting.poll, dropped)
}

async function refuse(tx: Tx, { poll, source, ended_at }: Waiting, fault: string) {
  await tx
    .updateTable('poll')
    .set({ read_at: new Date(), fault, seen: 0, new: 0, changed: 0, same: 0, dropped: 0, gone: 0 })
    .where('id', '=', poll)
    .execute()
  await noteUnreadable(tx, source, fault, ended_at)
}

async function writeLine(tx: Tx, { poll }: Waiting, line: LedgerLine, notes: string[]) {
  await tx
    .updateTable('poll')
    .set({ read_at: new Date(), ...line, notes })
    .where('id', '=', poll)
    .execute()
}

async function writeDrops(tx: Tx, poll: string, dropped: DroppedItem[]) {
  if (dropped.length === 0) return
  const rows = dropped.map(({ at, why }, i) => ({ number: i + 1, place: at, why }))
  await sql`
    insert into poll_drop (poll, number, place, why)
    select ${poll}, number, place, why from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as one (number integer, place text, why text)`.execute(tx)
}
