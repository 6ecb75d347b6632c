import type { Logger } from 'pino'
import { type Database, isOutage } from '../database/database.ts'
import { claimDue } from './claim.ts'
import { pollSource, type Ways } from './poll-source.ts'

/**
 * Polls at once. One that has lasted for `patience` milliseconds only waits for its server, which costs a connection: it gives its
 * slot to another, so that sources that never answer keep nobody waiting. `most` bounds those together.
 */
const slots = 16
const patience = 2_000
const most = 256
const lookEvery = 1000

export type Poller = { stop(): Promise<void>; readonly busy: number }

/**
 * Polls whatever is due until stopped, each source in a slot of its own. `organisations` answers whose sources there are
 * beside everybody's; `done` is told after each poll that brought something.
 */
export function startPoller(
  db: Database,
  organisations: () => Promise<string[]>,
  ways: Ways,
  log: Logger,
  done: () => void,
): Poller {
  const running = new Map<Promise<void>, number>()
  const leaving = new AbortController()
  let stopping = false
  let shorten = () => {}
  const loop = (async () => {
    while (!stopping) {
      const began = await look().catch((fault) => {
        log[isOutage(fault) ? 'warn' : 'error']({ err: fault }, 'poller: looking for due sources failed')
        return 0
      })
      if (!stopping && (began === 0 || freeSlots() <= 0)) await pause()
    }
  })()

  async function look() {
    let began = 0
    for (const organisation of [null, ...(await organisations())]) {
      const free = freeSlots()
      if (free <= 0 || stopping) break
      for (const claimed of await claimDue(db, organisation, free)) {
        began += 1
        const poll = pollSource(db, organisation, claimed, ways, () => new Date(), leaving.signal)
          .then((outcome) => {
            if (outcome?.outcome === 'fetched') done()
          })
          .catch((fault) => log.error({ err: fault, source: claimed.source }, 'poller: a poll failed'))
          .finally(() => {
            running.delete(poll)
            shorten()
          })
        running.set(poll, performance.now())
      }
    }
    return began
  }

  function freeSlots() {
    const since = performance.now() - patience
    const young = [...running.values()].filter((began) => began > since).length
    return Math.min(slots - young, most - running.size)
  }

  function pause() {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEvery)
      shorten = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    async stop() {
      stopping = true
      leaving.abort()
      shorten()
      await loop
      await Promise.all(running.keys())
    },
    get busy() {
      return running.size
    },
  }
}
