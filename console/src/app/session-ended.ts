import { useSyncExternalStore } from 'react'

let ended = false
let waiting: (() => void)[] = []
const listeners = new Set<() => void>()

/** Called where the server no longer knows us: shows the sign-in over the screen, and resolves once it worked. */
export function signedInAgain(): Promise<void> {
  set(true)
  return new Promise((done) => {
    waiting.push(done)
  })
}

/** Called by the sign-in once it worked: what waited goes on. */
export function sessionIsBack() {
  const going = waiting
  waiting = []
  set(false)
  for (const go of going) go()
}

/** Whether somebody waits for a sign-in. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
  )
}

function set(value: boolean) {
  ended = value
  for (const listener of listeners) listener()
}
