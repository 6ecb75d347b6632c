import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DutyView, NewOverride } from '../../../../src/desk/duty/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'

export type Draft = { layer: string; covers: string | null; starts: string; ends: string }
type Props = { duty: DutyView; draft: Draft; onClose: () => void }

/** Somebody stands in for another, or takes a layer over, for a while. Times are this browser's own. */
export function OverrideDialog({ duty, draft, onClose }: Props) {
  const [layer, setLayer] = useState(draft.layer)
  const [covers, setCovers] = useState(draft.covers ?? '')
  const [contact, setContact] = useState('')
  const [starts, setStarts] = useState(localTime(draft.starts))
  const [ends, setEnds] = useState(localTime(draft.ends))
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => {
      const body: NewOverride = {
        ...{ layer: layer || null, covers: covers || null, contact, note: note || null },
        ...{ starts: new Date(starts).toISOString(), ends: new Date(ends).toISOString() },
      }
      return api.post<{ id: string }>('/duty/overrides', body)
    },
    onSuccess: async ({ id }) => {
      toast('The rota is changed.', { undo: () => api.post(`/duty/overrides/${id}/withdraw`) })
      await client.invalidateQueries({ queryKey: ['duty'] })
      onClose()
    },
  })
  const fault = save.error instanceof ApiProblem ? save.error : null
  const contacts = duty.contacts.filter(({ active }) => active).map(({ id, name }) => [id, name] as const)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Dialog title="Somebody stands in" isOpen onClose={onClose} stays>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Choice
          label="Who comes in"
          value={contact}
          none="Choose …"
          options={contacts}
          onChange={setContact}
          fault={fault?.of('contact')}
        />
        <Choice
          label="For whom"
          value={covers}
          none="whoever has the layer, gaps too"
          options={duty.contacts.map(({ id, name }) => [id, name] as const)}
          onChange={setCovers}
          fault={fault?.of('covers')}
        />
        <Choice
          label="In which layer"
          value={layer}
          none="in every layer"
          options={duty.layers.map(({ id, name }) => [id, name] as const)}
          onChange={setLayer}
        />
        <div className="row">
          <Moment label="From" value={starts} set={setStarts} />
          <Moment label="To" value={ends} set={setEnds} fault={fault?.of('ends')} />
        </div>
        <p className="hint">In your own time, {zone}.</p>
        <Field label="Note" value={note} onChange={setNote} maxLength={500} hint="If you wish." />
        {save.error && <Fault fault={save.error} />}
        <div className="actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="main"
            type="submit"
            isPending={save.isPending}
            isDisabled={!contact || !starts || !ends}
          >
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Moment({
  label,
  value,
  set,
  fault,
}: {
  label: string
  value: string
  set: (at: string) => void
  fault?: string | undefined
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="datetime-local"
        required
        value={value}
        aria-invalid={fault !== undefined}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {fault && <span className="field-fault">{fault}</span>}
    </label>
  )
}

/** What a datetime-local field shows of an instant, in this browser's zone. */
function localTime(at: string) {
  const when = new Date(at)
  return new Date(when.getTime() - when.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
