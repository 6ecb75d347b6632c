import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import { takeAddress } from './address.ts'
import type { AlertContent, AlertState, Revision, RevisionKind } from './alert.ts'
import { asExercise } from './as-exercise.ts'
import { type Link, link, privateFieldsOf, publicContent } from './chain.ts'
import { closingContent } from './closing.ts'
import { findAlert } from './queries.ts'
import { openSituation, situationNamed, touchSituation } from './situations.ts'

export { expireDue } from './expiry.ts'
export { type FoundAlert, findAlert, listAlerts, revisionsOf } from './queries.ts'

/** Who acts, named, and through which door. */
export type Actor = { email: string; through: 'command' | 'api' | 'console' | 'demonstration' }

export type NewRevision = {
  kind: RevisionKind
  content: AlertContent
  /** The id of the alert to add to; a new alert where it is missing. */
  alert?: string
  /** The id or title of its situation; by default that of the alert it follows, or a new one. */
  situation?: string
  /** Ids or slugs of earlier alerts. */
  follows?: string[]
  exercise?: boolean
  asOf?: Date
  actor: Actor
  releaseReason?: string | null
  /** The version of the alert's draft that this is, read in this transaction: then its approvals count. */
  draftVersion?: number
  note?: string | null
  now: Date
}

/** An alert's row while it is locked. */
type Head = {
  id: string
  number: number
  slug: string
  situation: string
  exercise: boolean
  state: AlertState
}

/**
 * Appends a revision to an alert's chain, or begins one. The alert's row is locked, so numbers follow one another
 * whoever else writes. An exercise of a past event is moved to today here: use the returned content. Throws a `conflict`
 * Problem where somebody else ended or issued the alert meanwhile, `not-found` where a named alert is unknown.
 */
export async function appendRevision(tx: Tx, organisation: string, wanted: NewRevision): Promise<Revision> {
  const head = wanted.alert
    ? await lockAlert(tx, organisation, wanted.alert)
    : await beginAlert(tx, organisation, wanted)
  refuseOutOfTurn(head, wanted.kind)
  const slug =
    head.number > 0
      ? head.slug
      : await takeAddress(tx, organisation, head.id, wanted.content.headline, wanted.now)
  const exercise = head.number > 0 ? head.exercise : (wanted.exercise ?? false)
  const content = contentOf(wanted, exercise)
  const made = await insertLink(tx, organisation, { ...wanted, content, exercise }, head)
  await moveHead(tx, organisation, { ...wanted, content, exercise }, { ...head, slug })
  await follow(tx, organisation, head.id, wanted.follows ?? [])
  const goesOn = stateAfter[wanted.kind] === 'issued'
  await touchSituation(tx, organisation, head.situation, { now: wanted.now, goesOn })
  return {
    organisation,
    alert: head.id,
    situation: head.situation,
    slug,
    number: head.number + 1,
    kind: wanted.kind,
    content,
    exercise,
    releasedBy: wanted.actor.email,
    releaseReason: wanted.releaseReason ?? null,
    releasedThrough: wanted.actor.through,
    issuedAt: wanted.now,
    asOf: wanted.asOf ?? null,
    note: wanted.note ?? null,
    hash: made.hash.toString('hex'),
    previousHash: made.previousHash?.toString('hex') ?? null,
  }
}

