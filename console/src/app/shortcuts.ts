import { useEffect, useRef, useSyncExternalStore } from 'react'

export type Shortcut = {
  /** One key (`j`, `?`), two after one another (`g s`), or with the command key (`mod+k`). */
  keys: string
  /** What it does, for the sheet and the palette. */
  says: string
  group: string
}
type Registered = Shortcut & { act: () => void }

let registered: Registered[] = []
const listeners = new Set<() => void>()
/** Milliseconds within which the second key of two must follow. */
const patience = 1_200
let first: { key: string; at: number } | null = null

/**
 * A key that works while the component is shown. Keys are not heard where somebody types (but those with the command
 * key are), nor behind a dialog. The latest one registered for a key wins.
 */
export function useShortcut(shortcut: Shortcut, act: () => unknown, isOn = true) {
  const latest = useRef(act)
  latest.current = act
  const { keys, says, group } = shortcut
  useEffect(() => {
    if (!isOn) return
    const one: Registered = { keys, says, group, act: () => void latest.current() }
    set([...registered, one])
    return () => set(registered.filter((other) => other !== one))
  }, [keys, says, group, isOn])
}

/** Everything that keys do just now. */
export function useShortcuts(): readonly Registered[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => registered,
  )
}

function set(next: Registered[]) {
  registered = next
  for (const listener of listeners) listener()
}

/**
 * Listens for keys until the answered function is called. Those with the command key are heard before the element that
 * has the focus: to a focused button Ctrl Enter would be a press.
 */
export function listenForKeys(): () => void {
  const hear = (event: KeyboardEvent, isFirst: boolean) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const key = nameOf(event)
    if (!key || key.startsWith('mod+') !== isFirst) return
    const found = keyed(key, event)
    if (!found) return
    event.preventDefault()
    if (isFirst) event.stopPropagation()
    found.act()
  }
  const before = (event: KeyboardEvent) => hear(event, true)
  const after = (event: KeyboardEvent) => hear(event, false)
  addEventListener('keydown', before, true)
  addEventListener('keydown', after)
  return () => {
    removeEventListener('keydown', before, true)
    removeEventListener('keydown', after)
  }
}

function nameOf({ key, metaKey, ctrlKey, altKey }: KeyboardEvent) {
  if (altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return null
  return metaKey || ctrlKey ? `mod+${key.toLowerCase()}` : key
}

function keyed(key: string, event: KeyboardEvent) {
  const find = (keys: string) => registered.findLast((one) => one.keys === keys)
  if (key.startsWith('mod+')) return registered.findLast((one) => one.keys.toLowerCase() === key)
  const target = event.target as HTMLElement
  if (isTyping(target) || document.querySelector('[role=dialog],[role=alertdialog]')) return undefined
  const pair = first && event.timeStamp - first.at < patience ? find(`${first.key} ${key}`) : undefined
  first = pair ? null : { key, at: event.timeStamp }
  return pair ?? find(key)
}

function isTyping(target: HTMLElement) {
  if (target.isContentEditable || target.closest('[role=application]')) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
