import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type AlertContent, type AlertState, alertStates, type Revision, type RevisionKind } from './alert.ts'
import { privateFieldsOf } from './chain.ts'
import type { HeldLink } from './verify-chain.ts'

export type FoundAlert = {
  id: string
  number: number
  slug: string
  situation: string
  exercise: boolean
  /** Of the latest revision; null while nothing of it is issued. */
  headline: string | null
  state: AlertState
  severity: string
  sharing: string
  starts: Date | null
  expires: Date | null
  updatedAt: Date
}

/** Whether a text is a UUID, so that it may be compared with an id. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** An alert by its id or slug, or null. */
export async function findAlert(tx: Tx, organisation: string, idOrSlug: string): Promise<FoundAlert | null> {
  const row = await alertColumns(tx, organisation)
    .where(isId(idOrSlug) ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row ? found(row) : null
}

export type AlertPage = { after?: string; limit: number; situation?: string; states?: AlertState[] }

/** A page of alerts, latest change first, drafts only when asked for; `after` is the id of the last one seen. */
export async function listAlerts(
  tx: Tx,
  organisation: string,
  { after, limit, situation, states = alertStates.slice(2) }: AlertPage,
): Promise<FoundAlert[]> {
  const last = after ? await findAlert(tx, organisation, after) : null
  let page = alertColumns(tx, organisation).where('state', 'in', states)
  if (situation) page = page.where('situation', '=', situation)
  if (last)
    page = page.where((eb) =>
      eb.or([
        eb('updated_at', '<', last.updatedAt),
        eb.and([eb('updated_at', '=', last.updatedAt), eb('id', '>', last.id)]),
      ]),
    )
  const rows = await page.orderBy('updated_at', 'desc').orderBy('id').limit(limit).execute()
  return rows.map(found)
}

/** Every revision of an alert, the first first. */
export async function revisionsOf(tx: Tx, organisation: string, alert: string): Promise<Revision[]> {
  const rows = await revisionRows(tx, organisation, alert).execute()
  return rows.map(({ hash, previousHash, ...row }) => ({
    ...row,
    kind: row.kind as RevisionKind,
    content: row.content as unknown as AlertContent,
    hash: hash.toString('hex'),
    previousHash: previousHash?.toString('hex') ?? null,
  }))
}

/** The chain of an alert with everything that `verifyChain` can check. */
export async function chainOf(tx: Tx, organisation: string, alert: string): Promise<HeldLink[]> {
  const rows = await revisionRows(tx, organisation, alert)
    .select(['document', 'private_salt as privateSalt', 'private_digest as privateDigest'])
    .execute()
  return rows.map(({ document, privateSalt, privateDigest, previousHash, hash, ...row }) => {
    const content = row.content as unknown as AlertContent
    const hidden = privateFieldsOf(content, row)
    return { document, privateSalt, privateDigest, previousHash, hash, hidden, content }
  })
}

function alertColumns(tx: Tx, organisation: string) {
  return tx
    .selectFrom('alert')
    .select(['id', 'number', 'slug', 'situation', 'exercise', 'state', 'severity', 'sharing'])
    .select(['starts', 'expires', 'updated_at as updatedAt'])
    .select((eb) =>
      eb
        .selectFrom('alert_revision as r')
        .select(sql<string | null>`r.content ->> 'headline'`.as('headline'))
        .whereRef('r.organisation', '=', 'alert.organisation')
        .whereRef('r.alert', '=', 'alert.id')
        .whereRef('r.number', '=', 'alert.number')
        .as('headline'),
    )
    .where('organisation', '=', organisation)
}

function found(row: Omit<FoundAlert, 'state'> & { state: string }): FoundAlert {
  return { ...row, state: row.state as AlertState }
}

function revisionRows(tx: Tx, organisation: string, alert: string) {
  return tx
    .selectFrom('alert_revision as r')
    .innerJoin('alert as a', (on) =>
      on.onRef('a.organisation', '=', 'r.organisation').onRef('a.id', '=', 'r.alert'),
    )
    .select(['r.organisation', 'r.alert', 'a.situation', 'a.slug', 'r.number', 'r.kind', 'r.content'])
    .select(['r.exercise', 'r.released_by as releasedBy', 'r.release_reason as releaseReason'])
    .select('r.released_through as releasedThrough')
    .select(['r.issued_at as issuedAt', 'r.as_of as asOf', 'r.note', 'r.hash'])
    .select('r.previous_hash as previousHash')
    .where('r.organisation', '=', organisation)
    .where('r.alert', '=', alert)
    .orderBy('r.number')
}
