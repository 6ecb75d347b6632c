import type { Database } from '../database/database.ts'
import type { Claimed } from './claim.ts'
import { type FetchMail, mailFetch } from './mailbox/fetch-mail.ts'
import { pollMailbox } from './mailbox/poll-mailbox.ts'
import { type Fetch, type PollOutcome, pollClaimed, sourceFetch } from './poll.ts'

/** How what is polled is reached: addresses and mailboxes. */
export type Ways = { address: Fetch; mailbox: FetchMail }

/** The ways out, with the caps of a source. `allowPrivate` only where an operator said so. */
export function sourceWays(allowPrivate: boolean): Ways {
  return { address: sourceFetch(allowPrivate), mailbox: mailFetch(allowPrivate) }
}

/** Polls a claimed source in its own way. Null where another worker took over. */
export function pollSource(
  db: Database,
  organisation: string | null,
  claimed: Claimed,
  ways: Ways,
  now: () => Date,
  leaving?: AbortSignal,
): Promise<PollOutcome | null> {
  return claimed.way === 'mailbox' && organisation !== null
    ? pollMailbox(db, organisation, claimed, ways.mailbox, now, leaving)
    : pollClaimed(db, organisation, claimed, ways.address, now, leaving)
}
