/** So many at once; who comes later waits in turn. `take` answers how to give it back, and rejects once `signal` aborts. */
export function permits(many: number) {
  let free = many
  const waiting: (() => void)[] = []
  const back = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  /** Gives back once, however often it is called. */
  const once = () => {
    let isGiven = false
    return () => {
      if (isGiven) return
      isGiven = true
      back()
    }
  }
  return {
    take(signal: AbortSignal): Promise<() => void> {
      if (free > 0) {
        free -= 1
        return Promise.resolve(once())
      }
      return new Promise((done, fail) => {
        const turn = () => {
          signal.removeEventListener('abort', leave)
          done(once())
        }
        const leave = () => {
          waiting.splice(waiting.indexOf(turn), 1)
          fail(signal.reason)
        }
        if (signal.aborted) return fail(signal.reason)
        waiting.push(turn)
        return signal.addEventListener('abort', leave, { once: true })
      })
    },
  }
}
