import { countPastDrafts, lookAtDiscarded } from '../../alerts/draft-discard.ts'
import { legalHolds } from '../../alerts/legal-hold.ts'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Database, type Tx } from '../../database/database.ts'
import { takeStep } from '../../database/step-due.ts'
import {
  countPastMail,
  forgetLinks,
  forgetOutbox,
  forgetRecipients,
} from '../../deliveries/forget-recipients.ts'
import { heldPeople } from '../../exposure/held-people.ts'
import { countPastStays, forgetStays, forgetTrips } from '../../people/forget-stays.ts'
import { type Settings, settingsOf } from '../../people/setting.ts'
import { countPastNotes, forgetNotes } from '../../replies/forget-notes.ts'
import type { RetentionPreview } from './contract.ts'

/** Rows forgotten in one transaction: nobody who writes waits long. */
const batch = 2_000
/** Transactions a kind in one run; what is left goes tomorrow, or at once by running again. */
const mostBatches = 500
const dayInSeconds = 86_400
/** Counts shown for the next run stop here. */
const countedUpTo = 10_000

type Forgotten = Record<'stays' | 'trips' | 'notes' | 'outbox' | 'recipients' | 'links', number>

/**
 * Once a day, forgets personal data whose days are over, in batches, and notes the counts in the audit log. Answers how
 * many rows it forgot, at least 1 where it ran.
 */
export async function runRetention(db: Database, organisation: string, now: Date): Promise<number> {
  const isDue = await atomically(db, organisation, (tx) =>
    takeStep(tx, organisation, 'retention', dayInSeconds),
  )
  if (!isDue) return 0
  const forgotten = await forgetPast(db, organisation, now)
  await atomically(db, organisation, (tx) => lookAtDiscarded(tx, organisation, now))
  const sum = Object.values(forgotten).reduce((all, count) => all + count, 0)
  if (sum > 0)
    await atomically(db, organisation, (tx) =>
      recordAudit(tx, organisation, { actor: 'retention', action: 'retention.ran', detail: forgotten, now }),
    )
  return sum + 1
}

async function forgetPast(db: Database, organisation: string, now: Date): Promise<Forgotten> {
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, organisation, work)
  const settings = await act((tx) => settingsOf(tx, organisation))
  const before = cutoffs(settings, now)
  const all = async (step: (tx: Tx) => Promise<number | null>, isDone = (count: number) => count < batch) => {
    let sum = 0
    for (let turn = 0; turn < mostBatches; turn++) {
      const count = await act(step)
      sum += count ?? 0
      if (count === null || isDone(count)) break
    }
    return sum
  }
  const kept = await act((tx) => heldPeople(tx, organisation))
  const stays = { before: before.stay, kept, limit: batch }
  const recipients = { before: before.recipient, limit: batch }
  return {
    stays: await all((tx) => forgetStays(tx, organisation, stays)),
    trips: await all((tx) => forgetTrips(tx, organisation, stays)),
    notes: await all((tx) => forgetNotes(tx, organisation, { before: before.note, limit: batch })),
    outbox: await all((tx) => forgetOutbox(tx, organisation, { before: before.outbox, limit: batch })),
    // A notice may have nothing to forget and another behind it much: only `null` says that none is left.
    recipients: await all(
      (tx) => forgetRecipients(tx, organisation, recipients),
      () => false,
    ),
    links: await all((tx) => forgetLinks(tx, organisation, recipients)),
  }
}

/** What the next run would forget if it ran now. */
export async function previewRetention(tx: Tx, organisation: string, now: Date): Promise<RetentionPreview> {
  const before = cutoffs(await settingsOf(tx, organisation), now)
  const limit = countedUpTo
  const kept = await heldPeople(tx, organisation)
  const stays = await countPastStays(tx, organisation, { before: before.stay, kept, limit })
  const notes = await countPastNotes(tx, organisation, { before: before.note, limit })
  const mail = await countPastMail(tx, organisation, { ...before, limit })
  const counted = (kind: string, count: number) => ({ kind, count, more: count >= limit })
  const due = await tx
    .selectFrom('step_due')
    .select('at')
    .where('organisation', '=', organisation)
    .where('step', '=', 'retention')
    .executeTakeFirst()
  const held = await legalHolds(tx, organisation)
  return {
    kinds: [
      counted('stays', stays),
      counted('notes', notes),
      counted('outbox', mail.outbox),
      counted('recipients', mail.notices),
      counted('drafts', await countPastDrafts(tx, organisation, now, limit)),
    ],
    nextRun: due?.at.toISOString() ?? null,
    held: held.map((hold) => ({ ...hold, since: hold.since.toISOString() })),
  }
}

function cutoffs(settings: Settings, now: Date) {
  const ago = (days: number) => new Date(now.getTime() - days * dayInSeconds * 1000)
  return {
    stay: ago(settings.retentionStay),
    note: ago(settings.retentionNote),
    outbox: ago(settings.retentionOutbox),
    recipient: ago(settings.retentionRecipient),
  }
}
