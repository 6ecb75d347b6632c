import { useSyncExternalStore } from 'react'

const key = 'alarum.reason'
const listeners = new Set<() => void>()

/** Why names and places are being looked up, as its user wrote it: kept for this tab, sent with every call, logged there. */
export function lookUpReason(): string | null {
  return sessionStorage.getItem(key)
}

export function setLookUpReason(reason: string | null) {
  if (reason) sessionStorage.setItem(key, reason.slice(0, 500))
  else sessionStorage.removeItem(key)
  for (const listener of listeners) listener()
}

export function useLookUpReason(): string | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, lookUpReason)
}