/** Begins an alert that nothing is issued of yet; its slug is its id until then. */
export async function beginAlert(
  tx: Tx,
  organisation: string,
  wanted: Pick<NewRevision, 'situation' | 'follows' | 'actor' | 'now'> & { content: Partial<AlertContent> },
): Promise<Head> {
  const { content, now, actor } = wanted
  const id = randomUUID()
  const situation = await situationOf(tx, organisation, wanted)
  await tx
    .insertInto('alert')
    .values({
      organisation,
      id,
      situation,
      slug: id,
      state: 'draft',
      severity: content.severity ?? 'Unknown',
      sharing: content.sharing ?? 'AMBER',
      created_by: actor.email,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { id, number: 0, slug: id, situation, exercise: false, state: 'draft' }
}

/** Locks an alert's row until the transaction ends, so that its state and number hold. Throws `not-found`. */
export async function lockAlert(tx: Tx, organisation: string, alert: string): Promise<Head> {
  const head = await tx
    .selectFrom('alert')
    .select(['id', 'number', 'slug', 'situation', 'exercise', 'state'])
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .forUpdate()
    .executeTakeFirst()
  if (!head) throw new Problem('not-found', `There is no alert ${alert} in this organisation.`)
  return { ...head, state: head.state as AlertState }
}

/** Readiness has said all this already; here it holds against those who acted between that look and the lock. */
function refuseOutOfTurn({ number, state }: Head, kind: RevisionKind) {
  if (kind === 'alert' && number > 0)
    throw new Problem('conflict', 'The alert was issued meanwhile; update it instead.')
  if (kind !== 'alert' && number === 0)
    throw new Problem('conflict', 'Nothing of this alert is issued yet; issue it first.')
  if (state === 'cancelled')
    throw new Problem('conflict', 'The alert was cancelled meanwhile; issue a new one that follows it.')
}

function contentOf({ content, kind, asOf, now }: NewRevision, exercise: boolean): AlertContent {
  if (kind === 'cancel' || kind === 'all-clear') return closingContent(content, kind)
  return exercise && !asOf ? asExercise(content, now) : content
}

async function situationOf(
  tx: Tx,
  organisation: string,
  { situation, follows = [], content, now }: Parameters<typeof beginAlert>[2],
) {
  if (situation) return situationNamed(tx, organisation, situation, now)
  const [first] = follows
  const before = first ? await findAlert(tx, organisation, first) : null
  return before?.situation ?? openSituation(tx, organisation, content.headline ?? 'Untitled', now)
}

type Written = NewRevision & { exercise: boolean }

async function insertLink(tx: Tx, organisation: string, written: Written, head: Head): Promise<Link> {
  const { kind, content, exercise, actor, note = null, releaseReason = null, asOf = null, now } = written
  const number = head.number + 1
  const previous = await tx
    .selectFrom('alert_revision')
    .select('hash')
    .where('organisation', '=', organisation)
    .where('alert', '=', head.id)
    .where('number', '=', head.number)
    .executeTakeFirst()
  const made = link(
    {
      ...publicContent(content),
      alert: head.id,
      number,
      kind,
      exercise,
      issuedAt: now.toISOString(),
      asOf: asOf?.toISOString() ?? null,
      note,
    },
    privateFieldsOf(content, { releasedBy: actor.email, releasedThrough: actor.through, releaseReason }),
    previous?.hash ?? null,
  )
  await tx
    .insertInto('alert_revision')
    .values({
      organisation,
      alert: head.id,
      number,
      kind,
      content: JSON.stringify(content),
      document: made.document,
      private_salt: made.privateSalt,
      private_digest: made.privateDigest,
      previous_hash: made.previousHash,
      hash: made.hash,
      exercise,
      released_by: actor.email,
      released_through: actor.through,
      release_reason: releaseReason,
      note,
      issued_at: now,
      as_of: asOf,
    })
    .execute()
  return made
}

const stateAfter: Record<RevisionKind, AlertState> = {
  alert: 'issued',
  update: 'issued',
  correction: 'issued',
  cancel: 'cancelled',
  'all-clear': 'all-clear',
}

/** A draft of another revision outlives one that is issued past it: its writers lose nothing. */
async function moveHead(
  tx: Tx,
  organisation: string,
  { kind, content, exercise, draftVersion, now }: Written,
  head: Head,
) {
  const endsDraft = head.number === 0 || draftVersion !== undefined
  await tx
    .updateTable('alert')
    .set({
      number: head.number + 1,
      slug: head.slug,
      exercise,
      state: stateAfter[kind],
      ...(endsDraft ? { draft: null } : {}),
      severity: content.severity,
      sharing: content.sharing,
      starts: content.timeframe.from,
      expires: content.timeframe.to,
      updated_at: now,
    })
    .where('organisation', '=', organisation)
    .where('id', '=', head.id)
    .execute()
}

/** A new development follows earlier alerts; those stay as they were issued. */
async function follow(tx: Tx, organisation: string, alert: string, follows: string[]) {
  for (const name of follows) {
    const followed = await findAlert(tx, organisation, name)
    if (!followed)
      throw new Problem('not-found', `There is no alert "${name}" to follow in this organisation.`)
    await tx
      .insertInto('alert_follow')
      .values({ organisation, alert, follows: followed.id })
      .onConflict((on) => on.doNothing())
      .execute()
  }
}
