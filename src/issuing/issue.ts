import { sql } from 'kysely'
import type { AlertContent, RevisionKind } from '../alerts/alert.ts'
import { asExercise } from '../alerts/as-exercise.ts'
import { keepBasis } from '../alerts/basis.ts'
import { approvalsOf, holdVersion } from '../alerts/drafts.ts'
import { noteLoneRelease } from '../alerts/late-review.ts'
import { publishRevision } from '../alerts/publication.ts'
import { type Hold, readiness } from '../alerts/readiness.ts'
import { isLone } from '../alerts/release-rule.ts'
import { appendRevision, findAlert, type NewRevision } from '../alerts/revisions.ts'
import { noteItsStories } from '../alerts/story-links.ts'
import { recordAudit } from '../audit/record.ts'
import { noteChange } from '../database/changed.ts'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { dueBy } from '../database/step-due.ts'
import { freezeAudience, freezeTold } from '../exposure/freeze.ts'
import { areaShape } from '../geography/shapes.ts'
import { openRollCall } from './open-roll-call.ts'

/** The step that works out how long an alert took. */
export const latencyStep = 'latency'

export type { Actor } from '../alerts/revisions.ts'
/** What is to be issued, by whom; `now` is the instant of issue. */
export type IssueRequest = NewRevision

export type Issued = {
  ok: true
  alert: string
  number: number
  slug: string
  situation: string
  isPublic: boolean
  reviewersNeeded: number
  audience: { certain: number; possible: number; gone: number; sites: number }
}
export type Held = { ok: false; holds: Hold[] }

/**
 * The one transaction that issues: readiness with the audience's size, the revision, the frozen audience, the roll-call
 * and the public page. Messages follow from these rows. Either all of it is there or nothing is.
 */
export async function issue(db: Database, organisation: string, given: IssueRequest): Promise<Issued | Held> {
  const request = prepared(given)
  try {
    return await atomically(db, organisation, (tx) => issueWithin(tx, organisation, request))
  } catch (fault) {
    if (fault instanceof HeldBack) return { ok: false, holds: fault.holds }
    throw fault
  }
}

/** What would keep this from going out now and whom it would reach; nothing of it is kept. */
export async function rehearse(
  db: Database,
  organisation: string,
  given: IssueRequest,
): Promise<Issued | Held> {
  const request = prepared(given)
  try {
    return await atomically(db, organisation, async (tx) => {
      throw new Rehearsed(await issueWithin(tx, organisation, request))
    })
  } catch (fault) {
    if (fault instanceof Rehearsed) return fault.issued
    if (fault instanceof HeldBack) return { ok: false, holds: fault.holds }
    throw fault
  }
}

/** An exercise of the past is one of today; the note that says why an alert ends is the reason of whoever ends it. */
function prepared(given: IssueRequest): IssueRequest {
  const releaseReason = given.releaseReason ?? (ends(given.kind) ? (given.note ?? null) : null)
  const content = given.exercise ? asExercise(given.content, given.now) : given.content
  return { ...given, content, releaseReason }
}

/** Thrown to undo the transaction of an alert that is held. */
class HeldBack extends Error {
  readonly holds: Hold[]
  constructor(holds: Hold[]) {
    super('held')
    this.holds = holds
  }
}

/** Thrown to undo a rehearsal. */
class Rehearsed extends Error {
  readonly issued: Issued
  constructor(issued: Issued) {
    super('rehearsed')
    this.issued = issued
  }
}

async function issueWithin(tx: Tx, organisation: string, request: IssueRequest): Promise<Issued> {
  const { alert: named, draftVersion: version } = request
  if (named && version !== undefined) await holdVersion(tx, organisation, { alert: named, version })
  const facts = await releaseFacts(tx, organisation, request)
  refuseHeld(readiness({ ...facts, audienceSize: 0 }))
  const { kind, now } = request
  const { alert, number, slug, situation, content } = await appendRevision(tx, organisation, request)
  if (version !== undefined) await keepBasis(tx, organisation, { alert, number })
  const about = { alert, number, content, now, ...(request.asOf ? { asOf: request.asOf } : {}) }
  const audience = await freeze(tx, organisation, kind, about)
  const audienceSize = audience.certain + audience.possible
  refuseHeld(readiness({ ...facts, audienceSize }))
  const reason = request.releaseReason?.trim()
  if (reason && isLone({ ...facts, audienceSize }))
    await noteLoneRelease(tx, organisation, { alert, number, by: request.actor.email, reason, now })
  if (!ends(kind)) await openRollCall(tx, organisation, { ...about, situation })
  const isPublic = await publishRevision(tx, organisation, { alert, number })
  await auditRelease(tx, organisation, request, { alert, number, isPublic })
  await noteChange(tx, organisation, 'alert', alert)
  await noteItsStories(tx, organisation, alert)
  await dueBy(tx, organisation, latencyStep, now)
  await sql`select pg_notify('alarum_work', ${organisation})`.execute(tx)
  const { reviewersNeeded } = facts
  return { ok: true, alert, number, slug, situation, isPublic, reviewersNeeded, audience }
}

const released: Record<RevisionKind, string> = {
  alert: 'alert.issued',
  update: 'alert.updated',
  correction: 'alert.corrected',
  cancel: 'alert.cancelled',
  'all-clear': 'alert.cleared',
}

async function auditRelease(
  tx: Tx,
  organisation: string,
  { kind, actor, exercise = false, asOf, releaseReason, note, now }: IssueRequest,
  { alert, number, isPublic }: { alert: string; number: number; isPublic: boolean },
) {
  await recordAudit(tx, organisation, {
    actor: actor.email,
    action: released[kind],
    subject: alert,
    detail: { number, exercise, isPublic, through: actor.through, asOf: asOf?.toISOString() ?? null },
    words: [releaseReason, note].filter(Boolean).join(' · ') || null,
    now,
  })
}

function refuseHeld(holds: Hold[]) {
  if (holds.length > 0) throw new HeldBack(holds)
}

type About = { alert: string; number: number; content: AlertContent; now: Date; asOf?: Date }

/** What ends an alert is told to everyone who was told of it, wherever they are now. */
function freeze(tx: Tx, organisation: string, kind: RevisionKind, about: About) {
  if (ends(kind)) return freezeTold(tx, organisation, about)
  return freezeAudience(tx, organisation, {
    ...about,
    ...(about.number > 1 ? { previous: about.number - 1 } : {}),
  })
}

function ends(kind: RevisionKind) {
  return kind === 'cancel' || kind === 'all-clear'
}

async function releaseFacts(tx: Tx, organisation: string, request: IssueRequest) {
  const { alert, content, kind, exercise = false, asOf, releaseReason = null, now } = request
  const before = alert ? await findAlert(tx, organisation, alert) : null
  const setting = await tx
    .selectFrom('organisation_setting')
    .select('reviewers_needed')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  const reviewersNeeded = setting?.reviewers_needed ?? 1
  const state = before ? { state: before.state } : null
  const areaFault = areaFaultOf(content)
  const facts = {
    content,
    kind,
    exercise,
    asOf: asOf ?? null,
    releaseReason,
    reviewersNeeded,
    areaFault,
    now,
  }
  // Approvals are of a draft's version: words from elsewhere have none but that of whoever releases them.
  const approvals =
    alert && request.draftVersion !== undefined
      ? (await approvalsOf(tx, organisation, alert, request.actor.email)).length
      : 1
  return { ...facts, approvals, before: state }
}

function areaFaultOf({ area }: AlertContent) {
  const made = area ? areaShape(area) : null
  return made && !made.ok ? made.fault : null
}
