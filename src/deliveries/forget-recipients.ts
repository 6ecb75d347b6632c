import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { forgetReceipts } from '../exposure/held-people.ts'

type Past = { before: Date; limit: number }

/**
 * Forgets the detail of one notice from before `before`: what mail servers said of each recipient, what a help case said,
 * and where its audience was seen. That each was told, when and by which way, stays. Answers how many rows changed, and
 * null where no notice is left; a notice of many recipients takes several calls of `limit`.
 */
export async function forgetRecipients(tx: Tx, organisation: string, past: Past): Promise<number | null> {
  const notice = await oldestNotice(tx, organisation, past.before)
  if (!notice) return null
  const spoken = await forgetServerWords(tx, organisation, notice.id, past.limit)
  const receipts =
    notice.kind === 'alert' && notice.alert && notice.number
      ? await forgetReceipts(tx, organisation, { alert: notice.alert, number: notice.number }, past.limit)
      : 0
  if (spoken < past.limit && receipts < past.limit) await closeNotice(tx, organisation, notice.id)
  return spoken + receipts
}

/** Deletes up to `limit` personal links that ended before `before`: they opened nothing any more. */
export async function forgetLinks(tx: Tx, organisation: string, { before, limit }: Past): Promise<number> {
  const { numAffectedRows } = await sql`
    with due as materialized (
      select token_hash from reply_link where organisation = ${organisation} and expires_at < ${before}
      order by expires_at limit ${limit} for update skip locked)
    delete from reply_link l using due
    where l.organisation = ${organisation} and l.token_hash = due.token_hash`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Deletes up to `limit` kept mails from before `before`, but those of a situation under legal hold. */
export async function forgetOutbox(tx: Tx, organisation: string, past: Past): Promise<number> {
  const { numAffectedRows } = await sql`
    with due as materialized (${pastOutbox(organisation, past)} for update of m skip locked)
    delete from outbox_message m using due where m.organisation = ${organisation} and m.id = due.id`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

/** How many kept mails, and how many notices' details, the next run would forget; each counted up to `limit`. */
export async function countPastMail(
  tx: Tx,
  organisation: string,
  { outbox, recipient, limit }: { outbox: Date; recipient: Date; limit: number },
): Promise<{ outbox: number; notices: number }> {
  const { rows } = await sql<{ outbox: number; notices: number }>`
    select (select count(*) from (${pastOutbox(organisation, { before: outbox, limit })}) m)::int as outbox,
           (select count(*) from (select from ${pastNotices(organisation, recipient)} limit ${limit}) n)::int as notices`.execute(
    tx,
  )
  return rows[0] ?? { outbox: 0, notices: 0 }
}

function pastOutbox(organisation: string, { before, limit }: Past) {
  return sql`
    select m.id from outbox_message m where m.organisation = ${organisation} and m.at < ${before}
      and not exists (
        select from delivery d
        join notice n on n.organisation = d.organisation and n.id = d.notice
        join alert a on a.organisation = n.organisation and a.id = n.alert
        join legal_hold h on h.organisation = a.organisation and h.situation = a.situation
        where d.organisation = m.organisation and d.id = m.delivery)
    order by m.at limit ${limit}`
}

/** Whose alert is still in force is not past, however long ago it was told. */
function pastNotices(organisation: string, before: Date) {
  return sql`notice n where n.organisation = ${organisation} and n.detail_erased_at is null and n.state = 'expanded'
    and n.created_at < ${before}
    and not exists (
      select from alert a where a.organisation = n.organisation and a.id = n.alert and (a.state = 'issued' or exists (
        select from legal_hold h where h.organisation = a.organisation and h.situation = a.situation)))`
}

async function oldestNotice(tx: Tx, organisation: string, before: Date) {
  const { rows } = await sql<{ id: string; kind: string; alert: string | null; number: number | null }>`
    select n.id, n.kind, n.alert, n.number from ${pastNotices(organisation, before)}
    order by n.created_at limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

async function forgetServerWords(tx: Tx, organisation: string, notice: string, limit: number) {
  const { rows } = await sql<{ count: number }>`
    with due as materialized (
      select d.id from delivery d where d.organisation = ${organisation} and d.notice = ${notice}
        and (d.last_fault is not null or exists (
          select from attempt a where a.organisation = d.organisation and a.delivery = d.id and a.text is not null))
      limit ${limit}),
    attempts as (
      update attempt a set text = null from due where a.organisation = ${organisation} and a.delivery = due.id),
    faults as (
      update delivery d set last_fault = null from due where d.organisation = ${organisation} and d.id = due.id)
    select count(*)::int as count from due`.execute(tx)
  return rows[0]?.count ?? 0
}

async function closeNotice(tx: Tx, organisation: string, notice: string) {
  await sql`
    update notice set about = null, detail_erased_at = now()
    where organisation = ${organisation} and id = ${notice}`.execute(tx)
  await tx
    .updateTable('letter_recipient')
    .set({ name: 'No longer kept', email: '' })
    .where('organisation', '=', organisation)
    .where('notice', '=', notice)
    .execute()
}
