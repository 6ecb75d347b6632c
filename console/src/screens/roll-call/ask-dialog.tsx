import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AskedAgain, RollCallView } from '../../../../src/desk/roll-call/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Tick } from '../../parts/field.tsx'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'

type Props = { roll: RollCallView; onClose: () => void }

/** Asks the silent again. Sending cannot be undone, so it is asked for here. */
export function AskDialog({ roll, onClose }: Props) {
  const [lost, setLost] = useState((roll.counts['not-reached'] ?? 0) > 0)
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const silent = (roll.counts.asked ?? 0) + (lost ? (roll.counts['not-reached'] ?? 0) : 0)
  const ask = useMutation({
    mutationFn: (force: boolean) =>
      api.post<AskedAgain>(`/situations/${roll.situation}/roll-call/ask-again`, {
        statuses: lost ? ['asked', 'not-reached'] : ['asked'],
        note: note || null,
        force,
      }),
    onSuccess: async ({ people }) => {
      toast(`${people === 1 ? '1 person is' : `${people} people are`} asked again.`)
      await client.invalidateQueries({ queryKey: ['roll-call', roll.situation] })
      onClose()
    },
  })
  const cooling = ask.error instanceof ApiProblem && ask.error.code === 'too-many-requests'
  return (
    <Dialog title="Ask the silent again" isOpen onClose={onClose} stays={note !== ''}>
      <p>
        {silent === 1 ? '1 person gets' : `${silent} people get`} a reminder with the same link as before.
        Whoever answers until then gets none.
      </p>
      {(roll.counts['not-reached'] ?? 0) > 0 && (
        <Tick
          label={`Also the ${roll.counts['not-reached']} who could not be reached`}
          isOn={lost}
          onChange={setLost}
          hint="Their messages came back or failed; a reminder may fail too."
        />
      )}
      <Field
        label="A sentence of yours"
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
        hint="If you wish. It stands above the question."
      />
      {ask.error && <Fault fault={ask.error} />}
      <div className="actions">
        <Button onPress={onClose}>Cancel</Button>
        {cooling && (
          <Button look="danger" onPress={() => ask.mutate(true)} isPending={ask.isPending}>
            Ask all the same
          </Button>
        )}
        <Button
          look="main"
          onPress={() => ask.mutate(false)}
          isPending={ask.isPending}
          isDisabled={silent === 0}
        >
          Send {silent === 1 ? '1 reminder' : `${silent} reminders`}
        </Button>
      </div>
    </Dialog>
  )
}
