import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { AlertContent, AlertState, RevisionKind } from './alert.ts'
import { hiddenFields, link, publicContent } from './chain.ts'
import { slugOf } from './slug.ts'

export type NewRevision = {
  kind: RevisionKind
  content: AlertContent
  alert?: string
  situation?: string
  follows?: string[]
  exercise?: boolean
  asOf?: Date
  actor: { email: string; through: 'command' | 'api' | 'console' | 'demonstration' }
  releaseReason?: string | null
  note?: string | null
  now: Date
}
export type Appended = { alert: string; number: number; slug: string; situation: string }

/**
 * Appends a revision to an alert's chain, or begins one. The alert's row is locked, so numbers follow one another
 * whoever else writes. Throws where `alert` or one of `follows` is not of this organisation.
 */
export async function appendRevision(tx: Tx, organisation: string, revision: NewRevision): Promise<Appended> {
  const { kind, content, now } = revision
  const head = revision.alert
    ? await lockAlert(tx, organisation, revision.alert)
    : await beginAlert(tx, organisation, revision)
  const number = head.number + 1
  const exercise = head.exercise || (revision.exercise ?? false)
  await insertLink(tx, organisation, { ...revision, exercise }, head.id, number)
  await tx
    .updateTable('alert')
    .set({
      number,
      exercise,
      state: stateAfter(kind),
      draft: null,
      severity: content.severity,
      sharing: content.sharing,
      starts: content.timeframe.from,
      expires: content.timeframe.to,
      updated_at: now,
    })
    .where('organisation', '=', organisation)
    .where('id', '=', head.id)
    .execute()
  await supersede(tx, organisation, head.id, revision)
  return { alert: head.id, number, slug: head.slug, situation: head.situation }
}

function stateAfter(kind: RevisionKind): AlertState {
  return kind === 'cancel' ? 'cancelled' : kind === 'all-clear' ? 'all-clear' : 'issued'
}

type Head = { id: string; number: number; slug: string; situation: string; exercise: boolean }

