import { useEffect, useSyncExternalStore } from 'react'
import { saysOf } from '../api/problem.ts'
import { useShortcut } from '../app/shortcuts.ts'
import { Button } from './button.tsx'

type Toast = { id: number; says: string; kind: 'done' | 'fault'; undo?: () => unknown }
let toasts: Toast[] = []
let last = 0
const listeners = new Set<() => void>()

/** Milliseconds a message stays; one that can be undone stays longer, a fault until it is put away. */
const stays = { done: 5_000, undo: 15_000 }

/** Says what was done, for a few seconds; with `undo` it can be taken back, also by the key z. */
export function toast(says: string, { undo }: { undo?: () => unknown } = {}) {
  add({ says, kind: 'done', ...(undo ? { undo } : {}) })
}

/** Says that something did not work, until it is put away. */
export function toastFault(fault: unknown) {
  add({ says: saysOf(fault), kind: 'fault' })
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  const undoable = shown.findLast(({ undo }) => undo)
  useShortcut(
    { keys: 'z', says: 'Undo the last thing', group: 'Everywhere' },
    () => undoable && takeBack(undoable),
  )
  return (
    <section className="toasts" aria-label="Messages" aria-live="polite">
      {shown.map((one) => (
        <One key={one.id} toast={one} />
      ))}
    </section>
  )
}

function One({ toast: one }: { toast: Toast }) {
  useEffect(() => {
    if (one.kind === 'fault') return
    const timer = setTimeout(() => remove(one.id), one.undo ? stays.undo : stays.done)
    return () => clearTimeout(timer)
  }, [one])
  return (
    <div className={`toast ${one.kind}`}>
      <span>{one.says}</span>
      {one.undo && (
        <Button small onPress={() => takeBack(one)}>
          Undo
        </Button>
      )}
      <Button small look="plain" aria-label="Put away" onPress={() => remove(one.id)}>
        ✕
      </Button>
    </div>
  )
}

async function takeBack({ id, undo }: Toast) {
  remove(id)
  try {
    await undo?.()
  } catch (fault) {
    toastFault(fault)
  }
}

function add(toast: Omit<Toast, 'id'>) {
  last += 1
  set([...toasts.slice(-3), { ...toast, id: last }])
}

function remove(id: number) {
  set(toasts.filter((one) => one.id !== id))
}

function set(next: Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}
