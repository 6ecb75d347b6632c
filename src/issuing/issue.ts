import { sql } from 'kysely'
import type { AlertContent, RevisionKind } from '../alerts/alert.ts'
import { publishRevision } from '../alerts/publication.ts'
import { type Hold, readiness } from '../alerts/readiness.ts'
import { appendRevision, findAlert } from '../alerts/revisions.ts'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { freezeAudience, freezeTold } from '../exposure/freeze.ts'
import { previewExposure } from '../exposure/preview.ts'
import { openRollCall } from './open-roll-call.ts'

/** Who releases, named, and through which door. */
export type Actor = { email: string; through: 'command' | 'api' | 'console' | 'demonstration' }

export type IssueRequest = {
  kind: RevisionKind
  content: AlertContent
  /** The alert to add a revision to; a new alert where it is missing. */
  alert?: string
  situation?: string
  follows?: string[]
  exercise?: boolean
  asOf?: Date
  actor: Actor
  releaseReason?: string | null
  note?: string | null
  now: Date
}

export type Issued = {
  ok: true
  alert: string
  number: number
  slug: string
  situation: string
  isPublic: boolean
  audience: { certain: number; possible: number; gone: number; sites: number }
}
export type Held = { ok: false; holds: Hold[] }

/**
 * The one transaction that issues: readiness with the audience's size, the revision, the frozen audience, the roll-call
 * and the public page. Messages follow from these rows. Either all of it is there or nothing is.
 */
export function issue(db: Database, organisation: string, request: IssueRequest): Promise<Issued | Held> {
  return atomically(db, organisation, async (tx) => {
    const holds = await holdsOf(tx, organisation, request)
    if (holds.length > 0) return { ok: false, holds }
    const { kind, content, now } = request
    const revision = await appendRevision(tx, organisation, request)
    const { alert, number, slug, situation } = revision
    const about = { alert, number, content, now, ...(request.asOf ? { asOf: request.asOf } : {}) }
    const ends = kind === 'cancel' || kind === 'all-clear'
    const audience = ends
      ? await freezeTold(tx, organisation, about)
      : await freezeAudience(tx, organisation, { ...about, ...(number > 1 ? { previous: number - 1 } : {}) })
    if (!ends) await openRollCall(tx, organisation, { ...about, situation })
    const isPublic = await publishRevision(tx, organisation, { alert, number })
    await sql`select pg_notify('alarum_work', ${organisation})`.execute(tx)
    return { ok: true, alert, number, slug, situation, isPublic, audience }
  })
}

/** What keeps this from going out now; empty when it may. */
export async function holdsOf(tx: Tx, organisation: string, request: IssueRequest): Promise<Hold[]> {
  const { alert, content, kind, exercise = false, asOf, releaseReason = null, now } = request
  const before = alert ? await findAlert(tx, organisation, alert) : null
  const setting = await tx
    .selectFrom('organisation_setting')
    .select('reviewers_needed')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  const preview = content.area ? await previewExposure(tx, organisation, content, now) : null
  const audienceSize = preview ? preview.certain + preview.possible : 0
  return readiness({
    content,
    kind,
    exercise,
    asOf: asOf ?? null,
    releaseReason,
    audienceSize,
    reviewersNeeded: setting?.reviewers_needed ?? 1,
    approvals: 1,
    before: before ? { state: before.state } : null,
    now,
  })
}
