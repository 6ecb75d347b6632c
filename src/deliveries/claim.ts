import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Lane } from './delivery.ts'

/** A delivery leased to a worker. `attempt` is the fence: what comes back under an older one is refused. */
export type Claimed = {
  id: string
  notice: string
  recipient_kind: 'person' | 'contact' | 'address'
  recipient: string
  lane: Lane
  attempt: number
  message_id: string
}
export type Claim = { organisation: string; lane: Lane; worker: string; limit: number; leaseSeconds: number }
export type Held = { organisation: string; worker: string; deliveries: { id: string; attempt: number }[] }

/**
 * Leases up to `limit` due deliveries of one organisation and lane to a worker. One statement: `bench/deliveries.ts`
 * measures it against claiming row by row. An expired lease is due again by itself. The lease runs on the database's
 * clock, because workers' clocks disagree. The array is there so that the inner query runs once: as `id in (select …)` the
 * planner may run it anew for each row, which leased more than the limit.
 */
export async function claimDue(tx: Tx, claim: Claim): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    update delivery set state = 'leased', attempt = attempt + 1, leased_to = ${claim.worker},
           due = clock_timestamp() + make_interval(secs => ${claim.leaseSeconds})
    where organisation = ${claim.organisation} and id = any(array(
      select id from delivery
      where organisation = ${claim.organisation} and lane = ${claim.lane}
        and state in ('pending', 'retrying', 'leased') and due <= clock_timestamp()
      order by due limit ${claim.limit} for update skip locked))
    returning id, notice, recipient_kind, recipient, lane, attempt, message_id`.execute(tx)
  return rows
}

/**
 * Marks deliveries as being sent, right before they are; answers the ids that are still ours. Committed before the first
 * byte leaves, it is what a crash leaves behind: at most one slice of a worker is ever in doubt. Asking again under the
 * same attempt answers the same, so a commit whose answer got lost can be repeated.
 */
export async function markSending(tx: Tx, held: Held, leaseSeconds: number): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update delivery d set state = 'sending', due = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from ${heldRows(held)}
    where d.organisation = ${held.organisation} and d.id = h.id and d.attempt = h.attempt
      and d.leased_to = ${held.worker} and d.state in ('leased', 'sending')
    returning d.id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Says that a worker lives: its leases, and what it is sending, last longer. */
export async function heartbeat(tx: Tx, held: Held, leaseSeconds: number): Promise<void> {
  await sql`
    update delivery d set due = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from ${heldRows(held)}
    where d.organisation = ${held.organisation} and d.id = h.id and d.attempt = h.attempt
      and d.leased_to = ${held.worker} and d.state in ('leased', 'sending')`.execute(tx)
}

/** Gives leased deliveries back untouched, due at once; the attempt that did not happen is not counted. */
export async function release(tx: Tx, held: Held): Promise<void> {
  await sql`
    update delivery d set state = case when d.attempt > 1 then 'retrying' else 'pending' end,
           attempt = d.attempt - 1, leased_to = null, due = clock_timestamp()
    from ${heldRows(held)}
    where d.organisation = ${held.organisation} and d.id = h.id and d.attempt = h.attempt
      and d.leased_to = ${held.worker} and d.state = 'leased'`.execute(tx)
}

/** True where something of a lane waits to be claimed now. */
export async function hasDue(tx: Tx, organisation: string, lane: Lane): Promise<boolean> {
  const { rows } = await sql`
    select from delivery where organisation = ${organisation} and lane = ${lane}
      and state in ('pending', 'retrying', 'leased') and due <= clock_timestamp() limit 1`.execute(tx)
  return rows.length > 0
}

function heldRows({ deliveries }: Held) {
  return sql`unnest(${deliveries.map(({ id }) => id)}::uuid[],
                    ${deliveries.map(({ attempt }) => attempt)}::integer[]) as h (id, attempt)`
}
