import { atomically, type Database, type Tx } from '../database/database.ts'
import { claimDue } from './claim.ts'
import { type Lane, lanes } from './delivery.ts'
import { type Draft, draftMails } from './drafts.ts'
import { finish, type Result } from './finish.ts'
import { noteDeliveries } from './note.ts'
import { keepInOutbox } from './outbox.ts'
import type { Sender } from './sender.ts'
import { sendSlices } from './slices.ts'
import { markUnknown } from './unknown.ts'

/** `claimed` is 0 where nothing was due. `written` counts results, temporary failures among them. */
export type Sent = { claimed: number; written: number; unknown: number }

/**
 * Sends one batch of each lane that is due in an organisation, life-safety first; call it again while `claimed` is not 0.
 * Never throws for what a mail server or one recipient does: that is kept on the delivery. Throws when the database goes.
 */
export async function sendDue(db: Database, organisation: string, sender: Sender): Promise<Sent> {
  const unknown = await atomically(db, organisation, (tx) => markUnknown(tx, organisation, sender.clock()))
  const sent: Sent = { claimed: 0, written: 0, unknown }
  for (const lane of lanes) {
    const { claimed, drafts } = await claimBatch(db, organisation, lane, sender)
    sent.claimed += claimed.length
    sent.written += await sendBatch(db, organisation, sender, drafts)
    const notices = claimed.map(({ notice }) => notice)
    await atomically(db, organisation, (tx) => noteDeliveries(tx, organisation, notices))
  }
  return sent
}

/** Leases a batch and writes its messages; while the mail server rests, only what stays here is taken. */
async function claimBatch(db: Database, organisation: string, lane: Lane, sender: Sender) {
  return atomically(db, organisation, async (tx) => {
    const limit = (await staysHere(tx, organisation, sender))
      ? sender.batch
      : Math.min(sender.batch, sender.circuit.allowed(sender.clock()))
    const { worker, leaseSeconds } = sender
    const claimed = limit ? await claimDue(tx, { organisation, lane, worker, limit, leaseSeconds }) : []
    return { claimed, drafts: await draftMails(tx, organisation, claimed, sender) }
  })
}

async function staysHere(tx: Tx, organisation: string, { email }: Sender) {
  if (!email) return true
  const setting = await tx
    .selectFrom('organisation_setting')
    .select('demonstration')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return setting?.demonstration === true
}

async function sendBatch(db: Database, organisation: string, sender: Sender, drafts: Draft[]) {
  const remote = drafts.filter((draft) => draft.mail && !draft.local && sender.email)
  const here = drafts.filter((draft) => !remote.includes(draft))
  const kept = await atomically(db, organisation, (tx) => keepHere(tx, organisation, sender, here))
  return kept + (await sendSlices(db, organisation, sender, remote))
}

/** What is not sent: mail for the outbox, kept in the transaction that says so, and what could not be written at all. */
async function keepHere(tx: Tx, organisation: string, sender: Sender, drafts: Draft[]) {
  const now = sender.clock()
  const results = drafts.map(({ delivery, mail, fault }): Result => {
    if (!mail) return { delivery, outcome: fault }
    return { delivery, outcome: { outcome: 'handed-over', code: null, text: 'Kept in the local outbox.' } }
  })
  const { worker, random } = sender
  const written = await finish(tx, { organisation, worker, now, random }, results)
  const ids = new Set(written.map(({ delivery }) => delivery.id))
  const mails = drafts.flatMap(({ delivery, mail }) =>
    mail && ids.has(delivery.id) ? [{ delivery: delivery.id, email: mail }] : [],
  )
  await keepInOutbox(tx, organisation, mails, now)
  return written.length
}