async function lockAlert(tx: Tx, organisation: string, alert: string): Promise<Head> {
  return tx
    .selectFrom('alert')
    .select(['id', 'number', 'slug', 'situation', 'exercise'])
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

async function beginAlert(tx: Tx, organisation: string, revision: NewRevision): Promise<Head> {
  const { content, now, actor, exercise = false } = revision
  const id = randomUUID()
  const situation = await situationOf(tx, organisation, revision)
  const slug = await freeSlug(tx, slugOf(content.headline, now))
  await tx
    .insertInto('alert')
    .values({
      organisation,
      id,
      situation,
      slug,
      state: 'draft',
      exercise,
      severity: content.severity,
      sharing: content.sharing,
      created_by: actor.email,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await tx.insertInto('address').values({ slug, organisation, alert: id }).execute()
  return { id, number: 0, slug, situation, exercise }
}

/** The situation named, or that of the alert it follows, or a new one. */
async function situationOf(
  tx: Tx,
  organisation: string,
  { situation, follows = [], content, now }: NewRevision,
) {
  if (situation) return situation
  const [first] = follows
  const before = first ? await findAlert(tx, organisation, first) : null
  if (before) return before.situation
  const id = randomUUID()
  await tx
    .insertInto('situation')
    .values({ organisation, id, title: content.headline, opened_at: now })
    .execute()
  return id
}

/** Slugs are for ever and one root has them all: the lock keeps two alerts of one second from taking the same. */
async function freeSlug(tx: Tx, wanted: string) {
  await sql`select pg_advisory_xact_lock(hashtext(${wanted}))`.execute(tx)
  const { rows } = await sql<{ slug: string }>`
    select slug from address where slug = ${wanted} or slug ~ ${`^${wanted}-[0-9]+$`}`.execute(tx)
  if (rows.length === 0) return wanted
  const taken = rows.map(({ slug }) => Number(slug.slice(wanted.length + 1) || 1))
  return `${wanted}-${Math.max(...taken) + 1}`
}

async function insertLink(
  tx: Tx,
  organisation: string,
  revision: NewRevision & { exercise: boolean },
  alert: string,
  number: number,
) {
  const { kind, content, exercise, actor, note = null, releaseReason = null, asOf, now } = revision
  const previous = await tx
    .selectFrom('alert_revision')
    .select('hash')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('number', '=', number - 1)
    .executeTakeFirst()
  const salt = randomBytes(16)
  const document = {
    ...publicContent(content),
    alert,
    number,
    kind,
    exercise,
    issuedAt: now.toISOString(),
    note,
  }
  const made = link(document, hiddenFields(content, actor.email, releaseReason), salt, previous?.hash ?? null)
  await tx
    .insertInto('alert_revision')
    .values({
      organisation,
      alert,
      number,
      kind,
      content: JSON.stringify(content),
      document: made.document,
      private_salt: salt,
      private_digest: made.privateDigest,
      previous_hash: made.previousHash,
      hash: made.hash,
      exercise,
      released_by: actor.email,
      released_through: actor.through,
      release_reason: releaseReason,
      note,
      issued_at: now,
      as_of: asOf ?? null,
    })
    .execute()
}

/** A new development follows earlier alerts of the situation; those stay as they were issued. */
async function supersede(tx: Tx, organisation: string, alert: string, { follows = [] }: NewRevision) {
  for (const name of follows) {
    const followed = await findAlert(tx, organisation, name)
    if (!followed)
      throw new Error(`There is no alert "${name}" to follow in this organisation.`, {
        cause: 'unknown alert',
      })
    await tx
      .insertInto('alert_follow')
      .values({ organisation, alert, follows: followed.id })
      .onConflict((on) => on.doNothing())
      .execute()
  }
}

export type FoundAlert = Head & {
  state: AlertState
  severity: string
  sharing: string
  expires: Date | null
  updatedAt: Date
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An alert by its id or slug, or null. */
export async function findAlert(tx: Tx, organisation: string, idOrSlug: string): Promise<FoundAlert | null> {
  const row = await alertColumns(tx, organisation)
    .where(uuid.test(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row ? { ...row, state: row.state as AlertState } : null
}

function alertColumns(tx: Tx, organisation: string) {
  return tx
    .selectFrom('alert')
    .select([
      'id',
      'number',
      'slug',
      'situation',
      'exercise',
      'state',
      'severity',
      'sharing',
      'expires',
      'updated_at as updatedAt',
    ])
    .where('organisation', '=', organisation)
}

/** The organisation's issued alerts, latest change first; `after` is the id of the last one seen. */
export async function listAlerts(
  tx: Tx,
  organisation: string,
  { after, limit }: { after?: string; limit: number },
) {
  const last = after ? await findAlert(tx, organisation, after) : null
  const page = alertColumns(tx, organisation)
    .where('number', '>', 0)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
  return last
    ? page
        .where((eb) =>
          eb.or([
            eb('updated_at', '<', last.updatedAt),
            eb.and([eb('updated_at', '=', last.updatedAt), eb('id', '>', last.id)]),
          ]),
        )
        .execute()
    : page.execute()
}

/** Every revision of an alert, the first first. */
export async function revisionsOf(tx: Tx, organisation: string, alert: string) {
  const rows = await tx
    .selectFrom('alert_revision')
    .select([
      'number',
      'kind',
      'content',
      'exercise',
      'released_by as releasedBy',
      'release_reason as releaseReason',
      'note',
      'issued_at as issuedAt',
      'hash',
    ])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: row.kind as RevisionKind,
    content: row.content as unknown as AlertContent,
    hash: row.hash.toString('hex'),
  }))
}

/** Marks alerts whose timeframe has ended as expired, at most 1,000 a call. A later update makes one current again. */
export async function expireDue(tx: Tx, organisation: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update alert set state = 'expired', updated_at = ${now} where organisation = ${organisation} and id in (
      select id from alert where organisation = ${organisation} and state = 'issued' and expires <= ${now}
      order by expires limit 1000 for update skip locked) returning id`.execute(tx)
  for (const { id } of rows)
    await tx
      .updateTable('publication')
      .set({ state: 'expired' })
      .where('organisation', '=', organisation)
      .where('alert', '=', id)
      .execute()
  return rows.length
}
