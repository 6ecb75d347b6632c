import { streamSSE } from 'hono/streaming'
import { type Api, newRoutes } from '../http/api.ts'
import type { Change } from '../http/changes.ts'

/** Milliseconds between two signs of life; a console that hears none for three of them says that the line is broken. */
const heartbeat = 10_000
/** Without notifications of the database a console looks by itself this often, in milliseconds. */
const refreshEvery = 5_000

/**
 * GET /events: one stream a console, of what changed: `change` with topic and id, `refresh` where the server cannot tell,
 * `beat` as a sign of life. It ends when the session does, and the console then asks for a sign-in.
 */
export function eventRoutes({ callers, changes }: Api) {
  const app = newRoutes()
  app.get('/events', async (c) => {
    const { organisation } = await callers.needed(c)
    return streamSSE(c, async (stream) => {
      const waiting = new Map<string, Change>()
      let wake = () => {}
      const unsubscribe = changes.subscribe(organisation, (change) => {
        waiting.set(`${change.topic} ${change.id}`, change)
        wake()
      })
      stream.onAbort(() => wake())
      try {
        await stream.writeSSE({ event: 'hello', data: changes.live ? 'live' : 'looking' })
        while (!stream.aborted) {
          const pause = changes.live ? heartbeat : refreshEvery
          if (waiting.size === 0) await new Promise<void>((done) => woken(done, pause))
          if (stream.aborted) break
          if (waiting.size === 0) {
            if (!(await callers.of(c))) break
            await stream.writeSSE({ event: changes.live ? 'beat' : 'refresh', data: '' })
          }
          const heard = [...waiting.values()]
          waiting.clear()
          // Somebody's role or membership changed, perhaps this listener's: who is out hears nothing more.
          if (heard.some(({ topic }) => topic === 'member') && !(await callers.of(c))) break
          for (const change of heard) await stream.writeSSE({ event: 'change', data: JSON.stringify(change) })
        }
      } finally {
        unsubscribe()
      }
      function woken(done: () => void, within: number) {
        const timer = setTimeout(done, within)
        wake = () => {
          clearTimeout(timer)
          done()
        }
      }
    })
  })
  return app
}
