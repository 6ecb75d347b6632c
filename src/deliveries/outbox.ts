import { randomUUID } from 'node:crypto'
import type { Email } from '../channels/email.ts'
import type { Tx } from '../database/database.ts'

export type OutboxEntry = { id: string; recipient: string; subject: string; at: Date }
export type OutboxMessage = OutboxEntry & { plain: string; html: string; headers: Record<string, string> }
/** Behind which entry a page of the list begins. */
export type OutboxCursor = { at: Date; id: string }

/** Keeps mail that is not sent, once for each delivery: a repeated attempt finds it there. A test mail belongs to none. */
export async function keepInOutbox(
  tx: Tx,
  organisation: string,
  mails: { delivery: string | null; email: Email }[],
  now: Date,
): Promise<void> {
  if (!mails.length) return
  await tx
    .insertInto('outbox_message')
    .values(
      mails.map(({ delivery, email }) => ({
        organisation,
        id: randomUUID(),
        delivery,
        recipient: `${email.to.name} <${email.to.address}>`,
        subject: email.subject,
        plain: email.plain,
        html: email.html ?? '',
        headers: JSON.stringify(headersOf(email)),
        at: now,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
}

/** The kept mail, latest first, `limit` at a time; behind `after` where it is given. */
export async function listOutbox(
  tx: Tx,
  organisation: string,
  page: { after?: OutboxCursor; limit: number },
): Promise<OutboxEntry[]> {
  const { after, limit } = page
  return tx
    .selectFrom('outbox_message')
    .select(['id', 'recipient', 'subject', 'at'])
    .where('organisation', '=', organisation)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, and, or }) =>
        or([
          eb('at', '<', after?.at ?? new Date(0)),
          and([eb('at', '=', after?.at ?? new Date(0)), eb('id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** One kept mail, or undefined. `html` is empty where its reader wants plain text only. */
export async function outboxMessage(
  tx: Tx,
  organisation: string,
  id: string,
): Promise<OutboxMessage | undefined> {
  const row = await tx
    .selectFrom('outbox_message')
    .select(['id', 'recipient', 'subject', 'at', 'plain', 'html', 'headers'])
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, headers: row.headers as Record<string, string> }
}

function headersOf({ from, messageId, references, headers }: Email): Record<string, string> {
  return {
    From: `${from.name} <${from.address}>`,
    'Message-ID': messageId,
    ...(references.length ? { References: references.join(' ') } : {}),
    ...headers,
  }
}
