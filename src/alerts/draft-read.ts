import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { DraftField } from './draft-merge.ts'
import type { DraftKind } from './draft-row.ts'

export type ListedDraft = {
  id: string
  headline: string | null
  kind: DraftKind
  inReview: boolean
  severity: string
  exercise: boolean
  updatedAt: Date
  createdBy: string
  discardedAt: Date | null
}
export type DraftPage = { after?: string; limit: number; discarded?: boolean }

/** Drafts that are open, or those put aside, the latest change first; `after` is the id of the last one seen. */
export async function listDrafts(
  tx: Tx,
  organisation: string,
  { after, limit, discarded = false }: DraftPage,
): Promise<ListedDraft[]> {
  const at = discarded ? sql`d.discarded_at` : sql`d.changed_at`
  const behind = after
    ? sql`and (${at}, d.alert) < (select ${at}, d.alert from draft d where d.organisation = ${organisation} and d.alert = ${after}::uuid)`
    : sql``
  const which = discarded
    ? sql`d.discarded_at is not null`
    : sql`d.discarded_at is null and a.draft is not null`
  const { rows } = await sql<ListedDraft>`
    select d.alert as id, v.draft ->> 'headline' as headline, d.kind, d.submitted is not distinct from a.draft_version as "inReview",
      coalesce(v.draft ->> 'severity', 'Unknown') as severity, a.exercise, d.changed_at as "updatedAt",
      d.created_by as "createdBy", d.discarded_at as "discardedAt"
    from draft d join alert a on a.organisation = d.organisation and a.id = d.alert
    cross join lateral (select coalesce(a.draft, d.kept) as draft) v
    where d.organisation = ${organisation} and ${which} ${behind}
    order by ${at} desc, d.alert desc limit ${limit}`.execute(tx)
  return rows
}

export type HistoryLine = {
  version: number
  by: string
  at: Date
  fields: DraftField[]
  undoes: number | null
}

/** The steps of an open draft, the latest first; `before` is the version of the last one seen. */
export async function historyOf(
  tx: Tx,
  organisation: string,
  { alert, began, before, limit }: { alert: string; began: number; before?: number; limit: number },
): Promise<HistoryLine[]> {
  const { rows } = await sql<HistoryLine>`
    select version, author as by, at, undoes,
      array(select k from jsonb_object_keys(changes) k where k not in ('exercise', 'accepts') order by k) as fields
    from draft_change where organisation = ${organisation} and alert = ${alert} and version >= ${began}
      and (${before ?? null}::int is null or version < ${before ?? null}::int)
    order by version desc limit ${limit}`.execute(tx)
  return rows
}

/** The judgements of an open draft's versions, the latest first. */
export async function reviewsOf(
  tx: Tx,
  organisation: string,
  { alert, began }: { alert: string; began: number },
) {
  return tx
    .selectFrom('alert_review')
    .select(['reviewer', 'draft_version as version', 'approved', 'note', 'at'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('draft_version', '>=', began)
    .orderBy('at', 'desc')
    .limit(100)
    .execute()
}
