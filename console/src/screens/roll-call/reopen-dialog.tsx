import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Line, Reopened, RollCallView } from '../../../../src/desk/roll-call/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Tick } from '../../parts/field.tsx'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'

type Props = { roll: RollCallView; lines: Line[]; onClose: () => void }

/** Begins the check anew: for those chosen, or for everybody who is not being helped. */
export function ReopenDialog({ roll, lines, onClose }: Props) {
  const [ask, setAsk] = useState(true)
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const reopen = useMutation({
    mutationFn: () =>
      api.post<Reopened>(`/situations/${roll.situation}/roll-call/reopen`, {
        ...(lines.length ? { people: lines.map(({ person }) => person) } : {}),
        note: note || null,
        ask,
      }),
    onSuccess: async ({ reopened, asked }) => {
      toast(`The check begins anew for ${reopened}; ${asked} are asked.`)
      await client.invalidateQueries({ queryKey: ['roll-call', roll.situation] })
      onClose()
    },
  })
  return (
    <Dialog title="Reopen the check" isOpen onClose={onClose} stays={note !== ''}>
      <p>
        {lines.length
          ? `What ${lines.length === 1 ? (lines[0]?.name ?? '') : `these ${lines.length} people`} answered no longer stands.`
          : 'What everybody answered no longer stands, but for those who need help.'}{' '}
        Every answer is kept.
      </p>
      <Tick label="Ask everybody who is silent then" isOn={ask} onChange={setAsk} />
      <Field
        label="Why"
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
        hint="Readers of a reminder see it."
      />
      {reopen.error && <Fault fault={reopen.error} />}
      <div className="actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" onPress={() => reopen.mutate()} isPending={reopen.isPending}>
          {ask ? 'Reopen and ask' : 'Reopen'}
        </Button>
      </div>
    </Dialog>
  )
}
