import { sql } from 'kysely'
import type { Logger } from 'pino'
import { type Database, isOutage } from '../database/database.ts'

/** One kind of due work of one organisation. Answers how much it did; 0 means nothing was due. */
export type Step = { name: string; run(organisation: string): Promise<number> }

export type Worker = { wake(): void; stop(): Promise<void>; readonly lastRound: Date | null }

/** Between rounds in milliseconds: work is found by looking for it, so a lost wake-up costs a second, not a message. */
const pollEvery = 1000

/**
 * Looks for due rows, organisation by organisation, until stopped; `wake` shortens the wait. A step that fails is
 * logged and tried again next round, and keeps no other step or organisation waiting.
 */
export function startWorker(db: Database, steps: Step[], log: Logger): Worker {
  let stopping = false
  let lastRound: Date | null = null
  let shorten = () => {}
  const loop = (async () => {
    while (!stopping) {
      const done = await round(db, steps, log)
      lastRound = new Date()
      if (done === 0 && !stopping)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pollEvery)
          shorten = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  })()
  const wake = () => shorten()
  const stop = async () => {
    stopping = true
    wake()
    await loop
  }
  return {
    wake,
    stop,
    get lastRound() {
      return lastRound
    },
  }
}

/** One look at everything that is due; answers how much was done. */
export async function round(db: Database, steps: Step[], log: Logger): Promise<number> {
  let done = 0
  try {
    const { rows } = await sql<{ organisation: string }>`
      select o as organisation from organisations_with_work() o`.execute(db)
    for (const { organisation } of rows)
      for (const step of steps) done += await attempt(step, organisation, log)
  } catch (fault) {
    log[isOutage(fault) ? 'warn' : 'error']({ err: fault }, 'worker: looking for work failed')
  }
  return done
}

async function attempt(step: Step, organisation: string, log: Logger) {
  try {
    return await step.run(organisation)
  } catch (fault) {
    log[isOutage(fault) ? 'warn' : 'error'](
      { err: fault, step: step.name, organisation },
      'worker: step failed',
    )
    return 0
  }
}
