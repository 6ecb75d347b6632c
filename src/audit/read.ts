import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** One entry as a reader sees it. `name` is who acted, while the name is still known; `number` its place in the chain. */
export type AuditLine = {
  id: string
  at: Date
  actor: string
  name: string | null
  action: string
  subject: string | null
  detail: Record<string, unknown>
  words: string | null
  wordsErased: boolean
  number: number | null
}

export type AuditFilter = {
  /** An actor's pseudonymous id, or the name it stands for. */
  actor?: string | undefined
  /** A whole action ('alert.issued') or its thing alone ('alert'). */
  action?: string | undefined
  subject?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
}

/** Behind which entry a page begins. */
export type AuditCursor = { at: Date; id: string }

/** Entries of the log, the latest first, `limit` at a time. */
export async function readAudit(
  tx: Tx,
  organisation: string,
  filter: AuditFilter,
  { after, limit }: { after?: AuditCursor | undefined; limit: number },
): Promise<AuditLine[]> {
  const actor = filter.actor ? await actorId(tx, organisation, filter.actor) : undefined
  if (filter.actor && !actor) return []
  const wanted = [
    sql`e.organisation = ${organisation}`,
    ...(actor ? [sql`e.actor = ${actor}`] : []),
    ...(filter.action ? [actionIs(filter.action)] : []),
    ...(filter.subject ? [sql`e.subject = ${filter.subject}`] : []),
    ...(filter.from ? [sql`e.at >= ${filter.from}`] : []),
    ...(filter.to ? [sql`e.at < ${filter.to}`] : []),
    ...(after ? [sql`(e.at < ${after.at} or (e.at = ${after.at} and e.id > ${after.id}))`] : []),
  ]
  const { rows } = await sql<
    Omit<AuditLine, 'detail' | 'number'> & { document: Buffer; number: string | null }
  >`
    select e.id, e.at, e.actor, i.name, e.action, e.subject, e.document, e.words,
           e.words is null and octet_length(e.words_salt) = 0 as "wordsErased", s.number
    from audit_entry e
    join audit_identity i on i.organisation = e.organisation and i.id = e.actor
    left join audit_seal s on s.organisation = e.organisation and s.entry = e.id
    where ${sql.join(wanted, sql` and `)}
    order by e.at desc, e.id limit ${limit}`.execute(tx)
  return rows.map(({ document, number, ...line }) => ({
    ...line,
    detail: (JSON.parse(document.toString('utf8')) as { detail: Record<string, unknown> }).detail,
    number: number === null ? null : Number(number),
  }))
}

/** The actions that the log holds, for a filter to choose from. */
export async function auditActions(tx: Tx, organisation: string): Promise<string[]> {
  // A skip scan: one probe of the index an action, however long the log is.
  const { rows } = await sql<{ action: string }>`
    with recursive actions as (
      (select action from audit_entry where organisation = ${organisation} order by action limit 1)
      union all
      select (select e.action from audit_entry e where e.organisation = ${organisation} and e.action > a.action
              order by e.action limit 1) from actions a where a.action is not null)
    select action from actions where action is not null limit 500`.execute(tx)
  return rows.map(({ action }) => action)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

async function actorId(tx: Tx, organisation: string, actor: string): Promise<string | undefined> {
  if (uuid.test(actor)) return actor
  const row = await tx
    .selectFrom('audit_identity')
    .select('id')
    .where('organisation', '=', organisation)
    .where('name', '=', actor.toLowerCase())
    .executeTakeFirst()
  return row?.id
}

/** '/' follows '.' in ASCII: everything that begins with `thing.` stands below `thing/`. */
function actionIs(action: string) {
  return action.includes('.')
    ? sql`e.action = ${action}`
    : sql`e.action >= ${`${action}.`} collate "C" and e.action < ${`${action}/`} collate "C"`
}
