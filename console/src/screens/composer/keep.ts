import type { DraftField } from './field.ts'

/** A value that the server has not acknowledged; `base` is the version it was written on top of. */
export type Unsaved = { value: unknown; base: number }
/** A value that met another one: both are kept until somebody decides. */
export type Clash = { theirs: unknown; mine: unknown; by: string; version: number }
export type Kept = {
  unsaved: Partial<Record<DraftField, Unsaved>>
  clashes: Partial<Record<DraftField, Clash>>
  accepts: string[]
  dismisses: string[]
}

export const nothingKept = (): Kept => ({ unsaved: {}, clashes: {}, accepts: [], dismisses: [] })

/** Where this browser keeps what was typed until the server has it; by person, for a machine that several use. */
function keyOf(draft: string, email: string) {
  return `alarum.draft.${draft}.${email}`
}

export function readKept(draft: string, email: string): Kept {
  try {
    const text = localStorage.getItem(keyOf(draft, email))
    return text ? { ...nothingKept(), ...JSON.parse(text) } : nothingKept()
  } catch {
    return nothingKept()
  }
}

/** False where this browser has no room left, or keeps nothing: then only the open page holds it. */
export function writeKept(draft: string, email: string, kept: Kept): boolean {
  const empty =
    Object.keys(kept.unsaved).length + Object.keys(kept.clashes).length === 0 &&
    kept.accepts.length + kept.dismisses.length === 0
  try {
    if (empty) localStorage.removeItem(keyOf(draft, email))
    else localStorage.setItem(keyOf(draft, email), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}
