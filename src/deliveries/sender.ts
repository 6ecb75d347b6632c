import type { EmailChannel } from '../channels/email.ts'
import { aCircuit, type Circuit } from './circuit.ts'
import type { Letterhead } from './message.ts'

export type SenderSettings = Letterhead & {
  /** Null: no mail server is configured, everything goes to the outbox. */
  email: EmailChannel | null
  /** A name no other worker has. */
  worker: string
  clock: () => Date
  /** Messages on their way at once, and so the most that a crash can leave in doubt. */
  concurrency?: number
  /** Deliveries leased at once. */
  batch?: number
  leaseSeconds?: number
  random?: () => number
}

/** What a worker sends with; one for the life of a process, because it remembers whether the mail server is there. */
export type Sender = Required<SenderSettings> & { circuit: Circuit }

/** A sender with the defaults: 10 at once, batches of 200, a lease of 45 s. */
export function aSender(settings: SenderSettings): Sender {
  return {
    concurrency: 10,
    batch: 200,
    leaseSeconds: 45,
    random: Math.random,
    ...settings,
    circuit: aCircuit(),
  }
}
