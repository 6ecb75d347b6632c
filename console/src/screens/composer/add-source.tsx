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

/** What the last source says that is new, that others say too, and that is different. */
function whatItBrought({ sources, suggestions }: DraftView): string {
  const last = sources.length - 1
  const own = suggestions.filter((one) => one.sources.includes(last))
  const fresh = own.filter((one) => one.sources.length === 1).length
  const agrees = own.length - fresh
  const differs = suggestions.filter(
    (one) => !one.sources.includes(last) && one.alternatives.some((other) => other.sources.includes(last)),
  ).length
  return `Read: ${fresh} new, ${agrees} as the others say, ${differs} different.`
}

function AddSourceDialog({ onClose }: { onClose: () => void }) {
  const { draft, store } = useDraft()
  const [given, setGiven] = useState(nothingGiven)
  const add = useMutation({
    mutationFn: async () => api.post<DraftView>(`/drafts/${draft.id}/sources`, await sourceOf(given)),
    onSuccess: (view) => {
      store.receive(view)
      toast(whatItBrought(view))
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
