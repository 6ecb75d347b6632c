import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonPage } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { download } from '../../parts/download.ts'
import { Tick } from '../../parts/field.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'

/** Hands a person what is held about them, and forgets them, with a day to think again. */
export function ExportAndErase({ page: { person } }: { page: PersonPage }) {
  const [asking, setAsking] = useState(false)
  const file = useMutation({
    mutationFn: () => api.get<unknown>(`/people/${person.id}/export`),
    onSuccess: (held) => download(`person-${person.key}.json`, held),
    onError: toastFault,
  })
  return (
    <>
      <div className="actions">
        <Button onPress={() => file.mutate()} isPending={file.isPending}>
          Download everything held (JSON)
        </Button>
        <Button look="danger" onPress={() => setAsking(true)}>
          Erase …
        </Button>
      </div>
      {asking && <AskErase person={person} onClose={() => setAsking(false)} />}
    </>
  )
}

function AskErase({ person, onClose }: { person: PersonPage['person']; onClose: () => void }) {
  const [atOnce, setAtOnce] = useState(false)
  const undo = useUndoErase(person.id)
  const erase = useMutation({
    mutationFn: () => api.post(`/people/${person.id}/erase`, { atOnce }),
    onSuccess: () => {
      onClose()
      if (atOnce) toast(`${person.name} is being forgotten.`)
      else toast(`${person.name} will be forgotten in 24 hours.`, { undo: () => undo.mutateAsync() })
    },
    onError: toastFault,
  })
  return (
    <Dialog title={`Erase ${person.name}`} isOpen onClose={onClose}>
      <p>
        Name, addresses, trips, places, messages, answers and notes of cases go, here and in the log. Counts
        of past alerts stay, and their proof holds.
      </p>
      <Tick
        label="At once"
        hint="Cannot be taken back. Else it is done in 24 hours, and can be undone until then."
        isOn={atOnce}
        onChange={setAtOnce}
      />
      <div className="actions">
        <Button look="plain" onPress={onClose}>
          Keep them
        </Button>
        <Button look="danger" onPress={() => erase.mutate()} isPending={erase.isPending}>
          {atOnce ? 'Erase at once' : 'Erase in 24 hours'}
        </Button>
      </div>
    </Dialog>
  )
}

/** Says that somebody is about to be forgotten, and takes it back. */
export function ErasureNote({ page: { person, erasure } }: { page: PersonPage }) {
  const undo = useUndoErase(person.id)
  if (person.erased) return <p className="note">This person was erased. What is left names nobody.</p>
  if (!erasure) return null
  return (
    <div className="note" role="status">
      <p>
        {person.name} will be forgotten <Ago at={erasure.dueAt} />; {erasure.requestedBy} asked for it.
      </p>
      <Button onPress={() => undo.mutate()} isPending={undo.isPending}>
        Undo the erasure
      </Button>
    </div>
  )
}

function useUndoErase(person: string) {
  return useMutation({
    mutationFn: () => api.delete(`/people/${person}/erase`),
    onSuccess: () => toast('They stay.'),
    onError: toastFault,
  })
}
