import type { Tx } from '../../database/database.ts'
import type { Mailbox, MailboxSecurity, MailMark } from './mailbox.ts'

/** A mailbox as it is kept, with up to where it was taken. */
export async function mailboxOf(
  tx: Tx,
  organisation: string,
  source: string,
): Promise<{ mailbox: Mailbox; mark: MailMark } | undefined> {
  const row = await tx
    .selectFrom('mailbox')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('source', '=', source)
    .executeTakeFirst()
  if (!row) return undefined
  const { host, port, username, password, folder, senders, uid_validity, uid } = row
  return {
    mailbox: { host, port, security: row.security as MailboxSecurity, username, password, folder, senders },
    mark: uid_validity === null ? null : { uidValidity: BigInt(uid_validity), uid: Number(uid) },
  }
}

/** Keeps how a mailbox is reached. Another folder, server or name is another mailbox: it is read from the start. */
export async function keepMailbox(
  tx: Tx,
  organisation: string,
  source: string,
  mailbox: Mailbox,
): Promise<void> {
  const before = await mailboxOf(tx, organisation, source)
  const isSame =
    before !== undefined &&
    (['host', 'username', 'folder'] as const).every((part) => before.mailbox[part] === mailbox[part])
  const row = { ...mailbox, ...(isSame ? {} : { uid_validity: null, uid: 0 }) }
  await tx
    .insertInto('mailbox')
    .values({ organisation, source, ...row })
    .onConflict((on) => on.columns(['organisation', 'source']).doUpdateSet(row))
    .execute()
}

export async function moveMark(
  tx: Tx,
  organisation: string,
  source: string,
  mark: NonNullable<MailMark>,
): Promise<void> {
  await tx
    .updateTable('mailbox')
    .set({ uid_validity: mark.uidValidity, uid: mark.uid })
    .where('organisation', '=', organisation)
    .where('source', '=', source)
    .execute()
}
