import { useEffect, useState } from 'react'

/**
 * State that survives a reload of this tab: what somebody typed is there again. `clear` forgets it, once it is saved or
 * given up.
 */
export function useKept<T>(key: string, start: T): [T, (next: T) => void, () => void] {
  const name = `alarum.kept.${key}`
  const [value, setValue] = useState<T>(() => read(name) ?? start)
  useEffect(() => {
    if (JSON.stringify(value) === JSON.stringify(start)) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  }, [name, value, start])
  const clear = () => {
    sessionStorage.removeItem(name)
    setValue(start)
  }
  return [value, setValue, clear]
}

/** Whether something of this key was typed and not saved. */
export function isKept(key: string): boolean {
  return sessionStorage.getItem(`alarum.kept.${key}`) !== null
}

function read<T>(name: string): T | undefined {
  const text = sessionStorage.getItem(name)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
