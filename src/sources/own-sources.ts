import { randomBytes, randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'
import type { Reliability } from '../vocabulary/grading.ts'
import { knownSources } from './add.ts'
import type { Mailbox } from './mailbox/mailbox.ts'
import { keepMailbox } from './mailbox/rows.ts'
import type { Way } from './source.ts'
import { writeSources } from './write.ts'

export const deskKey = 'desk'

/** The source of what somebody phoned in to this organisation’s desk, made on first use. */
export async function deskSource(tx: Tx, organisation: string, now: Date): Promise<string> {
  const known = await ownSource(tx, organisation, deskKey)
  if (known) return known
  return addOwn(tx, organisation, {
    ...{ key: deskKey, name: 'Told to the desk', way: 'desk', format: 'note', reliability: 'F', now },
  })
}

/**
 * A webhook of this organisation: its id and the secret to sign with, `whsec_…`, which is shown once. Null where another source has
 * the key; a webhook of that key that was removed is back, with a new secret.
 */
export async function addWebhook(
  tx: Tx,
  organisation: string,
  given: { key: string; name: string; format: string; reliability: Reliability; now: Date },
): Promise<{ id: string; secret: string } | null> {
  const known = (await knownSources(tx)).filter(({ key }) => key === given.key)
  if (known.some(({ owner, isRemoved, url }) => owner !== organisation || !isRemoved || url !== null))
    return null
  const id = await addOwn(tx, organisation, { ...given, way: 'webhook' })
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  await tx
    .insertInto('webhook_secret')
    .values({ organisation, source: id, secret })
    .onConflict((on) => on.columns(['organisation', 'source']).doUpdateSet({ secret }))
    .execute()
  return { id, secret }
}

/** What is said of a watched mailbox beside how it is reached. */
export type MailboxSource = {
  key: string
  name: string
  reliability: Reliability
  everySeconds: number
}

/** Has a mailbox of this organisation watched, or changes how; answers its source. Null where the key is another kind of source’s. */
export async function watchMailbox(
  tx: Tx,
  organisation: string,
  { mailbox, now, ...given }: MailboxSource & { mailbox: Mailbox; now: Date },
): Promise<string | null> {
  const known = await tx
    .selectFrom('source')
    .select(['id', 'way'])
    .where('organisation', '=', organisation)
    .where('key', '=', given.key)
    .executeTakeFirst()
  if (known && known.way !== 'mailbox') return null
  const id = known?.id ?? (await addOwn(tx, organisation, { ...given, way: 'mailbox', format: 'mail', now }))
  const { name, reliability, everySeconds } = given
  await tx
    .updateTable('source')
    .set((row) => ({
      ...{ name, reliability, every_seconds: everySeconds, changed_at: now, removed_at: null },
      // One that was taken out of watching is back, and on.
      enabled_at: row.case().when('removed_at', 'is not', null).then(now).else(row.ref('enabled_at')).end(),
    }))
    .where('id', '=', id)
    .execute()
  await keepMailbox(tx, organisation, id, mailbox)
  await tx
    .updateTable('source_state')
    .set({ host: `${mailbox.host}:${mailbox.port}`, due_at: now, faults: 0, fault: null })
    .where('source', '=', id)
    .execute()
  return id
}

async function ownSource(tx: Tx, organisation: string, key: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('source')
    .select('id')
    .where('organisation', '=', organisation)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.id
}

type Own = {
  key: string
  name: string
  way: Way
  format: string
  reliability: Reliability
  everySeconds?: number
  now: Date
}

async function addOwn(
  tx: Tx,
  organisation: string,
  { key, name, way, format, reliability, everySeconds = 86_400, now }: Own,
) {
  await writeSources(tx, organisation, [
    {
      ...{ key, name, way, url: null, format, family: `${way}-${randomUUID().slice(0, 8)}`, country: null },
      ...{ region: null, kinds: [], language: null, timeZone: 'Etc/UTC', reliability, terms: 'our own' },
      ...{ sets: [], everySeconds, silentAfterSeconds: null, verified: null },
    },
  ])
  const id = (await ownSource(tx, organisation, key)) as string
  await tx.updateTable('source').set({ enabled_at: now }).where('id', '=', id).execute()
  return id
}
