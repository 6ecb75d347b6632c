import { sql } from 'kysely'
import { atomically, type Database } from '../../database/database.ts'
import type { Claimed } from '../claim.ts'
import { giveBack, keepPoll, type PollOutcome } from '../poll.ts'
import type { FetchMail } from './fetch-mail.ts'
import { toMbox } from './mbox.ts'
import { mailboxOf, moveMark } from './rows.ts'

/**
 * Takes what is new in a claimed mailbox. Messages, the ledger and the mark up to which they were taken are committed together: a
 * crash before that takes them again, and none is taken twice. Null where another worker took over.
 */
export async function pollMailbox(
  db: Database,
  organisation: string,
  claimed: Claimed,
  fetch: FetchMail,
  now: () => Date,
  leaving?: AbortSignal,
): Promise<PollOutcome | null> {
  const startedAt = now()
  const known = await atomically(db, organisation, (tx) => mailboxOf(tx, organisation, claimed.source))
  const fetched = known
    ? await fetch(known.mailbox, known.mark, leaving)
    : { ok: false as const, message: 'How this mailbox is reached is not known; set it up again.' }
  if (leaving?.aborted) return giveBack(db, organisation, claimed)
  const times = { startedAt, endedAt: now() }
  return atomically(db, organisation, async (tx) => {
    const outcome = await keepPoll(tx, claimed, answerOf(fetched, known?.mailbox), times)
    if (outcome === null || !fetched.ok) return outcome
    await moveMark(tx, organisation, claimed.source, fetched.mark)
    if (fetched.more)
      await sql`update source_state set due_at = clock_timestamp() where source = ${claimed.source}`.execute(
        tx,
      )
    return outcome
  })
}

/** What was fetched as the answer of an address: new messages are its bytes, none is "not modified". */
function answerOf(
  fetched: Awaited<ReturnType<FetchMail>>,
  at: { host: string; folder: string } | undefined,
): Parameters<typeof keepPoll>[2] {
  if (!fetched.ok) return { ok: false, fault: 'unreachable', message: fetched.message }
  if (fetched.messages.length === 0)
    return { ok: false, fault: 'not-modified', message: 'Nothing is new there.' }
  const finalUrl = `imap://${at?.host}/${encodeURIComponent(at?.folder ?? '')}`
  return { ok: true, bytes: toMbox(fetched.messages), type: 'application/mbox', finalUrl, headers: {} }
}
