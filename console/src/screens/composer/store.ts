import type {
  DraftChange,
  DraftChanged,
  DraftView,
  Suggestion,
} from '../../../../src/desk/drafts/contract.ts'
import { ApiProblem } from '../../api/problem.ts'
import { type DraftField, same } from './field.ts'
import { type Kept, readKept, type Unsaved, writeKept } from './keep.ts'

export type Saving = 'saved' | 'typing' | 'saving' | 'kept' | 'refused'
type Snapshot = { draft: DraftView; kept: Kept; saving: Saving; refusal: string | null; keeps: boolean }
type Send = (change: DraftChange) => Promise<DraftChanged>

/** Milliseconds without a key before what was typed is sent. */
const pause = 600
/** Milliseconds between attempts while the server is away: doubling up to the last. */
const waits = [1_500, 3_000, 6_000, 12_000]

/**
 * One open draft: what the server has, and over it what was typed here and not acknowledged. Each field is sent on top of
 * the version it was written on, so that two people in one field are told of each other and nobody is overwritten. All
 * that is not acknowledged lies in this browser too, and is sent after a reload.
 */
export class DraftStore {
  #now: Snapshot
  #listeners = new Set<() => void>()
  #send: Send
  #email: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null
  #attempts = 0
  /** Values that are on their way or were when the line broke: coming back as `theirs`, they are our own. */
  #sent = new Map<DraftField, unknown[]>()

