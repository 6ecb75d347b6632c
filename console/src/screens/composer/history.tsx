import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftStep } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { fieldNames } from './field.ts'
import { useDraft } from './open-draft.tsx'
import { undo } from './suggestions.tsx'

type Step = (typeof DraftStep)['_output']

/** Every change by version, the latest first; each can be taken back by itself. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { store, draft } = useDraft()
  const [busy, setBusy] = useState<number | null>(null)
  const history = useQuery({
    queryKey: ['draft', draft.id, 'history', draft.version],
    queryFn: ({ signal }) => api.get<{ steps: Step[] }>(`/drafts/${draft.id}/history`, {}, signal),
    placeholderData: (before) => before,
  })
  const takeBack = async (version: number) => {
    setBusy(version)
    try {
      await undo(store, draft.id, version)
      toast(`Version ${version} is taken back, as a change of its own.`)
    } catch (fault) {
      toastFault(fault)
    }
    setBusy(null)
  }
  return (
    <Dialog title="History" isOpen onClose={onClose}>
      <Shown of={history}>
        {({ steps }) =>
          steps.length === 0 ? (
            <Empty title="Nothing was changed yet" />
          ) : (
            <ol className="history">
              {steps.map(({ version, by, at, fields }) => (
                <li key={version}>
                  <span>
                    <b>{fields.map((field) => fieldNames[field]).join(', ') || 'Begun'}</b>
                    <br />
                    <span className="quiet small">
                      {by}, <Ago at={at} />, version {version}
                    </span>
                  </span>
                  {fields.length > 0 && (
                    <Button small isPending={busy === version} onPress={() => takeBack(version)}>
                      Undo
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
      <div className="actions">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Dialog>
  )
}
