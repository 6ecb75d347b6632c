import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SourceLine } from '../../../../src/desk/sources/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { SourceForm } from './source-form.tsx'

/** What an organisation may do with a source of its own: change it, take it out of watching, put it back. */
export function OwnActs({ source }: { source: SourceLine }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const send = (what: 'remove' | 'restore') =>
    api
      .post(`/sources/${what}`, { keys: [source.key] })
      .then(() => queries.invalidateQueries({ queryKey: ['source'] }))
  const turn = useMutation({
    mutationFn: send,
    onSuccess: (_, what) =>
      toast(
        what === 'remove'
          ? `${source.name} is no longer watched; what it brought stays.`
          : `${source.name} is back, switched off.`,
        { undo: () => send(what === 'remove' ? 'restore' : 'remove') },
      ),
    onError: toastFault,
  })
  if (source.removedAt)
    return (
      <Button look="main" onPress={() => turn.mutate('restore')} isPending={turn.isPending}>
        Watch it again
      </Button>
    )
  return (
    <>
      {source.way !== 'mailbox' && <Button onPress={() => setOpen(true)}>Change</Button>}
      {source.way !== 'desk' && (
        <Button onPress={() => turn.mutate('remove')} isPending={turn.isPending}>
          Remove
        </Button>
      )}
      {open && <SourceForm source={source} onClose={() => setOpen(false)} />}
    </>
  )
}
