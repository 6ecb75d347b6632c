import { sql } from 'kysely'
import { AlertContent, RevisionKind } from '../alerts/alert.ts'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { recipientsAfter } from './audience.ts'
import type { Lane } from './delivery.ts'
import { tellLateFinds } from './late.ts'
import type { LetterKind } from './letters.ts'
import type { LinkGround } from './links.ts'
import { noticeRevisions } from './notices.ts'
import { writeDeliveries } from './write.ts'

/** `secret` seals the links; `host` is the right side of every Message-ID; `chunkSize` recipients share a transaction. */
export type Expansion = { secret: string; host: string; chunkSize?: number }

export type OpenNotice = {
  organisation: string
  id: string
  kind: 'alert' | 'help-case' | 'reminder' | LetterKind
  /** Null for a letter. */
  alert: string | null
  number: number | null
  lane: Lane
}

/**
 * Writes the deliveries of every revision and open notice of one organisation, and of people found in an audience after
 * its freeze; answers how many are new. Each chunk is one
 * transaction that notes how far it came, so it goes on where a crash stopped it; a recipient has one delivery a notice
 * and channel however often this runs. Several workers may run it: each takes a notice that nobody else holds.
 */
export async function expandNotices(
  db: Database,
  organisation: string,
  now: Date,
  expansion: Expansion,
): Promise<number> {
  await atomically(db, organisation, (tx) => noticeRevisions(tx, organisation, now))
  const chunk = () => atomically(db, organisation, (tx) => expandChunk(tx, organisation, now, expansion))
  const late = () => atomically(db, organisation, (tx) => tellLateFinds(tx, organisation, now, expansion))
  return (await untilDone(chunk)) + (await untilDone(late))
}

/** Repeats a transaction's work until it answers that none is left; answers the sum of what it did. */
async function untilDone(work: () => Promise<number | null>) {
  let done = 0
  for (;;) {
    const some = await work()
    if (some === null) return done
    done += some
  }
}

/** Writes one chunk of one open notice; null where none is open. */
async function expandChunk(tx: Tx, organisation: string, now: Date, expansion: Expansion) {
  const notice = await takeNotice(tx, organisation)
  if (!notice) return null
  const { chunkSize = 1_000 } = expansion
  const { number, cursor } = await lastChunk(tx, notice)
  const recipients = await recipientsAfter(tx, notice, cursor, chunkSize, now)
  const written = await writeDeliveries(tx, notice, recipients, now, expansion)
  if (recipients.length) {
    const last = recipients.at(-1)?.id ?? null
    await tx
      .insertInto('chunk')
      .values({
        organisation,
        notice: notice.id,
        number: number + 1,
        after_person: cursor,
        last_person: last,
        size: recipients.length,
        expanded_at: now,
      })
      .execute()
  }
  if (recipients.length < chunkSize) await close(tx, notice, now)
  return written
}

async function takeNotice(tx: Tx, organisation: string): Promise<OpenNotice | undefined> {
  const { rows } = await sql<OpenNotice>`
    select organisation, id, kind, alert, number, lane from notice
    where organisation = ${organisation} and state = 'open'
    order by lane, created_at limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

async function lastChunk(tx: Tx, { organisation, id }: OpenNotice) {
  const last = await tx
    .selectFrom('chunk')
    .select(['number', 'last_person'])
    .where('organisation', '=', organisation)
    .where('notice', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { number: last?.number ?? 0, cursor: last?.last_person ?? null }
}

async function close(tx: Tx, { organisation, id }: OpenNotice, now: Date) {
  await tx
    .updateTable('notice')
    .set({ state: 'expanded', expanded_at: now })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .execute()
}

/** The revision behind a notice, as far as its messages' links need it. */
export async function linkGround(tx: Tx, notice: OpenNotice): Promise<LinkGround> {
  const row = await tx
    .selectFrom('alert_revision as r')
    .innerJoin('alert as a', (on) =>
      on.onRef('a.organisation', '=', 'r.organisation').onRef('a.id', '=', 'r.alert'),
    )
    .select(['r.alert', 'r.kind', 'r.content', 'a.situation'])
    .where('r.organisation', '=', notice.organisation)
    .where('r.alert', '=', notice.alert)
    .where('r.number', '=', notice.number)
    .executeTakeFirstOrThrow()
  return {
    organisation: notice.organisation,
    alert: row.alert,
    situation: row.situation,
    kind: RevisionKind.parse(row.kind),
    content: AlertContent.parse(row.content),
  }
}
