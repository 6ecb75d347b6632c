import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftView } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { GivenField, isGiven, nothingGiven, sourceOf, waysToGive } from './given.tsx'
import { useDraft } from './open-draft.tsx'
import { Pick } from './small-controls.tsx'

/** One more report to read from, beside those that are there. */
export function AddSource() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small look="plain" onPress={() => setOpen(true)}>
        Add a source …
      </Button>
      {open && <AddSourceDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function AddSourceDialog({ onClose }: { onClose: () => void }) {
  const { draft, store } = useDraft()
  const [given, setGiven] = useState(nothingGiven)
  const add = useMutation({
    mutationFn: async () => api.post<DraftView>(`/drafts/${draft.id}/sources`, await sourceOf(given)),
    onSuccess: (view) => {
      const before = draft.suggestions.length
      store.receive(view)
      const found = view.suggestions.length - before
      toast(
        found > 0
          ? `Read: ${found} more ${found === 1 ? 'suggestion' : 'suggestions'}.`
          : 'Read; it proposes nothing new.',
      )
      onClose()
    },
  })
  return (
    <Dialog title="Add a source" isOpen onClose={onClose} wide>
      <Pick
        shown
        label="Kind of source"
        value={given.from}
        options={waysToGive}
        onChange={(from) => setGiven({ ...given, from })}
      />
      <GivenField given={given} rows={8} onChange={(part) => setGiven({ ...given, ...part })} />
      {add.error && <Fault fault={add.error} />}
      <div className="actions">
        <Button onPress={onClose}>Not now</Button>
        <Button
          look="main"
          isDisabled={!isGiven(given)}
          isPending={add.isPending}
          onPress={() => add.mutate()}
        >
          Read it
        </Button>
      </div>
    </Dialog>
  )
}
