import { setTimeout as wait } from 'node:timers/promises'
import type { EmailChannel } from '../channels/email.ts'
import { atomically, type Database, isOutage, type Tx } from '../database/database.ts'
import { type Held, hasDue, heartbeat, markSending, release } from './claim.ts'
import type { Draft } from './drafts.ts'
import { finish, type Result } from './finish.ts'
import type { Sender } from './sender.ts'

/**
 * Hands leased mail over, `concurrency` at a time: mark a slice as being sent and commit, send it, write what came of it
 * and mark the next in one transaction. Stops early, giving its leases back, when the server turns out to be away or
 * life-safety messages wait behind ordinary ones. Answers how many results were written.
 */
export async function sendSlices(db: Database, organisation: string, sender: Sender, drafts: Draft[]) {
  const { email, worker, concurrency, leaseSeconds } = sender
  if (!email || !drafts.length) return 0
  const held = (some: Draft[]): Held => ({
    organisation,
    worker,
    deliveries: some.map(({ delivery }) => delivery),
  })
  let waiting = drafts
  const beat = setInterval(
    () => atomically(db, organisation, (tx) => heartbeat(tx, held(drafts), leaseSeconds)).catch(() => {}),
    (leaseSeconds * 1_000) / 3,
  )
  let written = 0
  let results: Result[] = []
  try {
    do {
      const step = await whenBack(leaseSeconds, () =>
        atomically(db, organisation, async (tx) => {
          const done = await writeDown(tx, organisation, sender, results)
          const go = waiting.length > 0 && (await mayGoOn(tx, organisation, sender, waiting))
          if (!go) await release(tx, held(waiting))
          const next = go ? waiting.slice(0, concurrency) : []
          const ours = await markSending(tx, held(next), leaseSeconds)
          const slice = next.filter(({ delivery }) => ours.has(delivery.id))
          return { done, slice, rest: go ? waiting.slice(concurrency) : [] }
        }),
      )
      written += step.done
      waiting = step.rest
      results = await Promise.all(step.slice.map((draft) => handOver(email, sender, draft)))
    } while (results.length || waiting.length)
  } finally {
    clearInterval(beat)
  }
  return written
}

/**
 * Repeats a transaction while the database is away, for as long as the leases hold: what was sent is known here and
 * nowhere else, and would be in doubt for ever if a restarting server lost it.
 */
async function whenBack<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + seconds * 1_000
  for (;;) {
    try {
      return await work()
    } catch (fault) {
      if (!isOutage(fault) || performance.now() > until) throw fault
      await wait(500)
    }
  }
}

async function writeDown(tx: Tx, organisation: string, sender: Sender, results: Result[]) {
  const { worker, random } = sender
  return (await finish(tx, { organisation, worker, now: sender.clock(), random }, results)).length
}

async function mayGoOn(tx: Tx, organisation: string, { circuit, clock }: Sender, waiting: Draft[]) {
  if (circuit.allowed(clock()) === 0) return false
  return waiting[0]?.delivery.lane === 'life-safety' || !(await hasDue(tx, organisation, 'life-safety'))
}

async function handOver(email: EmailChannel, { circuit, clock }: Sender, draft: Draft): Promise<Result> {
  if (!draft.mail) return { delivery: draft.delivery, outcome: draft.fault }
  const outcome = await email.send(draft.mail)
  circuit.note(outcome, clock())
  return { delivery: draft.delivery, outcome }
}
