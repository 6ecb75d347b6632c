import { sql } from 'kysely'
import type { Outcome } from '../channels/outcome.ts'
import type { Tx } from '../database/database.ts'
import type { Claimed } from './claim.ts'
import { countDeltas, moved } from './counts.ts'
import type { DeliveryState } from './delivery.ts'
import { retryAfter } from './retry.ts'

/** What came of one claimed delivery. */
export type Result = { delivery: Claimed; outcome: Outcome }
export type Finished = { organisation: string; worker: string; now: Date; random: () => number }

/**
 * Writes what came of a slice: states, the attempts, the counters. A result whose lease was lost meanwhile is dropped: its
 * delivery is another's or `unknown` by then. Answers the results that were written, with the state each led to.
 */
export async function finish(tx: Tx, at: Finished, results: Result[]) {
  if (!results.length) return []
  const written = await writeStates(
    tx,
    at,
    results.map((result) => ({ ...result, ...nextState(result, at.random) })),
  )
  await writeAttempts(tx, at, written)
  await countDeltas(tx, at.organisation, written.flatMap(countersOf))
  return written
}

type Next = { state: DeliveryState; waitSeconds: number }
type Written = Result & Next

function nextState({ delivery, outcome }: Result, random: () => number): Next {
  if (outcome.outcome === 'handed-over') return { state: 'handed-over', waitSeconds: 0 }
  if (outcome.outcome === 'permanent') return { state: 'refused', waitSeconds: 0 }
  if (outcome.outcome === 'unknown') return { state: 'unknown', waitSeconds: 0 }
  const waitSeconds = retryAfter(delivery.lane, delivery.attempt, random())
  return waitSeconds === null ? { state: 'failed', waitSeconds: 0 } : { state: 'retrying', waitSeconds }
}

async function writeStates(tx: Tx, at: Finished, results: Written[]): Promise<Written[]> {
  const rows = results.map(({ delivery, outcome, state, waitSeconds }) => ({
    id: delivery.id,
    attempt: delivery.attempt,
    state,
    wait: waitSeconds,
    fault: outcome.outcome === 'handed-over' ? null : outcome.text,
  }))
  const { rows: done } = await sql<{ id: string }>`
    update delivery d set state = r.state, leased_to = null, last_fault = r.fault,
           due = clock_timestamp() + make_interval(secs => r.wait),
           handed_over_at = case when r.state = 'handed-over' then ${at.now}::timestamptz else d.handed_over_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, attempt integer, state text, wait double precision, fault text)
    where d.organisation = ${at.organisation} and d.id = r.id and d.attempt = r.attempt
      and d.leased_to = ${at.worker} and d.state in ('leased', 'sending')
    returning d.id`.execute(tx)
  const ids = new Set(done.map(({ id }) => id))
  return results.filter(({ delivery }) => ids.has(delivery.id))
}

async function writeAttempts(tx: Tx, at: Finished, results: Written[]) {
  if (!results.length) return
  await tx
    .insertInto('attempt')
    .values(
      results.map(({ delivery, outcome }) => ({
        organisation: at.organisation,
        delivery: delivery.id,
        number: delivery.attempt,
        outcome: outcome.outcome,
        code: outcome.code,
        text: outcome.text,
        at: at.now,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
}

function countersOf({ delivery, state }: Written) {
  if (state === 'retrying') return []
  return moved(delivery.notice, 'waiting', state as 'handed-over' | 'refused' | 'unknown' | 'failed')
}
