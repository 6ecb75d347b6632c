import type { Database } from '../../database/database.ts'
import type { Clock } from '../../server/clock.ts'
import type { Log } from '../../server/log.ts'
import { type Loop, startLoop } from '../../server/loop.ts'
import { restFeed } from './play.ts'

/** Seconds between looks whether the ten minutes are over. */
const lookEvery = 10

/** Puts the demonstration's outlets to rest once they have said everything, until stopped. */
export function startResting(db: Database, clock: Clock, log: Log): Loop {
  let next = 0
  return startLoop(
    'rest the demonstration',
    async () => {
      const now = clock()
      if (now.getTime() < next) return 0
      next = now.getTime() + lookEvery * 1000
      await restFeed(db, now)
      return 0
    },
    log,
  )
}
