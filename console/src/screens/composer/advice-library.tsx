import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AdviceEntry } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { useField, useListField, useOpenDraft } from './open-draft.tsx'

export function AdviceLibraryButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small look="plain" onPress={() => setOpen(true)}>
        From the library …
      </Button>
      {open && <AdviceLibrary onClose={() => setOpen(false)} />}
    </>
  )
}

/** Sentences to start from; those of the category first. Taking one adds its words and its actions. */
function AdviceLibrary({ onClose }: { onClose: () => void }) {
  const { store } = useOpenDraft()
  const [sought, setSought] = useState('')
  const library = useQuery({
    queryKey: ['setting', 'advice-library'],
    queryFn: ({ signal }) => api.get<{ entries: AdviceEntry[] }>('/advice-library', {}, signal),
  })
  const [category] = useField<string>('category')
  const [advice] = useField<string>('advice')
  const [actions] = useListField<string>('actions')
  const take = (entry: AdviceEntry) => {
    const before = { advice, actions }
    store.edit('advice', advice?.trim() ? `${advice.trim()}\n\n${entry.text}` : entry.text)
    store.edit('actions', [...new Set([...actions, ...entry.actions])])
    void store.flush()
    toast(`Taken: ${entry.title}`, {
      undo: () => {
        store.edit('advice', before.advice)
        store.edit('actions', before.actions)
      },
    })
  }
  const fits = ({ title, text }: AdviceEntry) =>
    `${title} ${text}`.toLowerCase().includes(sought.trim().toLowerCase())
  const first = ({ categories }: AdviceEntry) => (category && categories.includes(category) ? 0 : 1)
  return (
    <Dialog title="Advice library" isOpen onClose={onClose} wide>
      <Field label="Find" autoFocus value={sought} onChange={setSought} />
      <Shown of={library}>
        {({ entries }) => {
          const shown = entries.filter(fits).sort((a, b) => first(a) - first(b))
          if (shown.length === 0) return <Empty title="Nothing says that">Write it below and keep it.</Empty>
          return (
            <ul className="library">
              {shown.map((entry) => (
                <Entry key={entry.id} entry={entry} onTake={() => take(entry)} />
              ))}
            </ul>
          )
        }}
      </Shown>
      <KeepOwn advice={advice ?? ''} actions={actions} category={category} />
      <div className="actions">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Dialog>
  )
}

function Entry({ entry, onTake }: { entry: AdviceEntry; onTake: () => void }) {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.delete(`/advice-library/${entry.id}`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['setting', 'advice-library'] })
      const { id, own: _, ...rest } = entry
      toast('Removed from the library.', { undo: () => api.put(`/advice-library/${id}`, rest) })
    },
    onError: toastFault,
  })
  return (
    <li>
      <p>
        <strong>{entry.title}</strong> {entry.own && <span className="tag">ours</span>}
        <br />
        {entry.text}
      </p>
      <span className="actions">
        <Button small onPress={onTake}>
          Take
        </Button>
        {entry.own && (
          <Button small look="plain" isPending={remove.isPending} onPress={() => remove.mutate()}>
            Remove
          </Button>
        )}
      </span>
    </li>
  )
}

/** Puts what stands in the advice field into the organisation’s own part of the library. */
function KeepOwn({
  advice,
  actions,
  category,
}: {
  advice: string
  actions: string[]
  category: string | null
}) {
  const client = useQueryClient()
  const [title, setTitle] = useState('')
  const keep = useMutation({
    mutationFn: () =>
      api.put(`/advice-library/${crypto.randomUUID()}`, {
        title,
        text: advice,
        categories: category ? [category] : [],
        actions,
      }),
    onSuccess: () => {
      setTitle('')
      toast('Kept in the library.')
      void client.invalidateQueries({ queryKey: ['setting', 'advice-library'] })
    },
    onError: toastFault,
  })
  if (!advice.trim()) return null
  return (
    <div className="row">
      <Field label="Keep this draft’s advice as" value={title} onChange={setTitle} />
      <Button isDisabled={!title.trim()} isPending={keep.isPending} onPress={() => keep.mutate()}>
        Keep
      </Button>
    </div>
  )
}
