import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { dueBy } from '../database/step-due.ts'
import { Problem } from '../http/problem.ts'
import type { RevisionKind } from './alert.ts'

export type LoneRelease = {
  alert: string
  number: number
  releasedBy: string
  reason: string
  at: Date
  slug: string
  headline: string
  kind: RevisionKind
  exercise: boolean
}

/** Notes that a wide release went out on one approver's word: the others are paged from this row, and one reviews it later. */
export async function noteLoneRelease(
  tx: Tx,
  organisation: string,
  release: { alert: string; number: number; by: string; reason: string; now: Date },
): Promise<void> {
  const { alert, number, by, reason, now } = release
  await tx
    .insertInto('lone_release')
    .values({ organisation, alert, number, released_by: by.toLowerCase(), reason, at: now })
    .execute()
  await dueBy(tx, organisation, 'page reviewers', now)
}

/** Lone releases nobody was paged about yet; they stay locked, so that one worker pages. */
export async function unpagedReleases(tx: Tx, organisation: string): Promise<LoneRelease[]> {
  const { rows } = await sql<LoneRelease>`${columns}
    where l.organisation = ${organisation} and l.paged_at is null order by l.at limit 100 for update of l skip locked`.execute(
    tx,
  )
  return rows
}

export async function markPaged(
  tx: Tx,
  organisation: string,
  { alert, number, paged, now }: { alert: string; number: number; paged: number; now: Date },
): Promise<void> {
  await tx
    .updateTable('lone_release')
    .set({ paged_at: now, paged })
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('number', '=', number)
    .execute()
}

/** Lone releases that nobody reviewed yet, the oldest first; `after` is the alert and number of the last one seen. */
export async function unreviewedReleases(
  tx: Tx,
  organisation: string,
  { after, limit }: { after?: { at: Date; alert: string }; limit: number },
): Promise<LoneRelease[]> {
  const { rows } = await sql<LoneRelease>`${columns}
    where l.organisation = ${organisation} and l.reviewed_at is null
      and (${after?.at ?? null}::timestamptz is null or (l.at, l.alert) > (${after?.at ?? null}::timestamptz, ${after?.alert ?? null}::uuid))
    order by l.at, l.alert limit ${limit}`.execute(tx)
  return rows
}

export type LateReview = {
  alert: string
  reviewer: string
  approved: boolean
  note: string | null
  now: Date
}

/** Records what a second person says of releases made alone; answers the revision. Nobody reviews their own. */
export async function reviewLate(
  tx: Tx,
  organisation: string,
  { alert, reviewer, approved, note, now }: LateReview,
): Promise<number> {
  const open = await tx
    .selectFrom('lone_release')
    .select(['number', 'released_by as releasedBy'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('reviewed_at', 'is', null)
    .orderBy('number')
    .forUpdate()
    .execute()
  if (open.length === 0)
    throw new Problem(
      'conflict',
      'Nothing of this alert waits for a later review; it may have been reviewed.',
    )
  const mine = open.find(({ releasedBy }) => releasedBy !== reviewer.toLowerCase())
  if (!mine) throw new Problem('not-allowed', 'You released this yourself; a second person must review it.')
  await tx
    .updateTable('lone_release')
    .set({ reviewed_at: now, reviewer: reviewer.toLowerCase(), approved, note })
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('number', '=', mine.number)
    .execute()
  await noteChange(tx, organisation, 'alert', alert)
  return mine.number
}

const columns = sql`
  select l.alert, l.number, l.released_by as "releasedBy", l.reason, l.at, a.slug, r.content ->> 'headline' as headline, r.kind, r.exercise
  from lone_release l
  join alert a on a.organisation = l.organisation and a.id = l.alert
  join alert_revision r on r.organisation = l.organisation and r.alert = l.alert and r.number = l.number`
