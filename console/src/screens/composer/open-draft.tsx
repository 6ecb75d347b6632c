import { createContext, useContext, useSyncExternalStore } from 'react'
import type { DraftView } from '../../../../src/desk/drafts/contract.ts'
import { type DraftField, fieldOf } from './field.ts'
import type { DraftStore } from './store.ts'

/** Somebody who has the draft open, and the field they are in. */
export type Editor = DraftView['editors'][number]
type Opened = {
  store: DraftStore
  /** Who else has the draft open. */
  others: Editor[]
  /** Tells the others which field somebody here is in. */
  enter: (field: DraftField | null) => void
}
export const OpenDraft = createContext<Opened | null>(null)

export function useOpenDraft(): Opened {
  const opened = useContext(OpenDraft)
  if (!opened) throw new Error('A field stands outside an open draft.')
  return opened
}

/** Everything about the open draft; a component that uses it is drawn anew with every change. */
export function useDraft() {
  const { store } = useOpenDraft()
  const { draft, kept, saving, refusal, keeps } = useSyncExternalStore(store.subscribe, store.snapshot)
  return { store, draft, kept, saving, refusal, keeps }
}

/** A field’s value and how to change it. */
export function useField<T>(field: DraftField): [T | null, (value: T | null) => void] {
  const { store } = useOpenDraft()
  useSyncExternalStore(store.subscribe, () => store.value(field))
  return [(store.value(field) ?? null) as T | null, (value) => store.edit(field, value)]
}

/** A field that is a list, whatever stands there. */
export function useListField<T>(field: DraftField): [T[], (value: T[]) => void] {
  const [value, set] = useField<T[]>(field)
  return [Array.isArray(value) ? value : [], set]
}

/** What is wrong with a field, in the server’s words. */
export function useFaults(field: DraftField): { path: string; message: string }[] {
  const { draft } = useDraft()
  return draft.faults
    .filter((fault) => fieldOf(fault.field) === field)
    .map((fault) => ({ path: fault.field, message: fault.message }))
}
