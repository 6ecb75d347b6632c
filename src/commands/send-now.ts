import pino from 'pino'
import { atomically } from '../database/database.ts'
import { progressOfAlert } from '../deliveries/progress.ts'
import { systemClock } from '../server/clock.ts'
import { openSending } from '../server/sending.ts'
import { workerSteps } from '../server/steps.ts'
import { round } from '../server/worker.ts'
import type { Installation } from './installation.ts'

/** At most this long a command keeps sending by itself, in milliseconds; a running server goes on after it. */
const patience = 60_000

/**
 * Does due work until there is none, so that an alert issued from the command line leaves even when no server runs.
 * With a server beside it both claim from the same rows. Answers how far the alert's latest revision is told.
 */
export async function sendNow({ config, db, secret }: Installation, organisation: string, alert: string) {
  const sending = openSending(config, secret, systemClock)
  const steps = workerSteps(db, sending, systemClock)
  const until = Date.now() + patience
  while ((await round(db, steps, pino({ level: 'silent' }))) > 0 && Date.now() < until);
  sending.close()
  const notices = await atomically(db, organisation, (tx) => progressOfAlert(tx, organisation, alert))
  return notices.at(-1)?.progress
}
