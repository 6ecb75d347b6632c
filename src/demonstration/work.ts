import type { Database } from '../database/database.ts'
import type { Sending } from '../server/sending.ts'
import { workerSteps } from '../server/steps.ts'

/** Looks once a minute by the database's clock: a look at an instant of the past would pass for the last there was. */
const ofThePresent = 'look for the untold'

/**
 * Runs the worker's steps for one organisation, at `now`, until nothing is due. Unlike the worker it lets a fault
 * through: a demonstration that is only half there would mislead.
 */
export async function workUntilDone(db: Database, organisation: string, sending: Sending, now: Date) {
  const steps = workerSteps(db, sending, () => now).filter(({ name }) => name !== ofThePresent)
  for (;;) {
    let done = 0
    for (const step of steps) done += await step.run(organisation)
    if (done === 0) return
  }
}