  constructor(draft: DraftView, email: string, send: Send) {
    this.#send = send
    this.#email = email
    this.#now = { draft, kept: readKept(draft.id, email), saving: 'saved', refusal: null, keeps: true }
    if (this.#isDirty()) this.#schedule(0)
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  snapshot = () => this.#now

  /** The value as this page shows it. */
  value(field: DraftField): unknown {
    const { draft, kept } = this.#now
    const unsaved = kept.unsaved[field]
    if (unsaved) return unsaved.value
    const clash = kept.clashes[field]
    return clash ? clash.mine : draft.values[field]
  }

  /** The state of a suggestion, what was decided here included. */
  stateOf({ id, state }: Suggestion) {
    const { accepts, dismisses } = this.#now.kept
    return accepts.includes(id) ? 'accepted' : dismisses.includes(id) ? 'dismissed' : state
  }

  /** Takes what was typed; `null` empties the field. While two values clash it changes ours and sends nothing. */
  edit(field: DraftField, value: unknown) {
    const { kept, draft } = this.#now
    const clash = kept.clashes[field]
    if (clash) return this.#keep({ clashes: { ...kept.clashes, [field]: { ...clash, mine: value } } })
    const base = kept.unsaved[field]?.base ?? draft.version
    this.#keep({ unsaved: { ...kept.unsaved, [field]: { value: value ?? null, base } } }, 'typing')
    this.#schedule(pause)
  }

  /** Takes suggestions with the values they lead to, at once. */
  accept(ids: string[], values: Partial<Record<DraftField, unknown>>) {
    for (const [field, value] of Object.entries(values)) this.edit(field as DraftField, value)
    this.#keep({ accepts: [...new Set([...this.#now.kept.accepts, ...ids])] }, 'typing')
    return this.flush()
  }

  dismiss(ids: string[]) {
    this.#keep({ dismisses: [...new Set([...this.#now.kept.dismisses, ...ids])] }, 'typing')
    return this.flush()
  }

  /** Ends a clash: ours goes on top of theirs, or theirs stays. */
  settle(field: DraftField, keep: 'mine' | 'theirs') {
    const { kept } = this.#now
    const clash = kept.clashes[field]
    if (!clash) return
    const { [field]: _, ...clashes } = kept.clashes
    if (keep === 'theirs') return this.#keep({ clashes })
    const unsaved = { ...kept.unsaved, [field]: { value: clash.mine ?? null, base: clash.version } }
    this.#keep({ clashes, unsaved }, 'typing')
    void this.flush()
  }

  /** What the server has now; an answer that is older than what we know is left aside. */
  receive(draft: DraftView) {
    if (draft.version < this.#now.draft.version) return
    this.#set({ draft })
  }

  /** Sends what is not acknowledged now; comes back when it is, or when it cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    while (this.#isDirty() && this.#now.saving !== 'refused') {
      this.#sending ??= this.#sendOnce().finally(() => {
        this.#sending = null
      })
      await this.#sending
      if (this.#now.saving === 'kept') return
    }
  }

  /** After the page was told that the line is back. */
  retry() {
    if (this.#now.saving === 'kept') void this.#again()
  }

  /** After a refusal, by hand. */
  insist() {
    this.#set({ saving: 'typing', refusal: null })
    void this.flush()
  }

  close() {
    clearTimeout(this.#timer)
  }

  async #again() {
    this.#set({ saving: 'saving' })
    await this.flush()
  }

  #isDirty() {
    const { unsaved, accepts, dismisses } = this.#now.kept
    return Object.keys(unsaved).length + accepts.length + dismisses.length > 0
  }

  #schedule(after: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), after)
  }

  /** One call carries the fields that were written on the same version, the oldest first. */
  async #sendOnce() {
    const { kept, draft } = this.#now
    const all = Object.entries(kept.unsaved) as [DraftField, Unsaved][]
    const base = all.length > 0 ? Math.min(...all.map(([, one]) => one.base)) : draft.version
    const going = all.filter(([, one]) => one.base === base)
    const { accepts, dismisses } = kept
    for (const [field, { value }] of going) this.#sent.set(field, [...(this.#sent.get(field) ?? []), value])
    this.#set({ saving: 'saving' })
    try {
      const changes = Object.fromEntries(going.map(([field, { value }]) => [field, value]))
      const answer = await this.#send({ base, changes, accepts, dismisses })
      this.#attempts = 0
      this.#acknowledge(answer, Object.fromEntries(going), { accepts, dismisses })
    } catch (fault) {
      this.#failed(fault)
    }
  }

  #acknowledge(
    { draft, conflicts }: DraftChanged,
    went: Record<string, Unsaved>,
    done: { accepts: string[]; dismisses: string[] },
  ) {
    const { kept } = this.#now
    const unsaved = { ...kept.unsaved }
    const clashes = { ...kept.clashes }
    for (const [name, { value }] of Object.entries(went)) {
      const field = name as DraftField
      const now = unsaved[field]
      const clash = conflicts.find((one) => one.field === field)
      if (clash && same(clash.theirs, now?.value ?? value)) delete unsaved[field]
      else if (clash && this.#sent.get(field)?.some((one) => same(clash.theirs, one)))
        // Ours from before the answer was lost: what was typed since goes on top of it.
        unsaved[field] = { value: now?.value ?? value, base: clash.version }
      else if (clash) {
        clashes[field] = {
          theirs: clash.theirs,
          mine: now?.value ?? value,
          by: clash.by,
          version: clash.version,
        }
        delete unsaved[field]
      } else if (now && !same(now.value, value)) unsaved[field] = { value: now.value, base: draft.version }
      else delete unsaved[field]
      this.#sent.delete(field)
    }
    const newer = draft.version >= this.#now.draft.version ? draft : this.#now.draft
    this.#set({ draft: newer })
    this.#keep(
      {
        unsaved,
        clashes,
        accepts: kept.accepts.filter((id) => !done.accepts.includes(id)),
        dismisses: kept.dismisses.filter((id) => !done.dismisses.includes(id)),
      },
      Object.keys(unsaved).length > 0 ? 'typing' : 'saved',
    )
  }

  #failed(fault: unknown) {
    const final =
      fault instanceof ApiProblem && fault.status >= 400 && fault.status < 500 && fault.status !== 429
    if (final) return this.#set({ saving: 'refused', refusal: fault.message })
    this.#set({ saving: 'kept' })
    const wait = waits[Math.min(this.#attempts, waits.length - 1)] as number
    this.#attempts += 1
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#again(), wait)
  }

  #keep(change: Partial<Kept>, saving?: Saving) {
    const kept = { ...this.#now.kept, ...change }
    const keeps = writeKept(this.#now.draft.id, this.#email, kept)
    this.#set({ kept, keeps, ...(saving && this.#now.saving !== 'kept' ? { saving, refusal: null } : {}) })
  }

  #set(change: Partial<Snapshot>) {
    this.#now = { ...this.#now, ...change }
    for (const listener of this.#listeners) listener()
  }
}
