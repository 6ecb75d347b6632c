import type { Logger } from 'pino'
import { isOutage } from '../database/database.ts'

export type Loop = { wake(): void; stop(): Promise<void> }

/** Milliseconds between looks where nothing was found: a lost wake-up costs a second. */
const lookEvery = 1000

/** Does `work` until stopped: at once again while it answers that it did something, else after a second or a wake-up. */
export function startLoop(name: string, work: () => Promise<number>, log: Logger): Loop {
  let stopping = false
  let shorten = () => {}
  const running = (async () => {
    while (!stopping) {
      const done = await work().catch((fault) => {
        log[isOutage(fault) ? 'warn' : 'error']({ err: fault, loop: name }, 'a loop failed and goes on')
        return 0
      })
      if (done > 0 || stopping) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookEvery)
        shorten = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    wake: () => shorten(),
    async stop() {
      stopping = true
      shorten()
      await running
    },
  }
}
