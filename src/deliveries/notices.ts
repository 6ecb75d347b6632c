import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { AlertContent } from '../alerts/alert.ts'
import type { Tx } from '../database/database.ts'
import { type Lane, wakeUpChannel } from './delivery.ts'
import { laneOf } from './lane.ts'

/** A help case is told to the duty contacts; who asked for help travels along, since cases stand to the right. */
export type CaseWords = {
  person: string
  note: string | null
  /** In which way it was decided whom to tell: 'nobody-on-duty', 'later-step', … */
  why?: string | null
}

export type NewNotice = {
  kind: 'alert' | 'help-case' | 'reminder'
  alert: string
  number: number
  /** The help case. */
  subject?: string
  about?: CaseWords | { note: string | null }
  /** Where it is not given, the revision's severity and urgency decide. */
  lane?: Lane
  /** To the outbox whatever is configured. Demonstrations and replays are that by themselves. */
  localOnly?: boolean
  now: Date
}

/**
 * Notes that a revision, or a help case, is to be told. Once for each: asking again answers the id of the notice that is
 * there. Commits with the caller's transaction; `expandNotices` takes it from there. Throws where the revision is missing.
 */
export async function createNotice(tx: Tx, organisation: string, notice: NewNotice): Promise<string> {
  const facts = await factsOf(tx, organisation, notice)
  const row = {
    organisation,
    id: randomUUID(),
    kind: notice.kind,
    alert: notice.alert,
    number: notice.number,
    subject: notice.subject ?? null,
    about: notice.about ? JSON.stringify(notice.about) : null,
    lane: notice.lane ?? facts.lane,
    local_only: (notice.localOnly ?? false) || facts.localOnly,
    created_at: notice.now,
  }
  const made = await tx
    .insertInto('notice')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return existing(tx, organisation, notice)
  await sql`select pg_notify(${wakeUpChannel}, ${organisation})`.execute(tx)
  return made.id
}

/**
 * Makes the notices of revisions that have none: what was issued is to be told, whoever issued it, and a worker finds it
 * from its row. Answers how many. Only alerts changed within a month are looked at, by their index: a hundred thousand old
 * ones cost nothing, and a server that was down for longer than that has nothing left to say.
 */
export async function noticeRevisions(tx: Tx, organisation: string, now: Date): Promise<number> {
  const { rows } = await sql<{ alert: string; number: number }>`
    select r.alert, r.number from alert a
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id
    where a.organisation = ${organisation} and a.updated_at > ${now}::timestamptz - interval '30 days' and not exists (
      select from notice n where n.organisation = r.organisation and n.alert = r.alert and n.number = r.number
        and n.kind = 'alert')
    order by r.issued_at`.execute(tx)
  for (const { alert, number } of rows)
    await createNotice(tx, organisation, { kind: 'alert', alert, number, now })
  return rows.length
}

async function factsOf(tx: Tx, organisation: string, notice: NewNotice) {
  const found = await tx
    .selectFrom('alert_revision as r')
    .leftJoin('organisation_setting as s', 's.organisation', 'r.organisation')
    .select(['r.content', 'r.as_of', 's.demonstration'])
    .where('r.organisation', '=', organisation)
    .where('r.alert', '=', notice.alert)
    .where('r.number', '=', notice.number)
    .executeTakeFirst()
  if (!found)
    throw new Error(`There is no revision ${notice.number} of alert ${notice.alert} to tell anyone about.`)
  const lane: Lane = notice.kind === 'help-case' ? 'life-safety' : laneOf(AlertContent.parse(found.content))
  return { lane, localOnly: found.as_of !== null || found.demonstration === true }
}

async function existing(tx: Tx, organisation: string, notice: NewNotice) {
  const same = tx
    .selectFrom('notice')
    .select('id')
    .where('organisation', '=', organisation)
    .where('kind', '=', notice.kind)
  const { id } = await (notice.kind === 'help-case'
    ? same.where('subject', '=', notice.subject ?? null)
    : same.where('alert', '=', notice.alert).where('number', '=', notice.number)
  ).executeTakeFirstOrThrow()
  return id
}
