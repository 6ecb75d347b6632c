import { useEffect, useRef } from 'react'
import type { DraftView, Suggestion } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { toast } from '../../parts/toasts.tsx'
import { type DraftField, same } from './field.ts'
import { useDraft } from './open-draft.tsx'
import { suggestionId } from './segments.ts'
import type { DraftStore } from './store.ts'
import { SuggestionRow } from './suggestion.tsx'

type Props = {
  active: string | null
  chosen: string | null
  onActive: (id: string | null) => void
  onChoose: (id: string | null) => void
}

/** What reading proposes, one by one: accept, dismiss, undo. `j` and `k` go through them. */
export function Suggestions({ active, chosen, onActive, onChoose }: Props) {
  const { draft, store } = useDraft()
  const list = useRef<HTMLUListElement>(null)
  const open = draft.suggestions.filter((one) => store.stateOf(one) === 'open')
  const current = open.find(({ id }) => id === chosen) ?? null
  const step = (by: number) => {
    const at = open.findIndex(({ id }) => id === chosen)
    const next =
      open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.max(0, Math.min(open.length - 1, at + by))]
    if (next) onChoose(next.id)
  }
  /** Goes on to the one after, so that a row of `a` accepts one after another. */
  const after = (gone: Suggestion) => {
    const at = open.findIndex(({ id }) => id === gone.id)
    onChoose((open[at + 1] ?? open[at - 1])?.id ?? null)
  }
  const accept = (one: Suggestion) => {
    after(one)
    void acceptAll(store, [one])
  }
  const dismiss = (one: Suggestion) => {
    after(one)
    void store.dismiss([one.id])
  }
  const group = 'Suggestions'
  useShortcut({ keys: 'j', says: 'Next suggestion', group }, () => step(1), open.length > 0)
  useShortcut({ keys: 'k', says: 'Previous suggestion', group }, () => step(-1), open.length > 0)
  useShortcut(
    { keys: 'a', says: 'Accept it', group },
    () => accept(current ?? (open[0] as Suggestion)),
    open.length > 0,
  )
  useShortcut(
    { keys: 'd', says: 'Dismiss it', group },
    () => dismiss(current ?? (open[0] as Suggestion)),
    open.length > 0,
  )
  useShortcut({ keys: 'A', says: 'Accept all', group }, () => acceptAll(store, open), open.length > 0)
  useEffect(() => {
    const row = chosen && list.current?.querySelector(`[data-id="${CSS.escape(chosen)}"]`)
    // A row that was chosen by pressing in it stays where it is: it must not move away under the finger.
    if (row && !row.contains(document.activeElement)) row.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  if (draft.suggestions.length === 0)
    return <p className="quiet small">Nothing was found in it to propose.</p>
  return (
    <>
      <div className="suggestions-head">
        <h2 id="suggestions">Suggestions</h2>
        <span className="quiet small">{open.length === 0 ? 'all decided' : open.length}</span>
        {open.length > 1 && (
          <Button small onPress={() => acceptAll(store, open)}>
            Accept all <kbd>A</kbd>
          </Button>
        )}
      </div>
      <ul className="suggestions" ref={list} aria-labelledby="suggestions">
        {open.map((one) => (
          <SuggestionRow
            key={one.id}
            one={one}
            isActive={active !== null && one.id === suggestionId(active)}
            isChosen={one.id === chosen}
            onPoint={onActive}
            onChoose={() => onChoose(one.id)}
            onAccept={(other) => accept(other ? { ...one, ...other } : one)}
            onDismiss={() => dismiss(one)}
          />
        ))}
      </ul>
    </>
  )
}

/** Several at once: of those that set the same field, and where something stands already, only the first counts. */
async function acceptAll(store: DraftStore, suggestions: Suggestion[]) {
  const values: Partial<Record<DraftField, unknown>> = {}
  const taken: Suggestion[] = []
  for (const one of suggestions) {
    const field = one.field as DraftField
    const now = field in values ? values[field] : store.value(field)
    if (one.act === 'add') {
      const list = Array.isArray(now) ? now : []
      values[field] = list.some((item) => same(item, one.value)) ? list : [...list, one.value]
    } else if (suggestions.length > 1 && !same(now, null) && !isDefault(field, now)) continue
    else values[field] = one.value
    taken.push(one)
  }
  await store.accept(
    taken.map(({ id }) => id),
    values,
  )
  const { draft } = store.snapshot()
  const says = taken.length === 1 ? `Taken: ${taken[0]?.says}` : `${taken.length} suggestions taken.`
  toast(says.slice(0, 120), { undo: () => undo(store, draft.id, draft.version) })
}

/** Scales begin with a word that says nothing yet. */
function isDefault(field: DraftField, value: unknown) {
  return value === 'Unknown' || (field === 'phase' && value === 'ongoing')
}

/** Takes a change back, as a change of its own. */
export async function undo(store: DraftStore, draft: string, version: number) {
  await store.flush()
  const answer = await api.post<DraftView | { draft: DraftView }>(`/drafts/${draft}/undo`, { version })
  store.receive('draft' in answer ? answer.draft : answer)
}
